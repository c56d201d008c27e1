package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess.Said;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A gateway with twenty modules that nobody has set up: from its address to the first values of all its loads. */
@ExtendWith(Demo.Shared.class)
class DetectionTest {

    private static final String LINE = "m70-2";
    private static final int MODULES = 20;
    private static final int LOADS = 60;
    /** Far beyond what it takes, so that only one that hangs fails. */
    private static final Duration BOUND = Duration.ofMinutes(2);

    private final Demo demo;

    DetectionTest(Demo demo) {
        this.demo = demo;
    }

    @Test
    void gatewayIsFoundAcceptedAndMeasuredWithEverythingBehindIt() throws Exception {
        List<String> before = demo.devices();
        long begin = System.nanoTime();
        JsonNode found = detect("{\"line\":\"" + LINE + "\"}");
        long afterDetection = System.nanoTime();
        assertThat(findings(found, "NEW")).hasSize(MODULES + 1);
        assertThat(found.at("/findings/0/references/0").asText()).isEqualTo("DIRIS Digiware M-70");
        assertThat(StreamSupport.stream(found.path("findings").spliterator(), false)
                        .filter(finding -> finding.path("behind").asInt() == 1))
                .hasSize(MODULES);
        assertThat(demo.devices()).as("nothing is set up by itself").isEqualTo(before);

        RestClient.Answer accepted = demo.rest()
                .post(
                        "/inbox/accept",
                        "{\"entries\":[{\"id\":\"" + LINE + ".1\",\"zone\":\"Extension\",\"behind\":true}]}",
                        "en");

        assertThat(accepted.status()).as("%s", accepted.body()).isEqualTo(200);
        List<String> added = new ArrayList<>();
        accepted.body().path("items").forEach(outcome -> {
            assertThat(outcome.path("problem").isNull()).as("%s", outcome).isTrue();
            added.add(outcome.path("device").asText());
        });
        try {
            assertThat(added).hasSize(MODULES + 1);
            Await.until(LOADS + " loads", BOUND, () -> loads(added) >= LOADS);
            for (String device : added.subList(1, added.size())) {
                Await.until("values of " + device, BOUND, () -> hasGoodValue(device));
            }
            System.out.printf(
                    "An M-70 with %d modules: found after %.1f s; accepted, %d loads, first values after %.1f s%n",
                    MODULES, (afterDetection - begin) / 1e9, loads(added), (System.nanoTime() - begin) / 1e9);

            assertThat(demo.rest()
                            .get("/devices/" + added.get(1))
                            .path("gateway")
                            .asText())
                    .isEqualTo(added.get(0));
            JsonNode again = detect("{\"line\":\"" + LINE + "\",\"units\":\"1-30\"}");
            assertThat(findings(again, "SAME")).hasSize(MODULES + 1);
            assertThat(again.path("findings")).hasSize(MODULES + 1);
            RestClient.Answer refused = demo.rest().ask("DELETE", "/devices/" + added.get(0), null, "en");
            assertThat(refused.body().path("code").asText()).isEqualTo("device.gateway.used");
        } finally {
            for (int i = added.size() - 1; i >= 0; i--) {
                demo.rest().delete("/devices/" + added.get(i));
            }
        }
        assertThat(demo.devices()).isEqualTo(before);
    }

    @Test
    void shellScansALineAndListsWhatItFound() throws Exception {
        Said scanned = demo.gateway().shell("busbar:line-scan", LINE, "--units", "1-3", "--json");
        assertThat(scanned.exitCode()).as("%s", scanned).isZero();
        JsonNode detection = RestClient.JSON.readTree(scanned.out());
        assertThat(detection.path("phase").asText()).isEqualTo("DONE");
        assertThat(findings(detection, "NEW")).hasSize(3);
        Said listed = demo.gateway().shell("busbar:inbox-list", "--json");
        assertThat(RestClient.JSON.readTree(listed.out()).at("/0/id").asText()).isEqualTo(LINE + ".1");
    }

    private JsonNode detect(String request) throws Exception {
        RestClient.Answer begun = demo.rest().post("/detections", request, "en");
        assertThat(begun.status()).as("%s", begun.body()).isEqualTo(201);
        String path = "/detections/" + begun.body().path("id").asText();
        Await.until(
                "the end of the detection",
                BOUND,
                () -> !demo.rest().get(path).path("ended").isNull());
        JsonNode ended = demo.rest().get(path);
        assertThat(ended.path("phase").asText()).as("%s", ended).isEqualTo("DONE");
        return ended;
    }

    private static List<JsonNode> findings(JsonNode detection, String change) {
        return StreamSupport.stream(detection.path("findings").spliterator(), false)
                .filter(finding -> finding.path("change").asText().equals(change))
                .toList();
    }

    private int loads(List<String> ids) throws Exception {
        return demo.rest()
                .items("/devices?limit=1000")
                .filter(device -> ids.contains(device.path("id").asText()))
                .mapToInt(device -> device.path("loads").size())
                .sum();
    }

    private boolean hasGoodValue(String device) throws Exception {
        JsonNode values = demo.rest().get("/devices/" + device + "/values").path("values");
        return StreamSupport.stream(values.spliterator(), false)
                .anyMatch(value -> value.path("quality").asText().equals("GOOD")
                        && value.path("value").isNumber());
    }
}
