package io.busbar.exports.spool;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Delivery;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SenderTest {

    private static final long MINUTE = 60_000;
    private static final long DAY = 24 * 60 * MINUTE;
    private static final Spool.Bounds BOUNDS = new Spool.Bounds(1000, 1 << 20);

    @TempDir
    @SuppressWarnings("NullAway.Init")
    Path folder;

    private final FlakyServer server = new FlakyServer();

    @SuppressWarnings("NullAway.Init")
    private Spool spool;

    @SuppressWarnings("NullAway.Init")
    private Deliveries deliveries;

    @SuppressWarnings("NullAway.Init")
    private Sender sender;

    private long now = 1_760_000_000_000L;

    @BeforeEach
    void start() throws IOException {
        deliveries = new Deliveries(folder.resolve("deliveries.journal"), FileLayer.system());
        spool = new Spool(
                folder.resolve("spool"), FileLayer.system(), BOUNDS, deliveries.files(), deliveries.lastFile());
        sender = new Sender("office", spool, deliveries, server);
    }

    private void restart() throws IOException {
        deliveries.close();
        start();
    }

    private void add(int period) throws IOException {
        String name = "file-" + period + ".csv";
        spool.add(
                new Spool.Wish(
                        "office/" + name,
                        "office",
                        "in",
                        name,
                        "d",
                        Category.INDEX,
                        period * MINUTE,
                        (period + 1) * MINUTE),
                now,
                out -> {
                    out.write(("content of " + period).getBytes(StandardCharsets.UTF_8));
                    return true;
                });
    }

    private static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(n -> "in/file-" + n + ".csv").toList();
    }

    @Test
    void filesGoInOrderUnderTheirFinalNames() throws IOException {
        for (int i = 0; i < 12; i++) {
            add(i);
        }
        assertThat(sender.round(now, 5)).isEqualTo(Sender.Result.DELIVERED);
        assertThat(server.arrivals).isEqualTo(names(5));
        assertThat(sender.round(now, 100)).isEqualTo(Sender.Result.DELIVERED);
        assertThat(server.arrivals).isEqualTo(names(12));
        assertThat(server.files.keySet()).containsExactlyElementsOf(names(12));
        assertThat(server.files.get("in/file-7.csv")).isEqualTo("content of 7");
        assertThat(server.connections).isEqualTo(2);
        assertThat(spool.count()).isZero();
        assertThat(deliveries.newest(null, 100, any -> true).get(0).name()).isEqualTo("in/file-11.csv");
        assertThat(sender.round(now, 5)).isEqualTo(Sender.Result.IDLE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"connect", "upload/before", "upload/middle", "upload/after", "rename/before", "rename/after"})
    void whateverBreaksTheFileArrivesOnce(String where) throws IOException {
        for (boolean importer : new boolean[] {false, true}) {
            for (boolean restarted : new boolean[] {false, true}) {
                server.files.clear();
                server.arrivals.clear();
                server.importer = importer;
                add(0);
                add(1);
                server.breaks = where::equals;
                assertThat(sender.round(now, 5)).isEqualTo(Sender.Result.FAILED);
                if (restarted) {
                    restart();
                }
                server.breaks = step -> false;
                now += MINUTE;
                assertThat(sender.round(now, 5)).isEqualTo(Sender.Result.DELIVERED);
                assertThat(server.arrivals).isEqualTo(names(2));
                assertThat(server.files.keySet()).containsExactlyElementsOf(importer ? List.of() : names(2));
                assertThat(spool.count()).isZero();
                deliveries.close();
                java.nio.file.Files.delete(folder.resolve("deliveries.journal"));
                start();
            }
        }
    }

    @Test
    void aFailureIsWaitedOutLongerEachTimeAndSaid() throws IOException {
        add(0);
        server.breaks = "connect"::equals;
        List<Long> waits = new ArrayList<>();
        long last = now;
        for (int i = 0; i < 12; ) {
            if (sender.round(now, 5) == Sender.Result.FAILED) {
                waits.add((now - last) / 1000);
                last = now;
                i++;
            }
            now += 1000;
        }
        assertThat(waits).containsExactly(0L, 10L, 20L, 40L, 80L, 160L, 320L, 640L, 900L, 900L, 900L, 900L);
        SpoolEntry waiting = spool.first("office").orElseThrow();
        assertThat(waiting.tries()).isEqualTo(12);
        assertThat(waiting.errorArguments()).containsExactly("broken at connect");
        server.breaks = step -> false;
        assertThat(sender.round(now, 5)).isEqualTo(Sender.Result.IDLE);
        sender.hurry();
        assertThat(sender.round(now, 5)).isEqualTo(Sender.Result.DELIVERED);
        assertThat(sender.failure()).isNull();
    }

    /** A file each half hour; away for three days, then flapping, full, dropping replies, with restarts in between. */
    @Test
    void threeDaysAwayThenTrouble() throws IOException {
        Random random = new Random(20261124);
        long begin = now;
        int made = 0;
        String[] steps = {"connect", "upload/before", "upload/middle", "upload/after", "rename/before", "rename/after"};
        for (; now < begin + 6 * DAY; now += MINUTE) {
            if ((now - begin) % (30 * MINUTE) == 0 && made < 240) {
                add(made++);
            }
            long day = (now - begin) / DAY;
            server.room = day == 4 && random.nextInt(3) > 0 ? 5 : Long.MAX_VALUE;
            server.importer = day >= 3 && random.nextBoolean();
            server.breaks = day < 3
                    ? step -> true
                    : day < 5
                            ? step -> step.equals(steps[random.nextInt(steps.length)]) && random.nextInt(3) > 0
                            : step -> false;
            sender.round(now, 20);
            if (random.nextInt(800) == 0) {
                restart();
            }
        }
        assertThat(made).isEqualTo(240);
        assertThat(server.arrivals).isEqualTo(names(240));
        assertThat(server.files.keySet()).noneMatch(name -> name.endsWith(".part"));
        assertThat(spool.count()).isZero();
        assertThat(deliveries.newest(null, 1000, any -> true))
                .hasSize(240)
                .extracting(Delivery::name)
                .doesNotHaveDuplicates();
    }

    @Test
    void theSpoolHasABoundAndTakesEachFileOnce() throws IOException {
        for (int i = 0; i < 1000; i++) {
            add(i);
        }
        add(3);
        assertThat(spool.count()).isEqualTo(1000);
        assertThat(spool.share()).isEqualTo(1.0);
        assertThatThrownBy(() -> add(1000)).isInstanceOf(SpoolFullException.class);
        sender.round(now, 1);
        add(1000);
        assertThat(spool.has("office/file-1000.csv")).isTrue();
    }

    @Test
    void aFullDiskLeavesNothingBehind() throws IOException {
        add(0);
        assertThatThrownBy(() -> spool.add(new Spool.Wish("k", "office", "", "x", "d", null, 0, 1), now, out -> {
                    throw new IOException("no space");
                }))
                .isInstanceOf(IOException.class);
        assertThat(spool.count()).isEqualTo(1);
        try (var left = java.nio.file.Files.list(folder.resolve("spool"))) {
            assertThat(left).hasSize(2);
        }
        restart();
        assertThat(spool.entries()).hasSize(1);
    }

    @Test
    void whatWasDeliveredButNotYetDeletedIsNotSentAgain() throws IOException {
        add(0);
        deliveries.note(spool.first("office").orElseThrow(), Delivery.Outcome.DELIVERED, now);
        restart();
        assertThat(spool.count()).isZero();
        assertThat(deliveries.has("office/file-0.csv")).isTrue();
        add(1);
        assertThat(spool.first("office").orElseThrow().id()).isEqualTo(2);
    }
}
