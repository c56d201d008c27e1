/** The ways to the servers of others. */
@NullMarked
package io.busbar.exports.transport;

import org.jspecify.annotations.NullMarked;
