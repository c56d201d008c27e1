/**
 * The devices and lines that people set up, kept in step with the drivers and the bus that happen to be there: one session a device,
 * opened when all it needs is there and closed before any of it goes.
 */
@NullMarked
package io.busbar.engine.devices;

import org.jspecify.annotations.NullMarked;
