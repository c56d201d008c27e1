package io.busbar.rest.history;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.Sample;
import io.busbar.rest.fixture.HistorianFixture;
import java.time.Instant;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RawColumnsTest {

    private static final String POINT = "a/-/voltage.l1n";
    private static final Instant START = Instant.parse("2026-11-21T00:00:00Z");

    private final HistorianFixture historian = new HistorianFixture();

    private void put(int second, double value, Quality quality) {
        historian.put(new Sample(POINT, Quantity.of("voltage.l1n"), START.plusSeconds(second), value, quality, null));
    }

    private RawColumns read(int max) {
        return RawColumns.read(historian, POINT, START, START.plusSeconds(1000), max);
    }

    @Test
    void withinTheLimitEverySampleIsThere() {
        put(0, 230, Quality.GOOD);
        put(1, 231, Quality.SIMULATED);
        put(2, Double.NaN, Quality.COMM_FAULT);
        RawColumns columns = read(3);
        assertThat(columns.isThinned()).isFalse();
        assertThat(columns.times.size()).isEqualTo(3);
        assertThat(columns.values.get(1)).isEqualTo(231);
        assertThat(columns.values.get(2)).isNaN();
        assertThat(columns.isAllGood()).isFalse();
        assertThat(columns.qualities.get(2)).isEqualTo(Quality.COMM_FAULT.ordinal());
    }

    @Test
    void thinningKeepsPeakDipAndGapInOrder() {
        for (int second = 0; second < 1000; second++) {
            double value = second == 555 ? 400 : second == 557 ? 1 : 230;
            put(second, value, second == 556 ? Quality.STALE : Quality.GOOD);
        }
        RawColumns columns = read(100);
        assertThat(columns.isThinned()).isTrue();
        assertThat(columns.times.size()).isBetween(50, 150);
        int peak = IntStream.range(0, columns.times.size())
                .filter(row -> columns.values.get(row) == 400)
                .findFirst()
                .orElseThrow();
        assertThat(columns.times.get(peak)).isEqualTo(START.plusSeconds(555).toEpochMilli());
        assertThat(columns.values.get(peak + 1)).as("the gap between them").isNaN();
        assertThat(columns.times.get(peak + 1)).isEqualTo(START.plusSeconds(556).toEpochMilli());
        assertThat(columns.values.get(peak + 2)).isEqualTo(1);
        for (int row = 1; row < columns.times.size(); row++) {
            assertThat(columns.times.get(row)).isGreaterThan(columns.times.get(row - 1));
        }
    }

    @Test
    void aValueThatIsNotGoodIsNotShownAsOne() {
        put(0, 230, Quality.STALE);
        assertThat(read(10).values.get(0)).isNaN();
    }
}
