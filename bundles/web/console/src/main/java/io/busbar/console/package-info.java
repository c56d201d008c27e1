/** Serves the web console: the files of the page, as the build compressed them. */
@NullMarked
package io.busbar.console;

import org.jspecify.annotations.NullMarked;
