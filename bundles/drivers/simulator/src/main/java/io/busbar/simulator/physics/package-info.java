/**
 * What a site's electrical network does at any time: voltages, what loads draw, what meters count. Everything follows from a seed and the
 * time alone, so that the past can be computed today and joins the present without a step.
 */
@Version("1.0.0")
@NullMarked
package io.busbar.simulator.physics;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
