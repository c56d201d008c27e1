package io.busbar.simulator.physics;

import java.util.Map;
import java.util.Optional;

/** Readings of indexes and of what follows from them. */
final class IndexReadings {

    private static final Map<String, Integer> REGISTERS = Map.of(
            "energy.active.import", Energies.ACTIVE_IMPORT,
            "energy.active.export", Energies.ACTIVE_EXPORT,
            "energy.reactive.import", Energies.REACTIVE_IMPORT,
            "energy.reactive.export", Energies.REACTIVE_EXPORT,
            "energy.apparent", Energies.APPARENT,
            "energy.reactive.import.lagging", Energies.IMPORT_LAGGING,
            "energy.reactive.import.leading", Energies.IMPORT_LEADING,
            "energy.reactive.export.lagging", Energies.EXPORT_LAGGING,
            "energy.reactive.export.leading", Energies.EXPORT_LEADING,
            "time.operating.load", Energies.LOADED);
    private static final String PARTIAL = ".partial";

    private IndexReadings() {}

    static Optional<Reading> of(QuantityKey key) {
        int channel = key.phaseIndex();
        int tariff = key.tariff();
        if (tariff >= Energies.TARIFFS) {
            // A tariff that the site does not use has counted nothing.
            return Optional.of((meter, millis) -> 0);
        }
        boolean partial = key.base().endsWith(PARTIAL);
        String total = partial ? key.base().substring(0, key.base().length() - PARTIAL.length()) : key.base();
        Integer register = REGISTERS.get(total);
        if (register != null) {
            int wanted = register;
            return Optional.of(
                    partial
                            ? (meter, millis) -> meter.partialIndex(channel, tariff, wanted, millis)
                            : (meter, millis) -> meter.index(channel, tariff, wanted, millis));
        }
        return switch (key.base()) {
            case "energy.reactive.lagging" -> sum(channel, tariff, Energies.IMPORT_LAGGING, Energies.EXPORT_LAGGING, 1);
            case "energy.reactive.leading" -> sum(channel, tariff, Energies.IMPORT_LEADING, Energies.EXPORT_LEADING, 1);
            case "energy.active.net" -> sum(channel, tariff, Energies.ACTIVE_IMPORT, Energies.ACTIVE_EXPORT, -1);
            case "energy.reactive.net" -> sum(channel, tariff, Energies.REACTIVE_IMPORT, Energies.REACTIVE_EXPORT, -1);
            case "time.operating" -> Optional.of(LoadMeter::operatingSeconds);
            case "tariff.current" -> Optional.of((meter, millis) -> meter.tariff(millis));
            default -> Optional.empty();
        };
    }

    private static Optional<Reading> sum(int channel, int tariff, int first, int second, int sign) {
        return Optional.of((meter, millis) ->
                meter.index(channel, tariff, first, millis) + sign * meter.index(channel, tariff, second, millis));
    }
}
