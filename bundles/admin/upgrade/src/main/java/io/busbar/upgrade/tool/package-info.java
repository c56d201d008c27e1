/** {@code busbar package}: makes, signs, shows, examines and unpacks upgrade packages, on the machine of who publishes them. */
@NullMarked
package io.busbar.upgrade.tool;

import org.jspecify.annotations.NullMarked;
