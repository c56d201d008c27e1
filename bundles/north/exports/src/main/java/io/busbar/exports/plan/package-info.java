/** When files are made, and of what. */
@NullMarked
package io.busbar.exports.plan;

import org.jspecify.annotations.NullMarked;
