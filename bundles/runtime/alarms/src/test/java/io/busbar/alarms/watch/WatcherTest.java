package io.busbar.alarms.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.core.MemoryStore;
import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinition.Operator;
import io.busbar.gateway.alarms.AlarmDefinition.Period;
import io.busbar.gateway.alarms.AlarmDefinitions.Watching;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.AlarmWords;
import io.busbar.gateway.values.LiveValue;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class WatcherTest {

    private static final Points CURRENTS = points("current.l1", "current.l2", "current.l3");
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final MemoryStore store = new MemoryStore();
    private final Map<String, LiveValue> last = new HashMap<>();
    private Instant now = NOON;
    private long nanos;
    private OptionalDouble counted = OptionalDouble.of(700);
    private final AlarmDesk desk = new AlarmDesk(store, alarm -> false, () -> nanos);
    private final Watcher watcher = new Watcher(
            desk,
            point -> Optional.ofNullable(last.get(point)),
            new Consumptions((point, from, to) -> counted, () -> ZoneId.of("Europe/Paris")),
            new Clock() {
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
                    return now;
                }
            },
            () -> nanos);

    @Test
    void tellsWhichPhaseIsBeyondAndHowFarItWent() {
        watcher.put(Wishes.overload("a", 0, 0));
        read(CURRENTS, 90, 101, 99);
        read(CURRENTS, 90, 130, 99);
        read(CURRENTS, 90, 110, 99);

        Alarm alarm = only();
        assertThat(alarm.point()).isEqualTo("i35/1/current.l2");
        assertThat(desk.current("definition/a").orElseThrow().reading()).isEqualTo(new Alarm.Reading(101, 100, 130));
        assertThat(AlarmWords.sentence(alarm, Locale.ENGLISH)).isEqualTo("Current L2: 101 A, above 100 A");
        assertThat(AlarmWords.sentence(alarm, Locale.FRENCH)).isEqualTo("Courant L2 : 101 A, au-dessus de 100 A");

        read(CURRENTS, 90, 96, 94);
        assertThat(only().status()).as("within the hysteresis").isEqualTo(AlarmStatus.ACTIVE);
        read(CURRENTS, 90, 95, 94);
        assertThat(only().status()).isEqualTo(AlarmStatus.FINISHED_UNACKNOWLEDGED);
    }

    @Test
    void theDelayRunsWithoutSamplesToo() {
        watcher.put(Wishes.overload("a", 5, 0));
        read(CURRENTS, 150, 0, 0);
        pass(4);
        assertThat(store.alarms).isEmpty();
        assertThat(watcher.watched("a").orElseThrow().watching()).isEqualTo(Watching.PENDING);
        pass(1);

        assertThat(only().since()).isEqualTo(NOON.plusSeconds(5));
    }

    @Test
    void staleValuesFreezeAndTheDeviceIsBlind() {
        watcher.put(Wishes.overload("a", 5, 0));
        read(CURRENTS, 150, 0, 0);
        for (String phase : List.of("current.l1", "current.l2", "current.l3")) {
            last.put("i35/1/" + phase, value("i35/1/" + phase, 150, Quality.STALE));
        }
        watcher.freshen();
        pass(60);

        assertThat(store.alarms).isEmpty();
        assertThat(watcher.watched("a").orElseThrow().watching()).isEqualTo(Watching.FROZEN);
        assertThat(watcher.blindDevices()).containsExactly("i35");
        last.clear();
        read(CURRENTS, 150, 0, 0);
        assertThat(watcher.blindDevices()).isEmpty();
        pass(4);
        assertThat(store.alarms).isEmpty();
        pass(1);
        assertThat(only().isActive()).isTrue();
    }

    @Test
    void phasesThatTheDeviceHasNotAreNotWaitedFor() {
        watcher.put(Wishes.overload("a", 0, 0));
        Points single = points("current.l1", "current.l2", "current.l3");
        watcher.accept(
                new SampleBatch(single, now.toEpochMilli(), new double[] {120, Double.NaN, Double.NaN}, new byte[] {
                    (byte) Quality.GOOD.ordinal(),
                    (byte) Quality.NOT_AVAILABLE.ordinal(),
                    (byte) Quality.NOT_AVAILABLE.ordinal()
                }));

        assertThat(only().isActive()).isTrue();
        watcher.accept(new SampleBatch(
                single, now.toEpochMilli(), new double[] {50, Double.NaN, Double.NaN}, new byte[] {0, 2, 2}));
        assertThat(only().isActive()).isFalse();
    }

    @Test
    void anActiveAlarmOfALostValueStaysActive() {
        watcher.put(Wishes.overload("a", 0, 0));
        read(CURRENTS, 150, 0, 0);
        watcher.accept(SampleBatch.without(CURRENTS, now.toEpochMilli(), Quality.COMM_FAULT));
        pass(3600);

        assertThat(only().isActive()).isTrue();
        assertThat(store.puts).hasSize(1);
    }

    @Test
    void statesAreAlarmsByTheirNumber() {
        Points input = points("input.state");
        watcher.put(Wishes.input("door", 1, 3));
        read(input, 0);
        read(input, 2);
        assertThat(store.alarms).isEmpty();
        read(input, 3);

        assertThat(only().code()).isEqualTo("alarm.state");
        assertThat(only().reading().value()).isEqualTo(3);
        read(input, 0);
        assertThat(only().isActive()).isFalse();
    }

    @Test
    void consumptionCountsFromTheBeginningOfItsPeriod() {
        Points energy = points("energy.active.import");
        watcher.put(Wishes.consumption("day", 1000, Period.DAY));
        read(energy, 5000);
        read(energy, 5300);
        assertThat(store.alarms).as("700 + 300 of 1000").isEmpty();
        read(energy, 5301);
        assertThat(only().reading().value()).isEqualTo(1001);
        assertThat(only().code()).isEqualTo("alarm.consumption");

        now = Instant.parse("2026-03-01T23:00:00Z"); // midnight in Paris
        read(energy, 5310);
        assertThat(only().status()).isEqualTo(AlarmStatus.FINISHED_UNACKNOWLEDGED);
        read(energy, 10);
        read(energy, 1011);
        assertThat(store.alarms).as("a counter that began anew").hasSize(2);
    }

    @Test
    void combinationsFollowTheirMembers() {
        watcher.begin(List.of(
                Wishes.combination("top", Operator.AND, "both", "door"),
                Wishes.combination("both", Operator.AND, "a", "b"),
                Wishes.overload("a", 0, 0),
                Wishes.overload("b", 5, 0),
                Wishes.input("door", 1)));
        read(points("input.state"), 1);
        read(CURRENTS, 150, 0, 0);
        assertThat(desk.isOpen("definition/a")).isTrue();
        assertThat(desk.isOpen("definition/both")).isFalse();
        pass(5);
        assertThat(desk.isOpen("definition/both")).isTrue();
        assertThat(desk.isOpen("definition/top")).isTrue();

        read(CURRENTS, 10, 0, 0);
        assertThat(desk.open("definition/")).containsExactly("definition/door");
    }

    @Test
    void whatIsNoLongerWatchedEnds() {
        watcher.put(Wishes.overload("a", 0, 0));
        read(CURRENTS, 150, 0, 0);
        watcher.remove("a");
        assertThat(only().isActive()).isFalse();
        read(CURRENTS, 150, 0, 0);
        assertThat(store.alarms).hasSize(1);
    }

    @Test
    void goesOnAfterARestartAndEndsWhatNobodyWatches() {
        watcher.begin(List.of(Wishes.overload("a", 0, 0), Wishes.overload("b", 0, 0)));
        read(CURRENTS, 150, 0, 0);
        assertThat(store.alarms).hasSize(2);

        Watcher next = new Watcher(
                new AlarmDesk(store, alarm -> false, () -> nanos),
                point -> Optional.empty(),
                new Consumptions((point, from, to) -> counted, () -> ZoneOffset.UTC),
                Clock.fixed(NOON.plusSeconds(60), ZoneOffset.UTC),
                () -> nanos);
        next.begin(List.of(Wishes.overload("a", 0, 0)));
        next.accept(batch(CURRENTS, 150, 0, 0));

        assertThat(store.alarms).hasSize(2);
        assertThat(store.alarm(1L).orElseThrow().isActive()).isTrue();
        assertThat(store.alarm(2L).orElseThrow().until()).isEqualTo(NOON.plusSeconds(60));
        next.accept(batch(CURRENTS, 5, 0, 0));
        assertThat(store.alarm(1L).orElseThrow().isActive()).isFalse();
    }

    @Test
    void raisingTheThresholdEndsAnAlarmThatNoLongerApplies() {
        AlarmDefinition before = Wishes.overload("a", 0, 0);
        watcher.put(before);
        read(CURRENTS, 150, 0, 0);
        watcher.put(Wishes.definition(
                "a", before.kind(), "current", before.phases(), 200.0, 0, 0, List.of(), null, null, List.of()));
        assertThat(only().isActive()).isTrue();
        read(CURRENTS, 150, 0, 0);
        assertThat(only().isActive()).isFalse();
    }

    private Alarm only() {
        assertThat(store.alarms).hasSize(1);
        return store.alarm(1L).orElseThrow();
    }

    private void pass(int seconds) {
        for (int i = 0; i < seconds; i++) {
            nanos += 1_000_000_000L;
            now = now.plusSeconds(1);
            watcher.tick();
        }
    }

    private void read(Points points, double... values) {
        watcher.accept(batch(points, values));
    }

    private SampleBatch batch(Points points, double... values) {
        return new SampleBatch(points, now.toEpochMilli(), values, new byte[values.length]);
    }

    private LiveValue value(String point, double value, Quality quality) {
        return new LiveValue(point, "i35", "1", Quantity.of("current.l1"), value, null, now, quality);
    }

    private static Points points(String... keys) {
        return new Points(
                "i35",
                Arrays.stream(keys)
                        .map(key -> new Points.Point("1", Quantity.of(key)))
                        .toList());
    }
}
