package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess;
import io.busbar.itests.GatewayProcess.Said;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What one gateway has stored goes to another as a file; what is stored is decided; all is looked after. */
@ExtendWith(Demo.Shared.class)
class HistoryFileTest {

    private static final String METER = "e44-8/";

    private final Demo demo;
    private final Instant to = Instant.now().truncatedTo(ChronoUnit.HOURS).minus(Duration.ofHours(1));
    private final Instant from = to.minus(Duration.ofHours(12));

    HistoryFileTest(Demo demo) {
        this.demo = demo;
    }

    private static Said ok(GatewayProcess gateway, String... command) throws IOException, InterruptedException {
        Said said = gateway.shell(command);
        assertThat(said.exitCode()).as(said.out() + said.err()).isZero();
        return said;
    }

    private Path export(GatewayProcess gateway, Path file) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("busbar:history-export", file.toString(), "--points", METER));
        command.addAll(List.of("--from", from.toString(), "--to", to.toString()));
        ok(gateway, command.toArray(String[]::new));
        return file;
    }

    @ParameterizedTest
    @ValueSource(strings = {"parquet", "csv"})
    void aFileBringsTheSameSamplesToAnEmptyGateway(String format, @TempDir Path folder) throws Exception {
        Path file = export(demo.gateway(), folder.resolve("history." + format));
        Path wanted = export(demo.gateway(), folder.resolve("wanted.csv"));
        assertThat(Files.readAllLines(wanted)).hasSizeGreaterThan(1000);
        try (GatewayProcess empty = GatewayProcess.run(folder.resolve("data"))) {
            empty.start().awaitReady();

            assertThat(ok(empty, "busbar:history-import", file.toString()).out())
                    .contains("are stored");

            assertThat(export(empty, folder.resolve("copy.csv"))).hasSameBinaryContentAs(wanted);
            assertThat(ok(empty, "busbar:history-check").out()).contains("all intact");
            JsonNode uses = RestClient.JSON.readTree(
                    ok(empty, "busbar:history-stats", METER, "--json").out());
            long samples = 0;
            for (JsonNode use : uses) {
                samples += use.path("samples").asLong();
            }
            assertThat(samples).isEqualTo(Files.readAllLines(wanted).size() - 1);
        }
    }

    @Test
    void whatIsStoredIsDecidedAndSeenAtOnce() throws Exception {
        String path = "/devices/e44-8/storage-plan";
        JsonNode usual = point(demo.rest().get(path), "voltage.l1n");
        assertThat(usual.path("periodS").asInt()).isEqualTo(60);
        assertThat(usual.path("origin").asText()).isEqualTo("DEFAULT");
        assertThat(point(demo.rest().get(path), "load.curve.active.import")
                        .path("periodS")
                        .asInt())
                .isEqualTo(600);
        Instant decided = Instant.now();
        ok(demo.gateway(), "busbar:history-plan", "e44-8", "--quantity", "voltage", "--period", "1");
        try {
            assertThat(point(demo.rest().get(path), "voltage.l1n")
                            .path("periodS")
                            .asInt())
                    .isEqualTo(1);
            Await.until(
                    "a value each second",
                    Demo.SOON,
                    () -> demo.rest()
                                    .get("/history?points=e44-8/1/voltage.l1n&step=raw&from=" + decided + "&to="
                                            + Instant.now().plusSeconds(1))
                                    .at("/series/0/t")
                                    .size()
                            > 4);
        } finally {
            ok(demo.gateway(), "busbar:history-plan", "e44-8", "--quantity", "voltage", "--usual");
        }
        assertThat(point(demo.rest().get(path), "voltage.l1n")).isEqualTo(usual);
        assertThat(demo.rest().get("/history/status").path("notStored")).isEmpty();
    }

    private static JsonNode point(JsonNode plan, String quantity) {
        for (JsonNode point : plan.path("points")) {
            if (point.path("quantity").asText().equals(quantity)) {
                return point;
            }
        }
        throw new AssertionError("no " + quantity + " in " + plan);
    }
}
