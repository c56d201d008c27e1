/**
 * Register maps: text files that say where a device keeps its quantities, and everything that can be done with them: parsing, linting,
 * planning reads, decoding, encoding, and the driver that any map makes.
 */
@Version("1.2.0")
@NullMarked
package io.busbar.registers;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
