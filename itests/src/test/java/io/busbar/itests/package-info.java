/**
 * Tests of the real assembly: inside Karaf ({@link io.busbar.itests.GatewayTest}) or from outside, as a process ({@link
 * io.busbar.itests.GatewayProcess}).
 */
@NullMarked
package io.busbar.itests;

import org.jspecify.annotations.NullMarked;
