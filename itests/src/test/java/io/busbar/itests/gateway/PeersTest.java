package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess.Said;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients and servers that are not ours see what the gateway sees. */
@ExtendWith(Demo.Shared.class)
class PeersTest {
    private final Demo demo;

    PeersTest(Demo demo) {
        this.demo = demo;
    }

    /** What the gateway has read between two reads of another client lies between what that client has read. */
    @Test
    void anotherClientReadsTheCounterThatTheGatewayShows() throws Exception {
        Mbpoll mbpoll = new Mbpoll(demo.port("meters"), 7);
        Instant begin = Instant.now();
        int before = mbpoll.read(50946);
        JsonNode shown = Await.value("a value read since " + begin, Demo.SOON, () -> demo.rest()
                .value("e44-7/1/energy.active.import")
                .filter(value -> Instant.parse(value.path("time").asText()).isAfter(begin)));
        int after = mbpoll.read(50946);
        assertThat(before).isPositive();
        assertThat(shown.path("unit").asText()).isEqualTo("Wh");
        assertThat(shown.path("value").asDouble()).isBetween(before * 10.0, after * 10.0);
    }

    /** DIRIS: the voltage moves by some tenths of a volt between two reads, and by no more. */
    @Test
    void anotherClientReadsTheVoltageThatTheGatewayShows() throws Exception {
        int raw = new Mbpoll(demo.port("m70"), 1).read(36873);
        JsonNode shown = demo.rest().value("u30-1/-/voltage.l1n").orElseThrow();
        assertThat(shown.path("quality").asText()).isEqualTo("GOOD");
        assertThat(shown.path("value").asDouble()).isCloseTo(raw / 100.0, within(5.0));
    }

    /** The two meters give the frequency in different units, and power in tens of watts. */
    @ParameterizedTest
    @CsvSource({"e24, 24, 50.008", "e44, 44, 50.19"})
    void wordsOfAnotherServerBecomeEngineeringValues(String name, int unit, double frequency) throws Exception {
        Golden golden = Golden.ofDriver("countis", name);
        String id = "peer-" + name;
        try (PymodbusServer server = new PymodbusServer(unit, golden)) {
            Said added = demo.gateway()
                    .shell(
                            "busbar:device-add",
                            golden.product().replace(' ', '-'),
                            "--id",
                            id,
                            "--host",
                            "127.0.0.1",
                            "--port",
                            "" + server.port(),
                            "--unit",
                            "" + server.unit());
            assertThat(added.exitCode()).as("%s", added).isZero();
            try {
                assertValues(id, golden);
                JsonNode rest = demo.rest().value(id + "/1/frequency").orElseThrow();
                assertThat(rest.path("value").asDouble()).isEqualTo(frequency);
                assertThat(rest.path("unit").asText()).isEqualTo("Hz");
                Said shown = demo.gateway().shell("busbar:values", id, "--json");
                assertThat(shell(shown, id + "/1/frequency").path("value").asDouble())
                        .isEqualTo(frequency);
                assertThat(shell(shown, id + "/1/power.active.total")
                                .path("value")
                                .asDouble())
                        .isEqualTo(-3850);
                assertThat(demo.gateway()
                                .shell("busbar:values", id, "--only", "frequency")
                                .out())
                        .contains(Double.toString(frequency), "Hz");
            } finally {
                demo.remove(id);
            }
        }
    }

    /** Waits for the slowest of the reads, then holds every value against the file. */
    private void assertValues(String device, Golden golden) {
        Map<String, JsonNode> shown = Await.value("all values of " + device, Demo.SOON, () -> {
            Map<String, JsonNode> found = new HashMap<>();
            demo.rest()
                    .get("/devices/" + device + "/values")
                    .path("values")
                    .forEach(value -> found.put(value.path("point").asText().substring(device.length() + 1), value));
            return found.keySet().containsAll(golden.values().keySet()) ? Optional.of(found) : Optional.empty();
        });
        List<String> wrong = new ArrayList<>();
        golden.values().forEach((point, expected) -> {
            JsonNode value = shown.get(point);
            if (value == null || !fits(value, expected)) {
                wrong.add(point + " is " + value + ", not " + expected);
            }
        });
        assertThat(wrong).isEmpty();
    }

    private static boolean fits(JsonNode value, String expected) {
        String quality = value.path("quality").asText();
        if (Character.isLetter(expected.charAt(0))) {
            return quality.equals(expected) && value.path("value").isNull();
        }
        return quality.equals("GOOD") && value.path("value").asDouble() == Double.parseDouble(expected);
    }

    private static JsonNode shell(Said said, String point) throws Exception {
        for (JsonNode value : RestClient.JSON.readTree(said.out())) {
            if (value.path("point").asText().equals(point)) {
                return value;
            }
        }
        throw new AssertionError("no " + point + " in " + said);
    }
}
