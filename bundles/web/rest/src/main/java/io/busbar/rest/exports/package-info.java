/** Files for others: what is sent, where to, when, and what has become of it. */
@NullMarked
package io.busbar.rest.exports;

import org.jspecify.annotations.NullMarked;
