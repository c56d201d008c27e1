/** JSON as the interface speaks it: strict in what it takes, ISO times, no NaN. */
@NullMarked
package io.busbar.rest.json;

import org.jspecify.annotations.NullMarked;
