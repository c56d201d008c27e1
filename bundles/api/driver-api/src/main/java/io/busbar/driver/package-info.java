/**
 * What a device driver and the gateway say to each other: quantities, samples, sessions and the link to the bus.
 *
 * <p>What the numbers of states mean stands in {@link io.busbar.driver.States}, in English and French, for pages, alarms and files alike.
 *
 * <p>This package is small and frozen: a driver bundle built against it keeps working in later gateways.
 */
@Version("1.2.0")
@NullMarked
package io.busbar.driver;

import org.jspecify.annotations.NullMarked;
import org.osgi.annotation.versioning.Version;
