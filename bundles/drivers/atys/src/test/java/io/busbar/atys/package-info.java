@NullMarked
package io.busbar.atys;

import org.jspecify.annotations.NullMarked;
