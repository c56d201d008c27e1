package io.busbar.engine.bus;

import static io.busbar.engine.bus.Batches.batch;
import static io.busbar.engine.bus.Batches.fault;
import static io.busbar.engine.bus.Batches.points;
import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.LiveValue;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LastValueTableTest {

    private static final String VOLTAGE = "m1/-/voltage.l1n";

    private final AtomicLong now = new AtomicLong(1);
    private final LastValueTable table = new LastValueTable(now::get);
    private final Points points = points("m1", "voltage.l1n", "frequency");

    @Test
    void givesTheNewestValueOfAPoint() {
        table.accept(batch(points, 1000, 230.1, 50.01));
        table.accept(batch(points, 2000, 231.2, 49.99));

        LiveValue value = value();
        assertThat(value.value()).isEqualTo(231.2);
        assertThat(value.time()).isEqualTo(Instant.ofEpochMilli(2000));
        assertThat(value.quality()).isEqualTo(Quality.GOOD);
        assertThat(value.device()).isEqualTo("m1");
        assertThat(value.load()).isEqualTo("-");
    }

    @Test
    void givesADevicesValuesInTheOrderOfItsDriver() {
        table.accept(batch(points, 1000, 230, 50));
        table.accept(batch(points("m1", "energy.active.import"), 1000, 7));
        table.accept(batch(points("m2", "frequency"), 1000, 50));

        assertThat(table.values("m1"))
                .extracting(LiveValue::point)
                .containsExactly(VOLTAGE, "m1/-/frequency", "m1/-/energy.active.import");
    }

    @Test
    void knowsNothingOfTheUnknown() {
        assertThat(table.value(VOLTAGE)).isEmpty();
        assertThat(table.value("nonsense")).isEmpty();
        assertThat(table.values("m1")).isEmpty();
        table.offline("m1");
        assertThat(table.values("m1")).isEmpty();
    }

    @Test
    void valueIsStaleAfterSeveralOfItsOwnPeriods() {
        readEvery(Duration.ofSeconds(10), 5);

        pass(Duration.ofSeconds(29));
        assertThat(value().quality()).isEqualTo(Quality.GOOD);
        pass(Duration.ofSeconds(2));

        assertThat(value().quality()).isEqualTo(Quality.STALE);
        assertThat(value().value()).isEqualTo(230);
    }

    @Test
    void shortFirstGapDoesNotMakeASlowValueStale() {
        table.accept(batch(points, 1000, 230, 50));
        pass(Duration.ofSeconds(2));
        table.accept(batch(points, 3000, 230, 50));
        for (int i = 0; i < 5; i++) {
            pass(Duration.ofSeconds(59));
            assertThat(value().quality()).isEqualTo(Quality.GOOD);
            pass(Duration.ofSeconds(1));
            table.accept(batch(points, 60_000L * i, 230, 50));
        }
        pass(Duration.ofSeconds(181));
        assertThat(value().quality()).isEqualTo(Quality.STALE);
    }

    @Test
    void fastValueIsNotStaleWithinSeconds() {
        readEvery(Duration.ofMillis(200), 5);

        pass(Duration.ofSeconds(4));

        assertThat(value().quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void outageDoesNotTeachALongPeriod() {
        readEvery(Duration.ofSeconds(10), 5);
        pass(Duration.ofHours(1));
        table.accept(batch(points, 9000, 230, 50));

        pass(Duration.ofSeconds(45));

        assertThat(value().quality()).isEqualTo(Quality.STALE);
    }

    @Test
    void deviceGoneOfflineMakesItsValuesStaleWithTheirAgeKept() {
        table.accept(batch(points, 1000, 230, 50));
        table.offline("m1");

        assertThat(value().quality()).isEqualTo(Quality.STALE);
        assertThat(value().value()).isEqualTo(230);
        assertThat(value().time()).isEqualTo(Instant.ofEpochMilli(1000));

        pass(Duration.ofSeconds(1));
        table.accept(batch(points, 2000, 231, 50));
        assertThat(value().quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void failedReadKeepsTheNumberAndItsTimeAndSaysSo() {
        table.accept(batch(points, 1000, 230, 50));
        table.accept(fault(points, 2000));

        assertThat(value().value()).isEqualTo(230);
        assertThat(value().time()).isEqualTo(Instant.ofEpochMilli(1000));
        assertThat(value().quality()).isEqualTo(Quality.COMM_FAULT);

        table.accept(batch(points, 3000, 229, 50));
        assertThat(value().value()).isEqualTo(229);
        assertThat(value().quality()).isEqualTo(Quality.GOOD);
    }

    @Test
    void pointNeverReadHasNoNumber() {
        table.accept(fault(points, 1000));

        assertThat(value().value()).isNaN();
        assertThat(value().quality()).isEqualTo(Quality.COMM_FAULT);
    }

    @Test
    void qualityThatTheDeviceGaveIsNotHiddenByAge() {
        byte[] qualities = {(byte) Quality.NOT_AVAILABLE.ordinal(), (byte) Quality.GOOD.ordinal()};
        table.accept(new SampleBatch(points, 1000, new double[] {Double.NaN, 50}, qualities));
        table.offline("m1");

        assertThat(value().quality()).isEqualTo(Quality.NOT_AVAILABLE);
        assertThat(table.value("m1/-/frequency").orElseThrow().quality()).isEqualTo(Quality.STALE);
    }

    @Test
    void laterBlockTakesOverAPointAndKeepsItsPlace() {
        table.accept(batch(points, 1000, 230, 50));
        table.accept(batch(points("m1", "frequency", "current.l1"), 2000, 49, 12));

        assertThat(table.values("m1"))
                .extracting(LiveValue::point)
                .containsExactly(VOLTAGE, "m1/-/frequency", "m1/-/current.l1");
        assertThat(table.value("m1/-/frequency").orElseThrow().value()).isEqualTo(49);
        assertThat(value().value()).isEqualTo(230);
    }

    @Test
    void pointThatIsNoLongerDeliveredIsForgottenInTheEnd() {
        table.accept(batch(points("m1", "current.l1"), 1000, 12));
        pass(Duration.ofHours(4));
        table.accept(batch(points, 2000, 230, 50));

        table.forgetAbandoned("m1");

        assertThat(table.value("m1/-/current.l1")).isEmpty();
        assertThat(value().value()).isEqualTo(230);
    }

    @Test
    void removedDeviceHasNoValues() {
        table.accept(batch(points, 1000, 230, 50));
        table.remove("m1");

        assertThat(table.values("m1")).isEmpty();
        assertThat(table.value(VOLTAGE)).isEmpty();
    }

    private void readEvery(Duration period, int times) {
        for (int i = 0; i < times; i++) {
            pass(period);
            table.accept(batch(points, 1000L * i, 230, 50));
        }
    }

    private LiveValue value() {
        return table.value(VOLTAGE).orElseThrow();
    }

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }
}
