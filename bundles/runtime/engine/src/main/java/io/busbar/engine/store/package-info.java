/** The documents in which a site's lines and devices are kept: one small JSON file each, replaced as a whole. */
@NullMarked
package io.busbar.engine.store;

import org.jspecify.annotations.NullMarked;
