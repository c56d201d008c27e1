/** Samples in order of time, and what they amount to interval by interval. */
@NullMarked
package io.busbar.historian.query;

import org.jspecify.annotations.NullMarked;
