/** Every failure as a problem document in the caller's language. */
@NullMarked
package io.busbar.rest.problem;

import org.jspecify.annotations.NullMarked;
