/** The site's register map files, as all drivers together see them. */
@NullMarked
package io.busbar.engine.maps;

import org.jspecify.annotations.NullMarked;
