/** Finding the devices that are connected: detections, and the inbox of what they found. */
@Version("1.0.0")
@NullMarked
package io.busbar.gateway.detection;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
