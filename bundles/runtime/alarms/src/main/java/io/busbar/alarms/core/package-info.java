/** When something is an alarm: pure rules, without clocks, files or threads of their own. */
@NullMarked
package io.busbar.alarms.core;

import org.jspecify.annotations.NullMarked;
