/** The gateway from outside: REST, live stream, shell and field bus, with clients and servers that are not ours. */
@NullMarked
package io.busbar.itests.gateway;

import org.jspecify.annotations.NullMarked;
