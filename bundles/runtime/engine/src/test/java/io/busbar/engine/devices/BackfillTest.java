package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.DeviceContext;
import io.busbar.driver.Points;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class BackfillTest {

    private static final Duration PERIOD = Duration.ofMinutes(10);

    private final TestEngine engine;
    private final FakeBus bus = new FakeBus();
    private final FakeDriver diris = FakeDriver.diris();
    private final String device;

    BackfillTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(bus);
        engine.install(1, diris, "io.busbar.diris", "0.1.0");
        device = engine.add("DIRIS Digiware I-35", 102).config().id();
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void samplesOfThePastReachNeitherTheBusNorTheLastValues() {
        CompletionStage<Void> durable = context().backfill(batch(device), PERIOD);

        assertThat(engine.backfills).hasSize(1);
        assertThat(engine.samples).isEmpty();
        assertThat(engine.values.values(device)).isEmpty();
        assertThat(durable.toCompletableFuture()).isNotDone();
        engine.backfills.get(0).complete(null);
        assertThat(durable.toCompletableFuture()).isCompleted();
    }

    @Test
    void noMoreThanTheLimitIsUnderWayAtOnce() {
        List<CompletableFuture<Void>> stages = new ArrayList<>();
        for (int i = 0; i <= DeviceContext.MOST_BACKFILLS; i++) {
            stages.add(context().backfill(batch(device), PERIOD).toCompletableFuture());
        }

        assertThat(engine.backfills).hasSize(DeviceContext.MOST_BACKFILLS);
        assertThat(stages.get(DeviceContext.MOST_BACKFILLS)).isCompletedExceptionally();
        engine.backfills.get(0).complete(null);
        assertThat(context().backfill(batch(device), PERIOD).toCompletableFuture())
                .isNotDone();
    }

    @Test
    void othersSamplesAndImpossiblePeriodsAreRefused() {
        assertThatThrownBy(() -> context().backfill(batch("e24-9"), PERIOD))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("e24-9");
        assertThatThrownBy(() -> context().backfill(batch(device), Duration.ofHours(25)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("day");
        assertThat(engine.backfills).isEmpty();
    }

    private DeviceContext context() {
        return diris.session(device).context;
    }

    private static SampleBatch batch(String device) {
        Points points = new Points(device, List.of(new Points.Point("1", Quantity.of("power.active.total"))));
        return new SampleBatch(points, 600_000, new double[] {4200}, new byte[1]);
    }
}
