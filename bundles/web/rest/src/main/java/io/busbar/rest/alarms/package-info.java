/** Alarms and events. */
@NullMarked
package io.busbar.rest.alarms;

import org.jspecify.annotations.NullMarked;
