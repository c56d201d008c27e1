package io.busbar.alarms.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.core.Steadiness;
import io.busbar.alarms.journal.AlarmLog;
import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.storage.DurableFiles;
import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/**
 * Whatever values come, however long each stays, whoever acknowledges, whenever the power goes and wherever the clock jumps: every alarm that
 * a plain reading of the rules expects is in the journal once, and no other.
 */
class NothingLostTest {

    private static final Path PLACE = Path.of("/data/alarms");
    private static final AlarmLog.Limits ROOM = new AlarmLog.Limits(2048, 1 << 30);
    private static final Points POINT = new Points("i35", List.of(new Points.Point("1", Quantity.of("current.l1"))));
    private static final long SECOND = 1_000_000_000L;

    /** What happens, and for how many seconds it then stays so. */
    record Step(What what, int seconds) {}

    enum What {
        BEYOND,
        BETWEEN,
        WITHIN,
        LOST,
        ACKNOWLEDGE,
        STOP,
        POWER_CUT,
        CLOCK_BACK,
        CLOCK_FORWARD
    }

    @Provide
    Arbitrary<List<Step>> story() {
        Arbitrary<What> what = Arbitraries.frequencyOf(
                Tuple.of(4, Arbitraries.just(What.BEYOND)),
                Tuple.of(4, Arbitraries.just(What.WITHIN)),
                Tuple.of(3, Arbitraries.of(What.values())));
        Arbitrary<Integer> seconds = Arbitraries.frequencyOf(
                Tuple.of(5, Arbitraries.integers().between(0, 12)),
                Tuple.of(1, Arbitraries.integers().between(20, 90)));
        return Combinators.combine(what, seconds)
                .as(Step::new)
                .list()
                .ofMinSize(1)
                .ofMaxSize(60);
    }

    @Property(tries = 400)
    void nothingIsLostAndNothingIsDoubled(
            @ForAll("story") List<Step> story, @ForAll("delays") int delayOn, @ForAll("delays") int delayOff) {
        Gateway gateway = new Gateway(delayOn, delayOff);
        Expected expected = new Expected(delayOn, delayOff);
        for (Step step : story) {
            gateway.does(step.what());
            expected.does(step.what());
            for (int i = 0; i < step.seconds(); i++) {
                gateway.second();
                expected.second();
            }
        }
        gateway.does(What.POWER_CUT);
        expected.does(What.POWER_CUT);

        List<Alarm> journal = gateway.journal();
        Set<Long> ids = new HashSet<>();
        assertThat(journal).allMatch(alarm -> ids.add(alarm.id()));
        assertThat(journal.stream().filter(Alarm::isActive)).hasSize(expected.active ? 1 : 0);
        int told = journal.size() + journal.stream().mapToInt(Alarm::repeats).sum();
        assertThat(told).as("beginnings, repetitions counted").isEqualTo(expected.begun);
        assertThat(journal)
                .filteredOn(alarm -> !alarm.isActive())
                .allMatch(alarm -> !Objects.requireNonNull(alarm.until()).isBefore(alarm.since()));
        assertThat(journal.stream().filter(alarm -> alarm.acknowledgement() != null))
                .hasSize(gateway.acknowledged);
    }

    @Provide
    Arbitrary<Integer> delays() {
        return Arbitraries.of(0, 0, 1, 5, 10);
    }

    /** The parts of the gateway that alarms are made of, on a disk that forgets. */
    private static final class Gateway {
        private final int delayOn;
        private final int delayOff;
        private CrashLayer layer = new CrashLayer();
        private AlarmLog log;
        private AlarmDesk desk;
        private Watcher watcher;
        private long nanos;
        private Instant wall = Instant.parse("2026-03-01T12:00:00Z");
        private int acknowledged;

        Gateway(int delayOn, int delayOff) {
            this.delayOn = delayOn;
            this.delayOff = delayOff;
            start();
        }

