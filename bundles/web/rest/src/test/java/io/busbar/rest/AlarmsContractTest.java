package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import java.time.Instant;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Alarms over real HTTP, as the description says. */
class AlarmsContractTest extends DescribedGateway {

    private static final String LIST = "/alarms";
    private static final String ONE = "/alarms/definitions/{id}";

    @Test
    void listsWithEveryFilterPageByPage() throws Exception {
        Answer first = get(
                LIST,
                "/alarms?limit=2&from=2026-11-20T00:00:00Z&to=2026-11-22T00:00:00Z&device=i35-102,-&load=1&type=ALARM"
                        + "&kind=THRESHOLD,SYSTEM&nature=current&status=&criticality=CRITICAL&acknowledged=false&definition=a1");
        assertThat(first.json().path("items")).hasSize(2);
        assertThat(first.json().path("total").asInt()).isEqualTo(3);
        assertThat(first.json().path("next").asLong()).isEqualTo(2);
        var asked = Objects.requireNonNull(gateway.alarms.asked);
        assertThat(asked.from()).isEqualTo(Instant.parse("2026-11-20T00:00:00Z"));
        assertThat(asked.devices()).containsExactlyInAnyOrder("i35-102", "");
        assertThat(asked.load()).isEqualTo("1");
        assertThat(asked.events()).isFalse();
        assertThat(asked.kinds()).isEqualTo(Set.of(AlarmKind.THRESHOLD, AlarmKind.SYSTEM));
        assertThat(asked.natures()).containsExactly("current");
        assertThat(asked.statuses()).isEmpty();
        assertThat(asked.criticalities()).containsExactly(Criticality.CRITICAL);
        assertThat(asked.acknowledged()).isFalse();
        assertThat(asked.definition()).isEqualTo("a1");

        Answer second = get(LIST, "/alarms?before=2&status=ACTIVE");
        assertThat(second.json().path("next").isNull()).isTrue();
        JsonNode alarm = second.json().at("/items/0");
        assertThat(alarm.at("/text/en").asText()).isEqualTo("Active power: 105 kW, above 100 kW");
        assertThat(alarm.at("/text/fr").asText()).isEqualTo("Puissance active : 105 kW, au-dessus de 100 kW");
        assertThat(Objects.requireNonNull(gateway.alarms.asked).statuses()).containsExactly(AlarmStatus.ACTIVE);
    }

