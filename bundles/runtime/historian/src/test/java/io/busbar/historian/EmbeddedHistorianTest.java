package io.busbar.historian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.history.Counters;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.historian.contract.HistorianContract;
import io.busbar.historian.store.StoreSettings;
import io.busbar.storage.FileLayer;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedHistorianTest extends HistorianContract {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path directory;

    @Override
    protected Historian open() {
        return EmbeddedHistorians.open(FileLayer.system(), StoreSettings.of(directory));
    }

    @Override
    protected void close(Historian opened) {
        ((EmbeddedHistorian) opened).close();
    }

    @Test
    void aReplacedMeterGoesOnCountingWhereTheOldOneStopped() throws Exception {
        long start = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
        long step = 600_000;
        append(ENERGY, start, step, new double[] {9000, 9100, 70_050, 70_150}, new byte[4]);
        Counters counters = (Counters) historian;
        Instant between = Instant.ofEpochMilli(start + step + 1000);
        counters.replaced(new Counters.Replacement(ENERGY, between, 9130, 70_000));
        assertThat(energy(start)).isEqualTo(100 + 30 + 50 + 100);
        close(historian);
        historian = open();
        assertThat(((Counters) historian).replacements(ENERGY)).hasSize(1);
        assertThat(energy(start)).isEqualTo(100 + 30 + 50 + 100);
    }

    @Test
    void aCounterRollsOverWhereItIsSaidTo() throws Exception {
        long start = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
        append(ENERGY, start, 600_000, new double[] {999_900, 999_990, 40, 140}, new byte[4]);
        ((Counters) historian).rollsOverAt(ENERGY, 1_000_000);
        assertThat(energy(start)).isEqualTo(90 + 50 + 100);
        assertThatThrownBy(() -> ((Counters) historian).rollsOverAt(ENERGY, -1)).hasMessageContaining("-1");
    }

    private double energy(long start) {
        return historian
                .intervals(
                        ENERGY,
                        Instant.ofEpochMilli(start),
                        Instant.ofEpochMilli(start + 3_600_000),
                        Step.HOUR,
                        ZoneOffset.UTC)
                .stream()
                .mapToDouble(HistoryInterval::sum)
                .sum();
    }

    @Test
    void extremesOfAPeriodAreThoseOfItsCompanions() throws Exception {
        long start = Instant.parse("2026-03-02T00:00:00Z").toEpochMilli();
        append(POWER, start, 60_000, new double[] {10, 20}, new byte[2]);
        append(POWER + "#min", start, 60_000, new double[] {1, 15}, new byte[2]);
        append(POWER + "#max", start, 60_000, new double[] {12, 90}, new byte[2]);
        HistoryInterval hour = historian
                .intervals(
                        POWER,
                        Instant.ofEpochMilli(start),
                        Instant.ofEpochMilli(start + 3_600_000),
                        Step.HOUR,
                        ZoneOffset.UTC)
                .get(0);
        assertThat(hour.min()).isEqualTo(1);
        assertThat(hour.max()).isEqualTo(90);
        assertThat(hour.avg()).isEqualTo(15);
        assertThat(historian.points("")).containsExactly(POWER);
    }
}
