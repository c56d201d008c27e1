package io.busbar.historian;

import io.busbar.historian.plan.StoragePlan;
import io.busbar.historian.store.StoreSettings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.osgi.framework.BundleContext;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/** Settings of the historian, PID {@code io.busbar.historian}. */
@ObjectClassDefinition(
        name = "%historian.name",
        description = "%historian.description",
        localization = "OSGI-INF/l10n/historian")
@interface HistorianSettings {

    /** PID of these settings. */
    String PID = "io.busbar.historian";

    /** Period of the core gauges in seconds, 1 to 3600. */
    @AttributeDefinition(name = "%core.name", description = "%core.description", min = "1", max = "3600")
    int core_period_seconds() default 60;

    /** Period of the other gauges in seconds, 1 to 3600. */
    @AttributeDefinition(name = "%other.name", description = "%other.description", min = "1", max = "3600")
    int other_period_seconds() default 600;

    /** Period of indexes in seconds, 1 to 3600. */
    @AttributeDefinition(name = "%index.name", description = "%index.description", min = "1", max = "3600")
    int index_period_seconds() default 600;

    /** Period of load curves in seconds, 60 to 3600. */
    @AttributeDefinition(name = "%curve.name", description = "%curve.description", min = "60", max = "3600")
    int curve_period_seconds() default 600;

    /** After how many periods without anything stored that is said, 1 to 1000. */
    @AttributeDefinition(name = "%missing.name", description = "%missing.description", min = "1", max = "1000")
    int missing_periods() default 3;

    /** Quantities stored although the default leaves them out. */
    @AttributeDefinition(name = "%also.name", description = "%also.description")
    String[] store_also() default {};

    /** Quantities not stored. */
    @AttributeDefinition(name = "%not.name", description = "%not.description")
    String[] store_not() default {};

    /** Longest time that a sample waits for the commit that makes it durable, in milliseconds, 10 to 10000. */
    @AttributeDefinition(name = "%tick.name", description = "%tick.description", min = "10", max = "10000")
    int commit_tick_millis() default 250;

    /** Months that the fine resolution is kept; 0 for ever. */
    @AttributeDefinition(name = "%fine.name", description = "%fine.description", min = "0", max = "1200")
    int keep_fine_months() default 36;

    /** Months that everything else is kept; 0 for ever. */
    @AttributeDefinition(name = "%standard.name", description = "%standard.description", min = "0", max = "1200")
    int keep_standard_months() default 0;

    /** Megabytes that the history may take before its oldest months are deleted; 0 for no limit. */
    @AttributeDefinition(name = "%quota.name", description = "%quota.description", min = "0")
    int quota_megabytes() default 0;

    /** Turns settings into a plan. */
    final class Plans {
        private static final int LONGEST_SECONDS = 3600;

        private Plans() {}

        static StoragePlan plan(HistorianSettings settings) {
            return new StoragePlan(
                    seconds(settings.core_period_seconds()),
                    seconds(settings.other_period_seconds()),
                    seconds(settings.index_period_seconds()),
                    seconds(Math.max(60, settings.curve_period_seconds())),
                    Duration.ofHours(1),
                    List.of(settings.store_also()),
                    List.of(settings.store_not()));
        }

        /** Where everything of the history is. */
        static Path directory(BundleContext context) {
            return Path.of(Objects.requireNonNull(
                            context.getProperty("busbar.data"), "the property busbar.data must say where data is kept"))
                    .resolve("historian");
        }

        static StoreSettings store(Path directory, HistorianSettings settings) {
            return StoreSettings.of(directory)
                    .withTick(Duration.ofMillis(Math.max(10, Math.min(10_000, settings.commit_tick_millis()))))
                    .withRetention(
                            Math.max(0, settings.keep_fine_months()),
                            Math.max(0, settings.keep_standard_months()),
                            (long) Math.max(0, settings.quota_megabytes()) << 20);
        }

        /** A period that divides the hour, so that periods begin where hours do. */
        private static Duration seconds(int wished) {
            int seconds = Math.max(1, Math.min(LONGEST_SECONDS, wished));
            while (LONGEST_SECONDS % seconds != 0) {
                seconds--;
            }
            return Duration.ofSeconds(seconds);
        }
    }
}
