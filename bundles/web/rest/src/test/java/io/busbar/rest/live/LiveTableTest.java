package io.busbar.rest.live;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.rest.fixture.Gateway;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LiveTableTest {

    private static final Instant TIME = Gateway.START;

    private final LiveTable table = new LiveTable();

    private static List<String> text(LiveTable.Changes changes) {
        return changes.values().stream()
                .map(json -> new String(json, StandardCharsets.UTF_8))
                .toList();
    }

    @Test
    void whoeverIsLateGetsTheNewestValueOfEachPointOnce() {
        table.accept(Gateway.batch(TIME, 1, 230));
        long seen = table.since(0, device -> true).upTo();
        for (int second = 1; second <= 100; second++) {
            table.accept(Gateway.batch(TIME.plusSeconds(second), 1000 + second, Double.NaN));
        }
        LiveTable.Changes changes = table.since(seen, device -> true);
        assertThat(text(changes))
                .containsExactly(
                        "{\"point\":\"i35-102/1/power.active.total\",\"value\":1100.0,"
                                + "\"time\":\"2026-11-21T00:01:40Z\",\"quality\":\"GOOD\"}",
                        "{\"point\":\"i35-102/-/voltage.l1n\",\"value\":null,"
                                + "\"time\":\"2026-11-21T00:01:40Z\",\"quality\":\"GOOD\"}");
        assertThat(table.since(changes.upTo(), device -> true).isEmpty()).isTrue();
        assertThat(table.size()).as("memory is per point, not per change").isEqualTo(2);
    }

    @Test
    void onlyWantedDevicesAreTold() {
        table.accept(Gateway.batch(TIME, 1, 230));
        table.deviceChanged("other");
        LiveTable.Changes changes = table.since(0, "other"::equals);
        assertThat(changes.values()).isEmpty();
        assertThat(changes.devices()).containsExactly("other");
    }

    @Test
    void aValueReadEarlierDoesNotReplaceALaterOne() {
        table.accept(Gateway.batch(TIME.plusSeconds(5), 5, 230));
        long seen = table.since(0, device -> true).upTo();
        table.accept(Gateway.batch(TIME, 1, 230));
        assertThat(table.since(seen, device -> true).isEmpty()).isTrue();
    }

    @Test
    void aRemovedDeviceIsForgottenAndItsRemovalTold() {
        table.accept(Gateway.batch(TIME, 1, 230));
        long seen = table.since(0, device -> true).upTo();
        table.deviceRemoved("i35-102");
        assertThat(table.size()).isZero();
        LiveTable.Changes changes = table.since(seen, device -> true);
        assertThat(changes.values()).isEmpty();
        assertThat(changes.devices()).containsExactly("i35-102");
        table.accept(Gateway.batch(TIME.plusSeconds(1), 2, 231));
        assertThat(table.since(changes.upTo(), device -> true).values()).hasSize(2);
    }

    @Test
    void aNewStreamGetsEveryPointAndTheSystem() {
        table.accept(Gateway.batch(TIME, 1, 230));
        table.deviceChanged("i35-102");
        LiveTable.Changes changes = table.snapshot(device -> true);
        assertThat(changes.values()).hasSize(2);
        assertThat(changes.devices()).isEmpty();
        assertThat(changes.system()).isTrue();
    }
}
