package io.busbar.engine.devices;

import io.busbar.driver.PollTier;
import io.busbar.gateway.devices.DeviceConfig;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What the settings of a device must be, whatever drivers and lines there are. */
final class DeviceRules {

    private static final int LEAST_PERIOD_MS = 100;
    private static final int LONGEST_PERIOD_MS = 3_600_000;
    private static final int REFERENCE_LENGTH = 80;

    private DeviceRules() {}

    static FieldChecks check(DeviceConfig device) {
        FieldChecks checks = new FieldChecks();
        checks.required("id", device.id());
        if (!checks.has("id")) {
            checks.id("id", device.id());
        }
        checks.required("reference", device.reference());
        checks.text("reference", device.reference(), REFERENCE_LENGTH);
        checks.required("name", device.name());
        checks.text("name", device.name(), FieldChecks.NAME_LENGTH);
        checks.text("zone", device.zone(), FieldChecks.NAME_LENGTH);
        checks.range("unit", device.unit(), 0, 255);
        checks.text("serial", device.serial(), FieldChecks.SERIAL_LENGTH);
        device.periodsMs().forEach((tier, period) -> period(checks, tier, period));
        return checks;
    }

    private static void period(FieldChecks checks, String tier, Integer period) {
        if (Arrays.stream(PollTier.values()).map(DeviceRules::name).noneMatch(tier::equals)) {
            String tiers =
                    Arrays.stream(PollTier.values()).map(DeviceRules::name).collect(Collectors.joining(", "));
            checks.add("periodsMs", "choice.unknown", tier, tiers);
        } else {
            checks.range("periodsMs." + tier, period, LEAST_PERIOD_MS, LONGEST_PERIOD_MS);
        }
    }

    /** A tier as it is written in settings. */
    static String name(PollTier tier) {
        return tier.name().toLowerCase(Locale.ROOT);
    }
}
