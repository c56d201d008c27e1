@NullMarked
package io.busbar.generic;

import org.jspecify.annotations.NullMarked;
