/** What a line does: whom to ask next, what came of it, when to give up and when to try again. */
@NullMarked
package io.busbar.modbus.line;

import org.jspecify.annotations.NullMarked;
