package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** The made-up meter of the driver guide, in a gateway that is running. */
@ExtendWith(Demo.Shared.class)
class SiteMapTest {
    private static final Duration TAKEN_UP_WITHIN = Duration.ofSeconds(10);

    private final Demo demo;

    SiteMapTest(Demo demo) {
        this.demo = demo;
    }

    @Test
    void aMapFileAloneAddsAMeter(@TempDir Path directory) throws Exception {
        String started = started();
        Path map = demo.gateway().data().resolve("etc/busbar/maps/acme.map");
        Golden golden = Golden.read(Files.writeString(directory.resolve("acme.golden"), Guide.example("golden")));
        Files.writeString(map, Guide.example("map"));
        try (PymodbusServer server = new PymodbusServer(9, golden)) {
            Await.until("the meter in the catalogue", TAKEN_UP_WITHIN, () -> isInCatalogue(golden.product()));
            Said added = demo.gateway()
                    .shell(
                            "busbar:device-add",
                            "ACME-3000",
                            "--id",
                            "acme",
                            "--host",
                            "127.0.0.1",
                            "--port",
                            "" + server.port(),
                            "--unit",
                            "" + server.unit());
            assertThat(added.exitCode()).as("%s", added).isZero();
            try {
                for (Map.Entry<String, String> expected : golden.values().entrySet()) {
                    Await.until(expected.toString(), Demo.SOON, () -> demo.rest()
                            .value("acme/" + expected.getKey())
                            .filter(value -> value.path("value").asDouble() == Double.parseDouble(expected.getValue()))
                            .isPresent());
                }
                assertThat(demo.rest()
                                .get("/devices/acme")
                                .path("identification")
                                .path("product")
                                .asText())
                        .isEqualTo("ACME 3000");
            } finally {
                demo.remove("acme");
            }
        } finally {
            Files.delete(map);
        }
        Await.until("the meter out of the catalogue", TAKEN_UP_WITHIN, () -> !isInCatalogue(golden.product()));
        assertThat(started()).as("start of the gateway").isEqualTo(started);
    }

    private boolean isInCatalogue(String product) throws Exception {
        return demo.rest()
                .items("/catalogue?limit=1000")
                .anyMatch(entry -> entry.path("reference").asText().equals(product));
    }

    private String started() throws Exception {
        return demo.rest().get("/system/state").path("started").asText();
    }
}