    @Test
    void wrongFiltersAreNamed() throws Exception {
        for (String wrong : new String[] {
            "kind=LOUD", "status=GONE", "criticality=1", "type=NOISE", "acknowledged=maybe", "from=noon", "before=x"
        }) {
            Answer answer = get(LIST, "/alarms?" + wrong);
            assertThat(answer.status()).as(wrong).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
        assertThat(get(LIST, "/alarms?from=2026-11-20T00:00:00Z&to=2026-11-20T00:00:00Z")
                        .status())
                .isEqualTo(422);
    }

    @Test
    void oneIsShownAndAcknowledgedByWhoMay() throws Exception {
        assertThat(get("/alarms/{id}", "/alarms/99").status()).isEqualTo(404);
        assertThat(get("/alarms/{id}", "/alarms/3")
                        .json()
                        .at("/acknowledgement/by")
                        .asText())
                .isEqualTo("Jeanne");

        Client user = Client.of(gateway, Profile.USER);
        Answer seen = checked("GET", "/alarms/{id}", user.get("/alarms/3"));
        assertThat(seen.json().at("/acknowledgement/by").asText())
                .as("names are not for all")
                .isEmpty();
        assertThat(seen.json().at("/event/percent").asDouble()).isEqualTo(50);
        assertThat(user.send(user.change("POST", "/alarms/1/acknowledge", "{}")).status())
                .isEqualTo(403);

        Answer done =
                change("POST", "/alarms/{id}/acknowledge", "/alarms/1/acknowledge", "{\"comment\":\"relay tested\"}");
        assertThat(done.json().at("/acknowledgement/comment").asText()).isEqualTo("relay tested");
        assertThat(done.json().at("/acknowledgement/by").asText()).isEqualTo("ADMIN");
    }

    @Test
    void severalAreAcknowledgedTogether() throws Exception {
        String path = "/alarms/acknowledge";
        assertThat(change("POST", path, path, "{\"ids\":[1,2,2],\"comment\":\"\"}")
                        .json()
                        .path("items"))
                .hasSize(2);
        assertThat(change("POST", path, path, "{\"ids\":[1,77]}").status()).isEqualTo(404);
        assertThat(change("POST", path, path, "{\"ids\":[]}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("ids");
    }

    @Test
    void summaryTimelineAndFiles() throws Exception {
        assertThat(get("/alarms/summary", "/alarms/summary")
                        .json()
                        .at("/counts/critical")
                        .asInt())
                .isEqualTo(1);
        JsonNode line = get("/alarms/timeline", "/alarms/timeline?slices=1").json();
        assertThat(line.at("/slices/0/critical").asInt()).isEqualTo(3);
        assertThat(get("/alarms/timeline", "/alarms/timeline?slices=501").status())
                .isEqualTo(422);
        assertThat(admin.get("/alarms/export").header("Content-Type")).isEqualTo("application/zip");
    }

    @Test
    void definitionsAreAddedChangedAndRemoved() throws Exception {
        Answer added = change(
                "POST",
                "/alarms/definitions",
                "/alarms/definitions",
                "{\"id\":\"hot\",\"name\":\"Too hot\",\"kind\":\"THRESHOLD\",\"device\":\"i35-102\",\"load\":\"1\","
                        + "\"quantity\":\"current\",\"phases\":\"ANY\",\"high\":100}");
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.json().at("/definition/hysteresis").asDouble()).isEqualTo(5);
        assertThat(added.json().path("watching").asText()).isEqualTo("FROZEN");
        assertThat(get("/alarms/definitions", "/alarms/definitions").json().path("items"))
                .hasSize(1);

        String changed = "{\"name\":\"Hotter\",\"kind\":\"THRESHOLD\",\"device\":\"i35-102\",\"quantity\":\"current\"}";
        String path = "/alarms/definitions/hot";
        assertThat(change("PUT", ONE, path, changed, "If-Match", "\"old\"").status())
                .isEqualTo(412);
        assertThat(change("PUT", ONE, path, changed, "If-Match", added.header("ETag"))
                        .status())
                .isEqualTo(200);
        assertThat(change("DELETE", ONE, path, "", "If-Match", "*").status()).isEqualTo(204);
        assertThat(get(ONE, path).status()).isEqualTo(404);
        assertThat(change("POST", "/alarms/definitions", "/alarms/definitions", "{\"name\":\"x\"}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("kind");
        Answer proposals = get("/alarms/definitions/proposals", "/alarms/definitions/proposals?device=i35-102&load=1");
        assertThat(proposals.json().at("/items/0/high").asDouble()).isEqualTo(100);
    }

    @Test
    void maintenanceIsDeclaredAndEnded() throws Exception {
        String all = "/alarms/maintenance";
        Answer begun = change(
                "POST", all, all, "{\"device\":\"i35-102\",\"until\":\"2026-11-22T00:00:00Z\",\"note\":\"new relay\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.json().path("author").asText()).isEqualTo("ADMIN");
        assertThat(get(all, all).json().at("/items/0/note").asText()).isEqualTo("new relay");
        assertThat(change("DELETE", all + "/{id}", all + "/work-1", "").status())
                .isEqualTo(204);
        assertThat(change("DELETE", all + "/{id}", all + "/work-1", "").status())
                .isEqualTo(404);
        assertThat(change("POST", all, all, "{\"zone\":\"A\",\"until\":\"soon\",\"note\":\"x\"}")
                        .status())
                .isEqualTo(422);
    }
}
