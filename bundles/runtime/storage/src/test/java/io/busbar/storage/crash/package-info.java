/** A file layer in memory that remembers every operation, fails on demand, and tells what a disk may hold after a power cut. */
@NullMarked
package io.busbar.storage.crash;

import org.jspecify.annotations.NullMarked;
