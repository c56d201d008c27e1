package io.busbar.gateway.devices;

import io.busbar.driver.Identification;
import io.busbar.driver.LoadDescription;
import io.busbar.driver.Product;
import io.busbar.gateway.lines.Timing;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.problem.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A device and how it fares.
 *
 * @param product what the catalogue says of its reference, or null without a driver
 * @param since when it entered this state
 * @param lastError the last failure in one English sentence, or null
 * @param identification what it says of itself, or null until read
 * @param loads the loads it is set up with, empty until read
 * @param error the last failure in any language, or null
 * @param timing how well its periods are kept
 */
public record DeviceStatus(
        DeviceConfig config,
        @Nullable Product product,
        DeviceState state,
        DeviceDetail detail,
        Instant since,
        @Nullable String lastError,
        @Nullable Identification identification,
        List<LoadDescription> loads,
        Traffic traffic,
        @Nullable Message error,
        Timing timing) {

    /** A device of which it is not known how well its periods are kept. */
    public DeviceStatus(
            DeviceConfig config,
            @Nullable Product product,
            DeviceState state,
            DeviceDetail detail,
            Instant since,
            @Nullable String lastError,
            @Nullable Identification identification,
            List<LoadDescription> loads,
            Traffic traffic,
            @Nullable Message error) {
        this(config, product, state, detail, since, lastError, identification, loads, traffic, error, Timing.NONE);
    }

    /** A device whose last failure is told in English only. */
    public DeviceStatus(
            DeviceConfig config,
            @Nullable Product product,
            DeviceState state,
            DeviceDetail detail,
            Instant since,
            @Nullable String lastError,
            @Nullable Identification identification,
            List<LoadDescription> loads,
            Traffic traffic) {
        this(
                config,
                product,
                state,
                detail,
                since,
                lastError,
                identification,
                loads,
                traffic,
                lastError == null ? null : Message.of("failure.said", lastError));
    }
}
