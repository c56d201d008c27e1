package io.busbar.historian.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Quality;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.ProblemException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * What every {@link io.busbar.gateway.history.Historian} must keep: what was acknowledged, bit by bit and once, over reopening, kills, a full
 * disk, clocks that jump and samples that come late. A storage bundle extends this.
 */
public abstract class DurabilityContract extends HistorianKit {

    @Test
    void whatIsAcknowledgedIsReadBackBitByBit() throws Exception {
        double[] values = {1.5, -0.0, Double.NaN, 1e300, 0.1, Double.POSITIVE_INFINITY};
        byte[] qualities = {0, 6, 3, 0, 5, 4};
        append(POWER, START, MINUTE, values, qualities);
        assertThat(raw(POWER)).hasSize(6);
        reopen();
        List<Stored> back = raw(POWER);
        for (int i = 0; i < values.length; i++) {
            assertThat(back.get(i).time()).isEqualTo(START + i * MINUTE);
            assertThat(Double.doubleToRawLongBits(back.get(i).value()))
                    .isEqualTo(Double.doubleToRawLongBits(values[i]));
            assertThat(back.get(i).quality()).isEqualTo(Quality.of(qualities[i]));
        }
    }

    @Test
    void theLaterWriteWinsWhereTimesAreEqual() throws Exception {
        Random random = new Random(5);
        TreeMap<Long, Double> expected = new TreeMap<>();
        for (int round = 0; round < 60; round++) {
            int count = 1 + random.nextInt(400);
            long from = START + random.nextInt(40_000) * MINUTE;
            double[] values =
                    random.doubles(count).map(v -> Math.rint(v * 1e4) / 10).toArray();
            append(POWER, from, MINUTE, values, new byte[count]);
            for (int i = 0; i < count; i++) {
                expected.put(from + i * MINUTE, values[i]);
            }
            if (round % 20 == 19) {
                reopen();
            }
        }
        TreeMap<Long, Double> found = new TreeMap<>();
        List<Stored> all = raw(POWER);
        all.forEach(sample -> found.put(sample.time(), sample.value()));
        assertThat(all).extracting(s -> s.time()).isSorted().doesNotHaveDuplicates();
        assertThat(found).isEqualTo(expected);
        assertThat(historian.range(POWER))
                .contains(new Historian.Range(
                        Instant.ofEpochMilli(expected.firstKey()), Instant.ofEpochMilli(expected.lastKey())));
    }

    @Test
    void whatWasAcknowledgedSurvivesAKill() throws Exception {
        int acknowledged = 0;
        for (int kill = 0; kill < 5; kill++) {
            for (int round = 0; round < 40; round++) {
                double[] values = new double[100];
                for (int i = 0; i < values.length; i++) {
                    values[i] = acknowledged + i;
                }
                append(POWER, START + acknowledged * MINUTE, MINUTE, values, new byte[values.length]);
                acknowledged += values.length;
            }
            Historian survivor = reopenAfterKill();
            Assumptions.assumeTrue(survivor != null, "this bundle kills in a test of its own");
            historian = Objects.requireNonNull(survivor);
            List<Stored> all = raw(POWER);
            assertThat(all).hasSize(acknowledged);
            for (int i = 0; i < acknowledged; i++) {
                assertThat(all.get(i)).isEqualTo(new Stored(START + i * MINUTE, i, Quality.GOOD));
            }
        }
    }

