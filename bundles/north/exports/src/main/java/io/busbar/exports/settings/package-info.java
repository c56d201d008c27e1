/** What people decide about exports: the names in files, the schedules, the destinations. */
@NullMarked
package io.busbar.exports.settings;

import org.jspecify.annotations.NullMarked;
