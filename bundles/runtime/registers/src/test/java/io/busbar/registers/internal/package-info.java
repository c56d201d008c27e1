@NullMarked
package io.busbar.registers.internal;

import org.jspecify.annotations.NullMarked;
