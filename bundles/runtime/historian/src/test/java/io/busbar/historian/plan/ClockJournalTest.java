package io.busbar.historian.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.history.StorageWatch.ClockChange;
import io.busbar.storage.crash.CrashLayer;
import io.busbar.storage.crash.Loss;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockJournalTest {

    private static final Path FILE = Path.of("/data/historian/clock.journal");

    @Test
    void aChangeOfTheClockIsRememberedOverAPowerCut() {
        CrashLayer layer = new CrashLayer();
        ClockChange change =
                new ClockChange(Instant.parse("2016-01-01T00:00:07Z"), Instant.parse("2026-05-01T09:00:00Z"));
        new ClockJournal(layer, FILE).changed(change);
        CrashLayer after = layer.crash(layer.operations(), Loss.EVERYTHING, 1);
        assertThat(new ClockJournal(after, FILE).changes()).containsExactly(change);
    }
}
