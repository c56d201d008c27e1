/** The stored form of samples: a few bits each, and back bit by bit. */
@NullMarked
package io.busbar.historian.codec;

import org.jspecify.annotations.NullMarked;
