package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.Schedule;
import io.busbar.rest.fixture.Client.Answer;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Files for others, over real HTTP, as the description says. */
class ExportsContractTest extends DescribedGateway {

    private static final String EXPORTS = "/exports";
    private static final String DESTINATIONS = "/exports/destinations";
    private static final String DESTINATION = "/exports/destinations/{id}";
    private static final String OFFICE = "/exports/destinations/office";
    private static final String WISH = "{\"id\":\"office\",\"name\":\"Office\",\"kind\":\"FTPS\","
            + "\"host\":\"ftp.example\",\"user\":\"meter\",\"password\":\"secret\",\"categories\":[\"INDEX\"]}";

    @Test
    void namesAndSchedulesAreChangedByWhoHasSeenThem() throws Exception {
        Answer before = get(EXPORTS, EXPORTS);
        assertThat(before.json().path("siteName").asText()).isEqualTo("SITE");
        assertThat(before.json().at("/faults/0/fault").asText()).isEqualTo("SITE_NAME");
        assertThat(before.json().at("/schedules/0/next").asText()).isEqualTo("2026-11-21T23:00:00Z");
        String wish =
                "{\"siteName\":\"socomec\",\"schedules\":{\"INDEX\":{\"times\":[\"06:30\"],\"days\":[\"MONDAY\"]}}}";

        Answer after = change("PUT", EXPORTS, EXPORTS, wish, "If-Match", before.header("ETag"));

        assertThat(after.json().path("siteName").asText()).isEqualTo("socomec");
        assertThat(gateway.exports.settings().serverName()).isEqualTo("E5C801");
        assertThat(gateway.exports.settings().schedules().get(Category.INDEX))
                .isEqualTo(new Schedule(true, 0, List.of(LocalTime.of(6, 30)), Set.of(DayOfWeek.MONDAY), 10));
        assertThat(change("PUT", EXPORTS, EXPORTS, wish, "If-Match", before.header("ETag"))
                        .status())
                .isEqualTo(412);
        Answer wrong =
                change("PUT", EXPORTS, EXPORTS, "{\"schedules\":{\"INDEX\":{\"times\":[\"6h\"]}}}", "If-Match", "*");
        assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("schedules.INDEX.times");
    }

    @Test
    void aPasswordIsTakenAndNeverGivenBack() throws Exception {
        Answer added = change("POST", DESTINATIONS, DESTINATIONS, WISH);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().toString()).doesNotContain("secret");
        assertThat(added.json().at("/password/set").asBoolean()).isTrue();
        assertThat(gateway.exports.passwords).containsEntry("office", "secret");

        Answer read = get(DESTINATION, OFFICE);
        assertThat(read.json().toString()).doesNotContain("secret");
        Answer changed = change(
                "PUT", DESTINATION, OFFICE, WISH.replace("Office", "Head office"), "If-Match", read.header("ETag"));
        assertThat(changed.json().path("name").asText()).isEqualTo("Head office");
        assertThat(change("PUT", DESTINATION, OFFICE, WISH, "If-Match", read.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(change("POST", DESTINATIONS, DESTINATIONS, "{\"id\":\"x\"}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("kind");
        assertThat(change("POST", DESTINATION + "/retry", OFFICE + "/retry", "").status())
                .isEqualTo(204);
        assertThat(gateway.exports.retried).containsExactly("office");
        assertThat(change("DELETE", DESTINATION, OFFICE, "").status()).isEqualTo(204);
        assertThat(get(DESTINATION, OFFICE).status()).isEqualTo(404);
    }

    @Test
    void aTestSaysWhichStepFailed() throws Exception {
        Answer test = change("POST", "/exports/test", "/exports/test", WISH);
        assertThat(test.json().path("ok").asBoolean(true)).isFalse();
        assertThat(test.json().at("/steps/2/stage").asText()).isEqualTo("CONNECT");
        assertThat(test.json().at("/steps/2/failure").asText()).startsWith("No such server answers at ftp.example");
    }

    @Test
    void whatWaitsAndWhatHasGoneIsListed() throws Exception {
        Answer spool = get("/exports/spool", "/exports/spool");
        assertThat(spool.json().at("/items/0/error").asText()).isEqualTo("The server answers 507.");
        assertThat(spool.json().at("/waiting/0/files").asInt()).isEqualTo(1);
        assertThat(change("DELETE", "/exports/spool/{id}", "/exports/spool/7", "")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.exports.discarded).containsExactly(7L);
        assertThat(change("DELETE", "/exports/spool/{id}", "/exports/spool/8", "")
                        .status())
                .isEqualTo(404);
        assertThat(get("/exports/deliveries", "/exports/deliveries?limit=5")
                        .json()
                        .at("/items/0/category")
                        .asText())
                .isEqualTo("LOAD_CURVE");
        assertThat(get("/exports/deliveries", "/exports/deliveries?after=3")
                        .json()
                        .path("items"))
                .isEmpty();
        assertThat(get("/exports/deliveries", "/exports/deliveries?limit=0").status())
                .isEqualTo(422);
    }

    @Test
    void aRangeIsExportedAndStopped() throws Exception {
        change("POST", DESTINATIONS, DESTINATIONS, WISH);
        String wish = "{\"destination\":\"office\",\"from\":\"2026-11-01T00:00:00Z\",\"to\":\"2026-11-02T00:00:00Z\"}";
        Answer begun = change("POST", "/exports/run", "/exports/run", wish);
        assertThat(begun.status()).isEqualTo(202);
        assertThat(get(EXPORTS, EXPORTS).json().at("/run/all").asInt()).isEqualTo(3);
        assertThat(change("DELETE", "/exports/run", "/exports/run", "").status())
                .isEqualTo(204);
        assertThat(get(EXPORTS, EXPORTS).json().path("run").isNull()).isTrue();
        assertThat(change("POST", "/exports/run", "/exports/run", wish.replace("office", "none"))
                        .status())
                .isEqualTo(404);
        assertThat(change("POST", "/exports/run", "/exports/run", "{}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("destination");
    }
}