    @Test
    void aFullDiskLosesNothingThatWasAcknowledgedAndPasses() throws Exception {
        SmallDisk disk = smallDisk();
        Assumptions.assumeTrue(disk != null, "this bundle has no disk of its own");
        close(historian);
        historian = Objects.requireNonNull(disk).historian();
        int acknowledged = 0;
        boolean full = false;
        while (!full) {
            assertThat(acknowledged).as("the disk fills up").isLessThan(10_000_000);
            try {
                appendNumbers(acknowledged, 1000);
                acknowledged += 1000;
            } catch (ExecutionException e) {
                assertThat(e).hasCauseInstanceOf(ProblemException.class);
                // A store may still find room in what it no longer needs.
                full = !isReadyWithin(5);
            }
        }
        assertThat(historian.status().state()).isEqualTo(HistorianStatus.State.READ_ONLY);
        assertThat(historian.status().problem()).isNotBlank();
        assertThat(raw(POWER)).hasSize(acknowledged);
        disk.free().run();
        assertThat(isReadyWithin(30)).as("it takes samples again").isTrue();
        appendNumbers(acknowledged, 1000);
        assertThat(raw(POWER))
                .extracting(s -> (int) s.value())
                .isEqualTo(IntStream.range(0, acknowledged + 1000).boxed().toList());
    }

    private boolean isReadyWithin(int seconds) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(seconds);
        while (historian.status().state() != HistorianStatus.State.READY && System.nanoTime() < deadline) {
            Thread.sleep(20);
        }
        return historian.status().state() == HistorianStatus.State.READY;
    }

    private void appendNumbers(int from, int count) throws Exception {
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = from + i;
        }
        append(POWER, START + from * MINUTE, MINUTE, values, new byte[count]);
    }

    @Test
    void aClockThatJumpsAndIsSetBackLeavesOneOrderAndNothingTwice() throws Exception {
        long wrong = START + 5 * 365 * 24 * HOUR;
        append(POWER, START, MINUTE, new double[] {1, 2, 3}, new byte[3]);
        append(POWER, wrong, MINUTE, new double[] {90, 91}, new byte[2]);
        append(POWER, START + 2 * MINUTE, MINUTE, new double[] {30, 40, 50}, new byte[3]);
        for (int round = 0; round < 2; round++) {
            assertThat(raw(POWER)).extracting(s -> s.value()).containsExactly(1.0, 2.0, 30.0, 40.0, 50.0, 90.0, 91.0);
            assertThat(last(POWER, START + HOUR)).isEqualTo(50);
            List<HistoryInterval> hours =
                    historian.intervals(POWER, at(START), at(START + 24 * HOUR), Step.HOUR, ZoneOffset.UTC);
            assertThat(hours).hasSize(1);
            assertThat(hours.get(0).count()).isEqualTo(5);
            assertThat(hours.get(0).sum()).isEqualTo(1 + 2 + 30 + 40 + 50);
            assertThat(historian.range(POWER)).contains(new Historian.Range(at(START), at(wrong + MINUTE)));
            reopen();
        }
    }

    @Test
    void aLateSampleChangesItsIntervalAtOnce() throws Exception {
        double[] values = new double[3000];
        append(POWER, START, MINUTE, values, new byte[values.length]);
        append(POWER, START + 70 * MINUTE, MINUTE, new double[] {500}, new byte[1]);
        for (int round = 0; round < 2; round++) {
            List<HistoryInterval> hours =
                    historian.intervals(POWER, at(START), at(START + 48 * HOUR), Step.HOUR, ZoneOffset.UTC);
            assertThat(hours).extracting(HistoryInterval::count).containsOnly(60L);
            assertThat(hours)
                    .filteredOn(hour -> hour.max() == 500)
                    .extracting(HistoryInterval::start)
                    .containsExactly(START + HOUR);
            reopen();
        }
    }

    @Test
    void manySamplesAcrossMonthsComeBackInOrder() throws Exception {
        int count = 30_000;
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = i;
        }
        append(POWER, START, 10 * MINUTE, values.clone(), new byte[count]);
        reopen();
        List<Stored> all = raw(POWER);
        assertThat(all).hasSize(count);
        for (int i = 0; i < count; i++) {
            assertThat(all.get(i).value()).isEqualTo(i);
        }
        double sum = historian.intervals(POWER, at(START), at(START + count * 10L * MINUTE), Step.MONTH, PARIS).stream()
                .mapToDouble(HistoryInterval::sum)
                .sum();
        assertThat(sum).isEqualTo((double) count * (count - 1) / 2);
    }
}
