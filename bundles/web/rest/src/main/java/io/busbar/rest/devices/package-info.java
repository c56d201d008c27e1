/** The devices. */
@NullMarked
package io.busbar.rest.devices;

import org.jspecify.annotations.NullMarked;