        private void start() {
            try {
                log = new AlarmLog(layer, PLACE, ROOM);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            desk = new AlarmDesk(log, alarm -> false, () -> nanos);
            watcher = new Watcher(
                    desk,
                    point -> Optional.empty(),
                    new Consumptions((point, from, to) -> OptionalDouble.empty(), () -> ZoneOffset.UTC),
                    new Wall(),
                    () -> nanos);
            watcher.begin(List.of(Wishes.overload("a", delayOn, delayOff)));
        }

        void does(What what) {
            switch (what) {
                case BEYOND -> value(120, Quality.GOOD);
                case BETWEEN -> value(98, Quality.GOOD);
                case WITHIN -> value(50, Quality.GOOD);
                case LOST -> value(Double.NaN, Quality.COMM_FAULT);
                case ACKNOWLEDGE -> acknowledge();
                case STOP -> {
                    desk.flush();
                    log.commit();
                    start();
                }
                case POWER_CUT -> {
                    // What the repetitions of the last seconds add up to may be lost; an alarm that was committed may
                    // not.
                    desk.flush();
                    log.commit();
                    layer = disk(
                            layer.crash(layer.operations(), Loss.EVERYTHING, 1).files());
                    start();
                }
                case CLOCK_BACK -> wall = wall.minusSeconds(7200);
                case CLOCK_FORWARD -> wall = wall.plusSeconds(86_400);
            }
            log.commit();
        }

        /** A disk on which these files are safe, so that it can lose its power again. */
        private static CrashLayer disk(Map<Path, byte[]> files) {
            CrashLayer disk = new CrashLayer();
            DurableFiles safe = new DurableFiles(disk);
            files.forEach((file, content) -> {
                try {
                    safe.replace(file, content);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
            return disk;
        }

        void second() {
            nanos += SECOND;
            wall = wall.plusSeconds(1);
            watcher.tick();
            desk.tick();
            log.commit();
        }

        private void value(double value, Quality quality) {
            watcher.accept(new SampleBatch(
                    POINT, wall.toEpochMilli(), new double[] {value}, new byte[] {(byte) quality.ordinal()}));
        }

        private void acknowledge() {
            List<Long> newest = log.newest(AlarmQuery.ALL, Long.MAX_VALUE, 1).alarms().stream()
                    .map(Alarm::id)
                    .toList();
            acknowledged += desk.acknowledge(newest, new Acknowledgement("ADMIN", wall, "seen"))
                    .size();
        }

        List<Alarm> journal() {
            List<Alarm> all = new ArrayList<>();
            log.visit(AlarmQuery.ALL, all::add);
            return all;
        }

        private final class Wall extends Clock {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return wall;
            }
        }
    }

    /** The rules, read plainly, second by second. */
    private static final class Expected {
        private final int delayOn;
        private final int delayOff;
        private boolean beyond;
        private boolean known;
        private int since;
        private boolean raised;
        private boolean active;
        private int quiet;
        private final List<Integer> beginnings = new ArrayList<>();
        private int seconds;
        private boolean held;
        private int begun;

        Expected(int delayOn, int delayOff) {
            this.delayOn = delayOn;
            this.delayOff = delayOff;
        }

        void does(What what) {
            switch (what) {
                case BEYOND -> side(true);
                case WITHIN -> side(false);
                case BETWEEN -> side(known || seen ? beyond : raised);
                case LOST -> known = false;
                case STOP, POWER_CUT -> restart();
                default -> {
                    // changes nothing about what is an alarm
                }
            }
            settle();
        }

        private boolean seen;

        private void side(boolean now) {
            if (!seen || beyond != now) {
                since = 0;
            }
            seen = true;
            known = true;
            beyond = now;
        }

        private void restart() {
            known = false;
            seen = false;
            beyond = false;
            since = 0;
            if (held) {
                held = false;
            }
            raised = active;
            beginnings.clear();
        }

        void second() {
            seconds++;
            if (known) {
                since++;
            }
            settle();
            if (held && ++quiet >= Steadiness.QUIET / SECOND) {
                held = false;
                active = false;
            }
        }

        private void settle() {
            if (!known) {
                return;
            }
            if (beyond && !raised && since >= delayOn) {
                raised = true;
                begin();
            } else if (!beyond && raised && since >= delayOff) {
                raised = false;
                end();
            }
        }

        private void begin() {
            beginnings.add(seconds);
            begun++;
            active = true;
            held = false;
        }

        private void end() {
            int count = beginnings.size();
            boolean unsteady = count >= Steadiness.RAISES
                    && seconds - beginnings.get(count - Steadiness.RAISES) <= Steadiness.WINDOW / SECOND;
            if (unsteady) {
                held = true;
                quiet = 0;
            } else {
                active = false;
            }
        }
    }
}
