/** The documents in which a site is kept: one small JSON file each, replaced as a whole. */
@Version("1.0.0")
@NullMarked
package io.busbar.storage.documents;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
