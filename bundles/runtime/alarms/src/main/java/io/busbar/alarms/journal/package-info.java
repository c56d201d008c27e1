/** What happened, on disk, and how it is found again. */
@NullMarked
package io.busbar.alarms.journal;

import org.jspecify.annotations.NullMarked;
