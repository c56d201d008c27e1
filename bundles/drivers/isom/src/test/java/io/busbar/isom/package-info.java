@NullMarked
package io.busbar.isom;

import org.jspecify.annotations.NullMarked;
