package io.busbar.alarms.watch;

import io.busbar.alarms.core.Verdict;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmDefinition;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * How much of something was consumed since its period began: what the history holds up to the first look, and what the counter has counted
 * since. Used under the lock of the {@link Watcher}.
 */
public final class Consumptions {

    /** What was counted in a time, going by the history; empty where it does not know. */
    @FunctionalInterface
    public interface Counted {
        /** From, inclusive, to, exclusive. */
        OptionalDouble between(String point, Instant from, Instant to);
    }

    private final Counted counted;
    private final Supplier<ZoneId> zone;
    private final Map<String, Sum> sums = new HashMap<>();

    private static final class Sum {
        private final Instant begin;
        private double total;
        private double last;

        Sum(Instant begin, double total, double last) {
            this.begin = begin;
            this.total = total;
            this.last = last;
        }
    }

    /** Sums from this history, in periods of this zone. */
    public Consumptions(Counted counted, Supplier<ZoneId> zone) {
        this.counted = counted;
        this.zone = zone;
    }

    /** Whether more was consumed than allowed; a new period begins within. */
    Verdict judge(AlarmDefinition definition, double counter, Instant time) {
        Double high = definition.high();
        if (high == null || Double.isNaN(counter)) {
            return Verdict.UNKNOWN;
        }
        Instant begin = begin(definition, time, zone.get());
        Sum sum = sums.get(definition.id());
        if (sum == null || !sum.begin.equals(begin)) {
            sum = new Sum(begin, before(definition, sum, begin, time), counter);
            sums.put(definition.id(), sum);
        }
        // A counter that goes back was reset or exchanged: what it shows was counted since.
        sum.total += counter >= sum.last ? counter - sum.last : counter;
        sum.last = counter;
        return sum.total > high ? Verdict.BEYOND : Verdict.WITHIN;
    }

    private double before(AlarmDefinition definition, @Nullable Sum last, Instant begin, Instant time) {
        boolean seenFromTheBeginning = last != null && last.begin.isBefore(begin);
        return seenFromTheBeginning
                ? 0
                : counted.between(Candidates.points(definition).get(0), begin, time)
                        .orElse(0);
    }

    /** What was consumed, and the limit. */
    Alarm.Reading reading(AlarmDefinition definition) {
        Sum sum = sums.get(definition.id());
        double total = sum == null ? Double.NaN : sum.total;
        return new Alarm.Reading(total, Objects.requireNonNullElse(definition.high(), Double.NaN), total);
    }

    /** When the period began in which a moment is. */
    static Instant begin(AlarmDefinition definition, Instant time, ZoneId zone) {
        ZonedDateTime local = time.atZone(zone);
        AlarmDefinition.Period period = Objects.requireNonNullElse(definition.period(), AlarmDefinition.Period.DAY);
        return switch (period) {
            case HOUR -> local.truncatedTo(ChronoUnit.HOURS).toInstant();
            case DAY -> local.toLocalDate().atStartOfDay(zone).toInstant();
            case WEEK ->
                local.toLocalDate()
                        .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .atStartOfDay(zone)
                        .toInstant();
            case MONTH ->
                local.toLocalDate().withDayOfMonth(1).atStartOfDay(zone).toInstant();
        };
    }
}
