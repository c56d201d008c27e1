/** Files as text: layouts, numbers, cells, and the values in the order in which a layout wants them. */
@NullMarked
package io.busbar.exports.format;

import org.jspecify.annotations.NullMarked;
