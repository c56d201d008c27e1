package io.busbar.historian.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class CalendarStepsTest {

    private static final String[] ZONES = {
        "Europe/Paris",
        "America/New_York",
        "Asia/Kathmandu",
        "Asia/Kolkata",
        "Australia/Lord_Howe",
        "Pacific/Chatham",
        "America/Sao_Paulo",
        "Pacific/Apia",
        "UTC"
    };

    @Property(tries = 2000)
    void everyTimeLiesInExactlyOneInterval(
            @ForAll @LongRange(min = 946_684_800_000L, max = 2_500_000_000_000L) long time,
            @ForAll @IntRange(min = 0, max = 8) int zoneIndex,
            @ForAll Step step) {
        ZoneId zone = ZoneId.of(ZONES[zoneIndex]);
        long start = step.floor(time, zone);
        long end = step.next(start, zone);
        assertThat(start).isLessThanOrEqualTo(time);
        assertThat(end).isGreaterThan(time);
        assertThat(step.floor(start, zone)).isEqualTo(start);
        assertThat(step.floor(end - 1, zone)).isEqualTo(start);
        assertThat(step.floor(end, zone)).isEqualTo(end);
    }

    @Property(tries = 300)
    void intervalsAreCutAtTheSamePlacesHoweverTheyAreReached(
            @ForAll @LongRange(min = 1_500_000_000_000L, max = 1_900_000_000_000L) long from,
            @ForAll @IntRange(min = 0, max = 8) int zoneIndex) {
        ZoneId zone = ZoneId.of(ZONES[zoneIndex]);
        Intervals walked = new Intervals(new StepCut(Step.DAY, zone));
        for (long time = from; time < from + 40L * 86_400_000; time += 7_200_000) {
            if (!walked.holds(time)) {
                walked.enter(time);
            }
            assertThat(walked.start()).isEqualTo(Step.DAY.floor(time, zone));
        }
    }

    @Test
    void daysHave23And25HoursWhereTheClockChanges() {
        assertThat(hours("2026-03-29", "Europe/Paris")).isEqualTo(23);
        assertThat(hours("2026-10-25", "Europe/Paris")).isEqualTo(25);
        assertThat(hours("2026-04-05", "Australia/Lord_Howe")).isEqualTo(24.5);
        assertThat(hours("2028-02-29", "Europe/Paris")).isEqualTo(24);
    }

    private static double hours(String day, String zoneName) {
        ZoneId zone = ZoneId.of(zoneName);
        long noon = ZonedDateTime.parse(day + "T12:00:00Z[" + zoneName + "]")
                .withZoneSameLocal(zone)
                .toInstant()
                .toEpochMilli();
        long start = Step.DAY.floor(noon, zone);
        return (Step.DAY.next(start, zone) - start) / 3_600_000.0;
    }

    @Test
    void rollupsAreUsedOnlyWhereIntervalsBeginWithTheirRows() {
        long from = Instant.parse("2026-01-01T00:00:00Z").toEpochMilli();
        long to = from + Duration.of(365, ChronoUnit.DAYS).toMillis();
        assertThat(RollupLevel.HOUR.fits(cut(Step.DAY, "Europe/Paris"), from, to))
                .isTrue();
        assertThat(RollupLevel.HOUR.fits(cut(Step.DAY, "Asia/Kolkata"), from, to))
                .isFalse();
        assertThat(RollupLevel.TEN_MINUTES.fits(cut(Step.DAY, "Asia/Kolkata"), from, to))
                .isTrue();
        assertThat(RollupLevel.TEN_MINUTES.fits(cut(Step.DAY, "Asia/Kathmandu"), from, to))
                .isFalse();
        assertThat(RollupLevel.MINUTE.fits(cut(Step.DAY, "Asia/Kathmandu"), from, to))
                .isTrue();
        assertThat(RollupLevel.HOUR.fits(cut(Step.DAY, "Australia/Lord_Howe"), from, to))
                .isFalse();
        assertThat(RollupLevel.HOUR.fits(cut(Step.HOUR, "Asia/Kolkata"), from, to))
                .isTrue();
        assertThat(RollupLevel.HOUR.fits(cut(Step.QUARTER_HOUR, "Europe/Paris"), from, to))
                .isFalse();
        assertThat(RollupLevel.TEN_MINUTES.fits(cut(Step.QUARTER_HOUR, "Europe/Paris"), from, to))
                .isFalse();
        assertThat(RollupLevel.MINUTE.fits(cut(Step.QUARTER_HOUR, "Europe/Paris"), from, to))
                .isTrue();
    }

    private static StepCut cut(Step step, String zone) {
        return new StepCut(step, ZoneId.of(zone));
    }

    @Property(tries = 300)
    void whatACutRemembersIsWhatTheStepSays(
            @ForAll Step step,
            @ForAll @IntRange(min = 0, max = 8) int zoneIndex,
            @ForAll @LongRange(min = 1) long seed) {
        ZoneId zone = ZoneId.of(ZONES[zoneIndex]);
        StepCut cut = new StepCut(step, zone);
        Random random = new Random(seed);
        long time = 1_600_000_000_000L;
        for (int i = 0; i < 60; i++) {
            // Forwards and back, by hours, by years, and once in a while by more than is remembered.
            double hours = random.nextGaussian() * Math.pow(10, random.nextInt(7));
            time = Math.max(0, Math.min(9_000_000_000_000L, time + (long) (hours * 3_600_000)));
            long start = step.floor(time, zone);
            assertThat(cut.floor(time)).isEqualTo(start);
            for (int more = 0; more < 3; more++) {
                long next = step.next(start, zone);
                assertThat(cut.next(start)).isEqualTo(next);
                start = next;
            }
        }
    }
}
