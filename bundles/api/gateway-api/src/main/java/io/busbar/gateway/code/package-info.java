/** Which code may run in the gateway, and who stands for it. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.code;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
