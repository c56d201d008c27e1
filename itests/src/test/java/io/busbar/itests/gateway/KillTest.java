package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Killed while it measures, ten times: it comes back by itself, with everything that it had ever answered. */
class KillTest {
    private static final int KILLS = 10;
    private static final long SEED = 20_260_727;
    private static final List<String> POINTS = List.of(
            "e44-7/1/voltage.l1n",
            "u30-1/-/frequency",
            "i35-102/1/power.active.total",
            "b30-110/4/current.l1",
            "e24-6/1/power.active.total");

    @Test
    void nothingThatWasAnsweredIsLost() throws Exception {
        Random random = new Random(SEED);
        History history = new History(POINTS, Instant.now().minus(Duration.ofMinutes(10)));
        try (GatewayProcess gateway = Demo.prepare("killed")) {
            // every read is stored, so that each second has something to lose
            Files.writeString(gateway.data().resolve("etc/io.busbar.historian.cfg"), "core.period.seconds = 1\n");
            List<String> devices = List.of();
            for (int kill = 0; kill < KILLS; kill++) {
                gateway.start();
                // every fifth does not even come up
                if (kill % 5 == 4) {
                    Thread.sleep(random.nextInt(4_000));
                } else {
                    gateway.awaitReady();
                    RestClient rest = RestClient.signIn(gateway);
                    assertThat(devices(rest)).containsAll(devices);
                    measure(rest, history);
                    devices = devices(rest);
                    askAndKill(gateway, rest, history, random.nextInt(1_500));
                    continue;
                }
                gateway.kill();
            }
            gateway.start().awaitReady();
            RestClient rest = RestClient.signIn(gateway);
            measure(rest, history);
            assertThat(history.size()).as("samples answered").isGreaterThan((long) KILLS * POINTS.size());
            assertThat(devices(rest)).containsExactlyElementsOf(devices).hasSize(13);
            assertThat(rest.get("/system/state").path("historian").path("state").asText())
                    .isEqualTo("READY");
            assertThat(rest.get("/system/state").path("unusableDocuments")).isEmpty();
            assertThat(gateway.log("ERROR")).isEmpty();
        }
    }

    /** Until there are samples of every point since this start. */
    private static void measure(RestClient rest, History history) {
        long begin = System.currentTimeMillis();
        Await.until("new samples of all points", GatewayProcess.READY_WITHIN, () -> {
            history.read(rest);
            return history.newest() > begin - 1_000;
        });
    }

    /** Asks without a pause, so that the kill comes as close as can be behind an answer. */
    private static void askAndKill(GatewayProcess gateway, RestClient rest, History history, int millis)
            throws Exception {
        long end = System.nanoTime() + Duration.ofMillis(millis).toNanos();
        do {
            history.read(rest);
        } while (System.nanoTime() < end);
        gateway.kill();
    }

    private static List<String> devices(RestClient rest) throws Exception {
        return rest.items("/devices").map(device -> device.path("id").asText()).toList();
    }
}
