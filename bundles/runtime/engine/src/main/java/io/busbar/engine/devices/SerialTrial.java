package io.busbar.engine.devices;

import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure.Kind;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.BusLines;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.lines.LineConfig.Parity;
import io.busbar.gateway.lines.SerialSearch.Setting;
import io.busbar.gateway.problem.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Tries whether a unit answers on a serial port that is driven with one setting. */
final class SerialTrial {

    /** Why a search cannot go on. */
    static final class Broken extends Exception {
        private final transient Message why;

        Broken(Message why) {
            super(why.code());
            this.why = why;
        }

        Message why() {
            return why;
        }
    }

    private static final int TIMEOUT_MS = 400;
    private static final int TRIES = 2;
    private static final long PATIENCE_SECONDS = 10;
    /** A port that has just been closed is free a moment later. */
    private static final int OPENINGS = 10;

    private static final long PAUSE_MS = 200;
    /** Where devices of the last fifteen years say what they are; any others refuse, which is an answer as well. */
    private static final BlockRead ANYTHING = BlockRead.holding(50_000, 4);

    private final BusLines bus;
    private final String port;

    SerialTrial(BusLines bus, String port) {
        this.bus = bus;
        this.port = port;
    }

    /** All settings in use, the most probable first. */
    static List<Setting> settings() {
        List<Setting> settings = new ArrayList<>();
        settings.add(new Setting(9_600, Parity.NONE, 1));
        settings.add(new Setting(38_400, Parity.NONE, 1));
        for (Setting form : List.of(
                new Setting(0, Parity.NONE, 1),
                new Setting(0, Parity.EVEN, 1),
                new Setting(0, Parity.ODD, 1),
                new Setting(0, Parity.NONE, 2))) {
            for (int baud : new int[] {19_200, 9_600, 38_400, 115_200, 57_600, 4_800, 2_400, 1_200}) {
                Setting setting = new Setting(baud, form.parity(), form.stopBits());
                if (!settings.contains(setting)) {
                    settings.add(setting);
                }
            }
        }
        return settings;
    }

    /**
     * The first of these units that answers, with data or with an exception; null if none does.
     *
     * @throws Broken if the port cannot be used
     */
    @Nullable
    Integer answering(Setting setting, List<Integer> units) throws Broken, InterruptedException {
        LineConfig config = new LineConfig(
                "serial-search",
                LineConfig.Kind.RTU,
                null,
                0,
                port,
                setting.baud(),
                setting.parity(),
                setting.stopBits(),
                0,
                TIMEOUT_MS,
                1,
                0);
        for (int opening = 1; ; opening++) {
            try (BusLine line = bus.open(config)) {
                for (int unit : units) {
                    if (answers(line, unit)) {
                        return unit;
                    }
                }
                return null;
            } catch (Broken e) {
                if (opening == OPENINGS) {
                    throw e;
                }
                Thread.sleep(PAUSE_MS);
            }
        }
    }

    private static boolean answers(BusLine line, int unit) throws Broken, InterruptedException {
        try (BusLine.UnitLink link = line.link(unit, (state, cause) -> {})) {
            for (int attempt = 0; attempt < TRIES; attempt++) {
                try {
                    link.read(ANYTHING).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                    return true;
                } catch (ExecutionException e) {
                    if (!(e.getCause() instanceof BusException failure)) {
                        throw new Broken(Message.of("line.search.broken", String.valueOf(e.getCause())));
                    }
                    if (failure.failure().kind() == Kind.EXCEPTION) {
                        return true;
                    }
                    if (failure.failure().kind() == Kind.DISCONNECTED) {
                        throw new Broken(Message.of("line.search.broken", Message.of(failure.failure())));
                    }
                } catch (TimeoutException e) {
                    throw new Broken(Message.of("line.search.broken", "no end within " + PATIENCE_SECONDS + " s"));
                }
            }
            return false;
        }
    }
}
