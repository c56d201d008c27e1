/** Detections and the inbox of what they found. */
@NullMarked
package io.busbar.rest.detection;

import org.jspecify.annotations.NullMarked;
