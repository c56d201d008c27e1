/** Files that survive a power cut: atomic replacement, framed append-only journals, and the file layer below both. */
@Version("1.1.0")
@NullMarked
package io.busbar.storage;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
