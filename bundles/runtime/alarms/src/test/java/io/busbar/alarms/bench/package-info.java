/** How quick alarms are. */
@NullMarked
package io.busbar.alarms.bench;

import org.jspecify.annotations.NullMarked;
