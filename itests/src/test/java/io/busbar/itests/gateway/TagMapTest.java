package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess.Said;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A device of another protocol, read through PLC4X inside the running gateway by a map file alone. */
@ExtendWith(Demo.Shared.class)
class TagMapTest {
    private static final Duration TAKEN_UP_WITHIN = Duration.ofSeconds(15);
    private static final String PRODUCT = "Simulated PLC";

    private final Demo demo;

    TagMapTest(Demo demo) {
        this.demo = demo;
    }

    @Test
    void aMapFileOfTagsAddsADeviceOfAnotherProtocol() throws Exception {
        Path map = demo.gateway().data().resolve("etc/busbar/maps/plc.map");
        Files.writeString(
                map,
                """
                map        plc4x.simulated
                product    Simulated PLC
                connection simulated://127.0.0.1
                block measured live load=1
                RANDOM/power:UINT 0.1 kW power.active.total range=0..6553600
                RANDOM/none:UINT  1   V  voltage.l1n        range=-2..-1
                """);
        try {
            Await.until("the PLC in the catalogue", TAKEN_UP_WITHIN, this::isInCatalogue);
            Said added = demo.gateway().shell("busbar:device-add", "Simulated-PLC", "--id", "plc");
            assertThat(added.exitCode()).as("%s", added).isZero();
            try {
                Await.until("a value", Demo.SOON, () -> !Double.isNaN(power()));
                double first = power();
                Await.until("another value", Demo.SOON, () -> power() != first);
                JsonNode device = demo.rest().get("/devices/plc");
                assertThat(device.path("state").asText()).isEqualTo("ONLINE");
                assertThat(device.path("line").asText()).isEmpty();
                assertThat(device.path("product").path("family").asText()).isEqualTo("PLC4X");
                JsonNode impossible = demo.rest().value("plc/1/voltage.l1n").orElseThrow();
                assertThat(impossible.path("quality").asText()).isEqualTo("OUT_OF_RANGE");
            } finally {
                demo.remove("plc");
            }
        } finally {
            Files.delete(map);
        }
        Await.until("the PLC out of the catalogue", TAKEN_UP_WITHIN, () -> !isInCatalogue());
    }

    private double power() throws Exception {
        return demo.rest()
                .value("plc/1/power.active.total")
                .filter(value -> value.path("quality").asText().equals("GOOD"))
                .map(value -> value.path("value").asDouble())
                .orElse(Double.NaN);
    }

    private boolean isInCatalogue() throws Exception {
        return demo.rest()
                .items("/catalogue?limit=1000")
                .anyMatch(entry -> entry.path("reference").asText().equals(PRODUCT));
    }
}
