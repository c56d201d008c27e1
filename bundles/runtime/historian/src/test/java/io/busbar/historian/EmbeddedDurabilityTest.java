package io.busbar.historian;

import io.busbar.gateway.history.Historian;
import io.busbar.historian.contract.DurabilityContract;
import io.busbar.historian.store.StoreSettings;
import io.busbar.storage.crash.CrashLayer;
import java.nio.file.Path;
import java.time.Duration;

class EmbeddedDurabilityTest extends DurabilityContract {

    private static final Path DIRECTORY = Path.of("/data/historian");

    private CrashLayer layer = new CrashLayer();

    @Override
    protected Historian open() {
        return EmbeddedHistorians.open(layer, StoreSettings.of(DIRECTORY));
    }

    @Override
    protected void close(Historian opened) {
        ((EmbeddedHistorian) opened).close();
    }

    @Override
    protected Historian reopenAfterKill() {
        // What the files hold at this moment is what a killed process leaves.
        CrashLayer left = new CrashLayer(layer.files());
        close(historian);
        layer = left;
        return open();
    }

    @Override
    protected SmallDisk smallDisk() {
        CrashLayer disk = new CrashLayer();
        disk.setCapacity(1 << 20);
        StoreSettings settings =
                new StoreSettings(DIRECTORY, Duration.ofMillis(5), 100_000, 64 << 10, Duration.ZERO, 0, 0, 0);
        return new SmallDisk(EmbeddedHistorians.open(disk, settings), () -> disk.setCapacity(64 << 20));
    }
}
