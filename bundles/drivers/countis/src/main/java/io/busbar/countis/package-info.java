/** Driver of the COUNTIS family. */
@NullMarked
package io.busbar.countis;

import org.jspecify.annotations.NullMarked;
