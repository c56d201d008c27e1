/** What was measured, in columns for a chart. */
@NullMarked
package io.busbar.rest.history;

import org.jspecify.annotations.NullMarked;
