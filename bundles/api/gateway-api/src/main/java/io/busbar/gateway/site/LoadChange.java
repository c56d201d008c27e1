package io.busbar.gateway.site;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is to change of a load. What is null stays as it is.
 *
 * @param id the load
 * @param name what people call it; empty for the name that the device has for it
 * @param zone where it is; empty for the zone of the device
 * @param fluid id of a fluid
 * @param usage id of a usage; empty for none
 * @param quantity key of a counter; empty for the usual one of the fluid
 * @param terms what a load is made of; of loads that people made only
 */
public record LoadChange(
        String id,
        @Nullable String name,
        @Nullable String zone,
        @Nullable String fluid,
        @Nullable String usage,
        @Nullable String quantity,
        @Nullable List<LoadTerm> terms) {}
