/**
 * Finding the devices that are connected: the unit ids of a line are asked one after the other, what answers is recognised and compared
 * with what is set up, and the difference waits in an inbox until somebody decides.
 */
@NullMarked
package io.busbar.engine.detection;

import org.jspecify.annotations.NullMarked;
