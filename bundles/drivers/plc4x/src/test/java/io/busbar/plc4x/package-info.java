@NullMarked
package io.busbar.plc4x;

import org.jspecify.annotations.NullMarked;
