/**
 * The file of an upgrade package: a header, a manifest, its signatures, the blobs that the manifest lists, and the suffix of USB DFU 1.1.
 * Nothing in here decides whether a package suits this gateway; that is for who installs it.
 */
@NullMarked
package io.busbar.upgrade.container;

import org.jspecify.annotations.NullMarked;
