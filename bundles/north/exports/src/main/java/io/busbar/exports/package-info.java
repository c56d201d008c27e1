/** The service that sends what was measured to others. */
@NullMarked
package io.busbar.exports;

import org.jspecify.annotations.NullMarked;
