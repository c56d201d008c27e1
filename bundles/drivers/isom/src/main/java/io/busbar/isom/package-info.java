/** Driver of the ISOM Digiware family. */
@NullMarked
package io.busbar.isom;

import org.jspecify.annotations.NullMarked;
