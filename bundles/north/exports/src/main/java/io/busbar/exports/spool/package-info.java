/** Files that wait, in the order in which they go, and what has become of them. */
@NullMarked
package io.busbar.exports.spool;

import org.jspecify.annotations.NullMarked;
