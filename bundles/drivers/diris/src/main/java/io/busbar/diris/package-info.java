/** Driver of the DIRIS family. */
@NullMarked
package io.busbar.diris;

import org.jspecify.annotations.NullMarked;
