@NullMarked
package io.busbar.registers;

import org.jspecify.annotations.NullMarked;
