/** Commands of the Karaf shell, scope {@code busbar}: everything that the pages do, for a person at a prompt or a script. */
@NullMarked
package io.busbar.shell;

import org.jspecify.annotations.NullMarked;
