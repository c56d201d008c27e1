@NullMarked
package io.busbar.diris;

import org.jspecify.annotations.NullMarked;
