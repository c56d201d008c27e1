@NullMarked
package io.busbar.countis;

import org.jspecify.annotations.NullMarked;
