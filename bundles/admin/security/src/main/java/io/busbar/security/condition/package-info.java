/** Asks everybody who knows conditions, and tells what came, changed and went. */
@NullMarked
package io.busbar.security.condition;

import org.jspecify.annotations.NullMarked;
