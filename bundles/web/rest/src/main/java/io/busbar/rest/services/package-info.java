/** What the interface needs of the rest of the gateway, which may come and go. */
@NullMarked
package io.busbar.rest.services;

import org.jspecify.annotations.NullMarked;
