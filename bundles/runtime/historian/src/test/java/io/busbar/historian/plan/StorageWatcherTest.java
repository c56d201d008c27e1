package io.busbar.historian.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.history.StorageWatch.Cause;
import io.busbar.gateway.history.StorageWatch.NotStored;
import io.busbar.gateway.lines.Traffic;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.Test;

class StorageWatcherTest {

    private static final Instant START = Instant.parse("2026-05-01T00:00:00Z");

    private final TestClock clock = new TestClock(START.toEpochMilli());
    private final Site site = new Site();
    private final List<String> told = new ArrayList<>();
    private final StorageWatcher watcher = new StorageWatcher(
            3,
            clock,
            () -> clock.nanos,
            site,
            (finding, raised) -> told.add((raised ? "raised " : "cleared ") + finding.cause() + finding.points()));
    private final Track voltage = track("voltage.l1n");
    private final Track thd = track("thd.voltage.l1n");

    private static final class Site implements StorageWatcher.Surroundings {
        DeviceState state = DeviceState.ONLINE;
        Instant since = START;
        final Set<String> delivered = new HashSet<>(Set.of("d/1/voltage.l1n", "d/1/thd.voltage.l1n"));
        final Set<String> history = new HashSet<>();

        @Override
        public Optional<DeviceStatus> device(String id) {
            return Optional.of(new DeviceStatus(
                    new DeviceConfig(id, "DIRIS Digiware U-30", id, "", "line", 1, Map.of()),
                    null,
                    state,
                    DeviceDetail.NONE,
                    since,
                    null,
                    null,
                    List.of(),
                    new Traffic(0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN)));
        }

        @Override
        public boolean isGone(String device) {
            return false;
        }

        @Override
        public boolean isDelivered(String point) {
            return delivered.contains(point);
        }

        @Override
        public boolean hasHistory(String point) {
            return history.contains(point);
        }
    }

    private Track track(String key) {
        Quantity quantity = Quantity.of(key);
        return new Track(
                "d",
                "d/1/" + key,
                quantity,
                Track.Decided.whole(StoragePlan.standard().rule(quantity)),
                (series, time, value, quality) -> {},
                () -> clock.nanos);
    }

    private void read(Track track, Quality quality) {
        track.accept(clock.millis(), 230, quality);
        track.elapsed(clock.millis() + 600_000);
    }

    private List<NotStored> check() {
        watcher.check(List.of(voltage, thd), OptionalLong.empty());
        return watcher.found();
    }

    /** Time passes, and one of the two goes on being stored. */
    private void pass(Duration time, Track stored) {
        for (Duration gone = Duration.ZERO; gone.compareTo(time) < 0; gone = gone.plusSeconds(30)) {
            clock.advance(Duration.ofSeconds(30));
            read(stored, Quality.GOOD);
        }
    }

    @Test
    void aPointThatFailsWhileItsDeviceAnswersIsFoundAfterThreePeriodsAndClearedWhenStored() {
        read(voltage, Quality.GOOD);
        read(thd, Quality.GOOD);
        pass(Duration.ofMinutes(3), thd);
        assertThat(check()).isEmpty();
        pass(Duration.ofSeconds(30), thd);

        assertThat(check()).containsExactly(new NotStored(Cause.DEVICE, "d", List.of("d/1/voltage.l1n"), START));
        check();
        read(voltage, Quality.GOOD);
        assertThat(check()).isEmpty();
        assertThat(told).containsExactly("raised DEVICE[d/1/voltage.l1n]", "cleared DEVICE[d/1/voltage.l1n]");
    }

    @Test
    void theLongerPeriodIsWaitedForLonger() {
        read(voltage, Quality.GOOD);
        read(thd, Quality.GOOD);
        pass(Duration.ofMinutes(30), voltage);
        assertThat(check()).isEmpty();
        pass(Duration.ofSeconds(30), voltage);
        assertThat(check().get(0).points()).containsExactly("d/1/thd.voltage.l1n");
    }

    @Test
    void aDeviceThatDoesNotAnswerIsAnotherMatterAndHasTimeWhenItIsBack() {
        read(voltage, Quality.GOOD);
        site.state = DeviceState.OFFLINE;
        clock.advance(Duration.ofHours(2));
        assertThat(check()).isEmpty();
        site.state = DeviceState.ONLINE;
        site.since = clock.instant();
        clock.advance(Duration.ofMinutes(2));
        assertThat(check()).isEmpty();
        clock.advance(Duration.ofMinutes(2));
        assertThat(check()).hasSize(1);
    }

    @Test
    void whatTheDeviceSaysItDoesNotHaveAndWhatIsNotDeliveredAnyMoreIsNoFinding() {
        read(voltage, Quality.GOOD);
        read(thd, Quality.GOOD);
        voltage.accept(clock.millis(), Double.NaN, Quality.NOT_AVAILABLE);
        site.delivered.remove("d/1/thd.voltage.l1n");
        clock.advance(Duration.ofHours(2));
        assertThat(check()).isEmpty();
        voltage.accept(clock.millis(), Double.NaN, Quality.COMM_FAULT);
        assertThat(check()).hasSize(1);
    }

    @Test
    void aPointThatNeverHadAValueIsNoFindingUnlessAnEarlierRunStoredIt() {
        clock.advance(Duration.ofHours(2));
        assertThat(check()).isEmpty();
        site.history.add("d/1/voltage.l1n");
        assertThat(check().get(0).points()).containsExactly("d/1/voltage.l1n");
    }

    @Test
    void aStoreThatTakesNothingIsOneFinding() {
        read(voltage, Quality.GOOD);
        RecordingHistorian full = new RecordingHistorian();
        full.full = true;
        Outbox outbox = new Outbox(full, () -> clock.nanos);
        outbox.add("d/1/voltage.l1n", clock.millis(), 230, (byte) 0);
        outbox.send();
        for (int minute = 0; minute < 4; minute++) {
            clock.advance(Duration.ofMinutes(1));
            read(voltage, Quality.GOOD);
            outbox.send();
        }
        watcher.check(List.of(voltage), outbox.troubledSince());

        assertThat(watcher.found()).containsExactly(new NotStored(Cause.STORE, "", List.of(), START));
        full.full = false;
        outbox.send();
        watcher.check(List.of(voltage), outbox.troubledSince());
        assertThat(watcher.found()).isEmpty();
        assertThat(told).containsExactly("raised STORE[]", "cleared STORE[]");
    }
}
