/** Lines: a TCP endpoint or a serial port, and what it does with the units behind it. */
@Version("1.2.0")
@NullMarked
package io.busbar.gateway.lines;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
