/** Driver of the ATyS family. */
@NullMarked
package io.busbar.atys;

import org.jspecify.annotations.NullMarked;
