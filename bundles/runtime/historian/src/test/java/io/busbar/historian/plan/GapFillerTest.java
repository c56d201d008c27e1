package io.busbar.historian.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class GapFillerTest {

    private static final long START = Instant.parse("2026-05-01T00:00:00Z").toEpochMilli();
    private static final long MINUTE = 60_000;
    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);

    private final RecordingHistorian historian = new RecordingHistorian();
    private final GapFiller filler = new GapFiller(new TestPlan(), historian);

    @AfterEach
    void end() {
        filler.close();
    }

    private void fill(String key, long time, double value, Quality quality, Duration period) throws Exception {
        Points points = new Points("d", List.of(new Points.Point("1", Quantity.of(key))));
        filler.fill(new SampleBatch(points, time, new double[] {value}, new byte[] {(byte) quality.ordinal()}), period)
                .toCompletableFuture()
                .get(10, TimeUnit.SECONDS);
    }

    @Test
    void aCurvesGapIsFilledOnceAndWhatIsStoredStays() throws Exception {
        fill("load.curve.active.import", START, 4000, Quality.GOOD, TEN_MINUTES);
        fill("load.curve.active.import", START, 9999, Quality.GOOD, TEN_MINUTES);
        fill("load.curve.active.import", START - 5 * MINUTE, 9999, Quality.GOOD, TEN_MINUTES);
        fill("load.curve.active.import", START + 10 * MINUTE, 5000, Quality.GOOD, TEN_MINUTES);

        assertThat(historian.stored)
                .containsExactly(
                        "d/1/load.curve.active.import " + START + " 4000.0 GOOD",
                        "d/1/load.curve.active.import " + (START + 10 * MINUTE) + " 5000.0 GOOD");
    }

    @Test
    void anAverageOverTenMinutesWeighsTenMinutesAmongThoseOfOne() throws Exception {
        fill("power.active.total", START, 4000, Quality.GOOD, TEN_MINUTES);

        assertThat(historian.stored)
                .hasSize(10)
                .startsWith("d/1/power.active.total " + START + " 4000.0 GOOD")
                .endsWith("d/1/power.active.total " + (START + 9 * MINUTE) + " 4000.0 GOOD");
    }

    @Test
    void readingsAreKeptUnderTheirOwnTimes() throws Exception {
        fill("energy.active.import", START + 1234, 5000, Quality.GOOD, Duration.ZERO);
        fill("energy.active.import", START + 1234, 6000, Quality.GOOD, Duration.ZERO);
        fill("energy.active.import", START + 1235, 5001, Quality.GOOD, Duration.ZERO);

        assertThat(historian.stored)
                .containsExactly(
                        "d/1/energy.active.import " + (START + 1234) + " 5000.0 GOOD",
                        "d/1/energy.active.import " + (START + 1235) + " 5001.0 GOOD");
    }

    @Test
    void whatIsNotStoredOrNotGoodIsLeftOut() throws Exception {
        fill("voltage.l1n.max", START, 250, Quality.GOOD, TEN_MINUTES);
        fill("voltage.l1n", START, 250, Quality.OUT_OF_RANGE, TEN_MINUTES);
        fill("voltage.l1n", START, Double.NaN, Quality.GOOD, TEN_MINUTES);

        assertThat(historian.stored).isEmpty();
    }

    @Test
    void aHistoryThatTakesNothingIsToldToTheDriver() {
        historian.full = true;

        assertThat(catchThrowable(() -> fill("voltage.l1n", START, 230, Quality.GOOD, TEN_MINUTES)))
                .hasMessageContaining("full");
    }
}
