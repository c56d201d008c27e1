package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.FreePorts;
import io.busbar.itests.GatewayProcess.Said;
import io.busbar.itests.gateway.RestClient.Answer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Mistakes of people and devices are answered with what is wrong and what to do, over REST and in the shell; nothing else changes. */
@ExtendWith(Demo.Shared.class)
class WrongInputTest {
    private final Demo demo;
    private List<String> devices = List.of();
    private List<String> lines = List.of();

    WrongInputTest(Demo demo) {
        this.demo = demo;
    }

    @BeforeEach
    void remember() throws Exception {
        devices = demo.devices();
        lines = lines();
    }

    @AfterEach
    void nothingIsLostOrLeft() throws Exception {
        assertThat(demo.devices()).isEqualTo(devices);
        assertThat(lines()).isEqualTo(lines);
    }

    private List<String> lines() throws Exception {
        return demo.rest().items("/lines").map(line -> line.path("id").asText()).toList();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | No installed driver knows the reference \"COUNTIS E445\". Did you mean \"COUNTIS E44\"?",
                "fr | Aucun pilote installé ne connaît la référence « COUNTIS E445 ». Vouliez-vous dire « COUNTIS E44 » ?"
            })
    void anUnknownReference(String language, String text) throws Exception {
        Answer answer = demo.rest().post("/devices", device("COUNTIS E445", "127.0.0.1", 502), language);
        JsonNode error = error(answer, "reference");
        assertThat(error.path("code").asText()).isEqualTo("device.reference.similar");
        assertThat(error.path("detail").asText()).isEqualTo(text);

        Said said = demo.gateway()
                .shell(
                        "busbar:device-add",
                        "COUNTIS",
                        "E445",
                        "--host",
                        "127.0.0.1",
                        "--unit",
                        "9",
                        "--lang",
                        language);
        assertThat(said.exitCode()).isNotZero();
        assertThat(said.out() + said.err()).contains(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "en | Must be between 1 and 65535; 70000 is not.",
                "fr | Doit être compris entre 1 et 65535 ; 70000 ne l'est pas."
            })
    void aPortThatDoesNotExist(String language, String text) throws Exception {
        Answer answer = demo.rest().post("/devices", device("COUNTIS E44", "127.0.0.1", 70_000), language);
        JsonNode error = error(answer, "port");
        assertThat(error.path("code").asText()).isEqualTo("number.range");
        assertThat(error.path("detail").asText()).contains(text);

        Said said = demo.gateway()
                .shell(
                        "busbar:device-add",
                        "COUNTIS-E44",
                        "--host",
                        "127.0.0.1",
                        "--port",
                        "70000",
                        "--unit",
                        "9",
                        "--lang",
                        language);
        assertThat(said.exitCode()).isNotZero();
        assertThat(said.out() + said.err()).contains("port", text);
    }

    @Test
    void anAnswerThatIsTooShort() throws Exception {
        // function and byte count as asked for, and half of the bytes
        try (ScriptedSlave slave = new ScriptedSlave(request -> {
            int bytes = 2 * ((request[3] & 0xFF) << 8 | request[4] & 0xFF);
            byte[] reply = new byte[2 + bytes / 2];
            reply[0] = request[0];
            reply[1] = (byte) bytes;
            return reply;
        })) {
            JsonNode device = added("short", slave.port());
            try {
                assertThat(device.path("counters").path("malformed").asLong()).isPositive();
                assertThat(device.path("lastError").asText()).contains("bytes instead of");
                assertThat(demo.rest().get("/devices/short/values").path("values"))
                        .noneMatch(value -> value.path("quality").asText().equals("GOOD"));
                assertThat(demo.gateway().shell("busbar:device-info", "short").out())
                        .contains("bytes instead of");
            } finally {
                demo.remove("short");
            }
        }
    }

    @Test
    void aHostThatDoesNotAnswer() throws Exception {
        JsonNode device = added("away", FreePorts.next());
        try {
            assertThat(device.path("detail").asText()).isEqualTo("LINE_DOWN");
            assertThat(device.path("lastError").asText()).contains("127.0.0.1");
            // whoever needs no password sees no addresses
            assertThat(RestClient.user(demo.gateway())
                            .get("/devices/away")
                            .path("lastError")
                            .asText())
                    .isNotBlank()
                    .doesNotContain("127.0.0.1");
            assertThat(demo.gateway().shell("busbar:device-info", "away").out()).contains("127.0.0.1", "refused");
            assertThat(demo.gateway()
                            .shell("busbar:device-list", "--lang", "fr")
                            .out())
                    .contains("hors ligne");
        } finally {
            demo.remove("away");
        }
    }

    @Test
    void aHostWhoseNameCannotBeFound() throws Exception {
        Answer answer = demo.rest().post("/devices", device("COUNTIS E44", "not a host!", 502), "en");
        assertThat(error(answer, "host").path("detail").asText())
                .isEqualTo("\"not a host!\" is neither a host name nor an IP address.");
    }

    /** Two rows on the same registers: the file is refused as a whole, and file, line and remedy are said. */
    @Test
    void aMapWithOverlappingRows() throws Exception {
        Path map = demo.gateway().data().resolve("etc/busbar/maps/overlap.map");
        Files.writeString(
                map,
                """
                map      overlap
                product  OVERLAP 1
                100 U32  1  V  voltage.l1n
                101 U16  1  A  current.l1
                """);
        try {
            JsonNode problem = Await.value("the problem", Demo.SOON, () -> mapProblems()
                    .filter(found -> found.path("file").asText().equals("overlap.map"))
                    .findFirst());
            assertThat(problem.path("line").asInt()).isEqualTo(4);
            assertThat(problem.path("severity").asText()).isEqualTo("ERROR");
            assertThat(problem.path("text").asText()).isNotBlank();
            assertThat(demo.gateway().shell("busbar:status").out()).contains("1 error");
            assertThat(demo.gateway().shell("busbar:map-lint").out())
                    .contains("overlap.map", problem.path("text").asText());
            assertThat(demo.gateway().shell("busbar:map-lint", "--lang", "fr").out())
                    .contains("overlap.map", inFrench("overlap.map"));
            assertThat(demo.gateway().log("WARN")).anyMatch(line -> line.contains("overlap.map:4"));
            assertThat(demo.rest().items("/catalogue?limit=1000"))
                    .noneMatch(product -> product.path("reference").asText().equals("OVERLAP 1"));
        } finally {
            Files.delete(map);
        }
        Await.until(
                "no problem any more", Demo.SOON, () -> mapProblems().findAny().isEmpty());
    }

    private String inFrench(String file) throws Exception {
        Answer answer = demo.rest().ask("GET", "/maps/problems", null, "fr");
        String text = answer.body().path("items").findValuesAsText("text").get(0);
        assertThat(text)
                .as(file)
                .isNotEqualTo(demo.rest()
                        .get("/maps/problems")
                        .findValuesAsText("text")
                        .get(0));
        return text;
    }

    private Stream<JsonNode> mapProblems() throws Exception {
        return demo.rest().items("/maps/problems");
    }

    /** A device that was added although nothing good can be read from it, once that is known. */
    private JsonNode added(String id, int port) throws Exception {
        String body = device("COUNTIS E44", "127.0.0.1", port).replace("{", "{\"id\":\"" + id + "\",");
        assertThat(demo.rest().post("/devices", body, "en").status()).isEqualTo(201);
        return Await.value("the state of " + id, Duration.ofSeconds(40), () -> Optional.of(
                        demo.rest().get("/devices/" + id))
                .filter(device -> !device.path("lastError").isNull()
                        && !device.path("detail").asText().equals("CONNECTING")));
    }

    private static String device(String reference, String host, int port) {
        return "{\"reference\":\"%s\",\"host\":\"%s\",\"port\":%d,\"unit\":9}".formatted(reference, host, port);
    }

    /** What a refused document says of one of its fields. */
    private static JsonNode error(Answer answer, String field) {
        assertThat(answer.status()).as("%s", answer.body()).isEqualTo(422);
        assertThat(answer.type()).startsWith("application/problem+json");
        assertThat(answer.body().path("errors")).hasSize(1);
        assertThat(answer.body().path("errors").get(0).path("field").asText()).isEqualTo(field);
        return answer.body().path("errors").get(0);
    }
}
