/** The alarms that people have defined, watched on the samples of the site. */
@NullMarked
package io.busbar.alarms.watch;

import org.jspecify.annotations.NullMarked;
