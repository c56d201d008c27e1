package io.busbar.historian.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.Step;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
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
        Intervals walked = Intervals.of(Step.DAY, zone);
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
        assertThat(RollupLevel.HOUR.fits(Step.DAY, ZoneId.of("Europe/Paris"), from, to))
                .isTrue();
        assertThat(RollupLevel.HOUR.fits(Step.DAY, ZoneId.of("Asia/Kolkata"), from, to))
                .isFalse();
        assertThat(RollupLevel.TEN_MINUTES.fits(Step.DAY, ZoneId.of("Asia/Kolkata"), from, to))
                .isTrue();
        assertThat(RollupLevel.TEN_MINUTES.fits(Step.DAY, ZoneId.of("Asia/Kathmandu"), from, to))
                .isFalse();
        assertThat(RollupLevel.MINUTE.fits(Step.DAY, ZoneId.of("Asia/Kathmandu"), from, to))
                .isTrue();
        assertThat(RollupLevel.HOUR.fits(Step.DAY, ZoneId.of("Australia/Lord_Howe"), from, to))
                .isFalse();
        assertThat(RollupLevel.HOUR.fits(Step.HOUR, ZoneId.of("Asia/Kolkata"), from, to))
                .isTrue();
        assertThat(RollupLevel.HOUR.fits(Step.QUARTER_HOUR, ZoneId.of("Europe/Paris"), from, to))
                .isFalse();
        assertThat(RollupLevel.TEN_MINUTES.fits(Step.QUARTER_HOUR, ZoneId.of("Europe/Paris"), from, to))
                .isFalse();
        assertThat(RollupLevel.MINUTE.fits(Step.QUARTER_HOUR, ZoneId.of("Europe/Paris"), from, to))
                .isTrue();
    }
}
