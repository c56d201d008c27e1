package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Profile;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import org.junit.jupiter.api.Test;

/** Looking for devices and for the settings of their line, over real HTTP, as the description says. */
class SearchContractTest extends DescribedGateway {

    @Test
    void searchesForTheSettingsOfSerialPorts() throws Exception {
        Answer list = get("/serial-searches", "/serial-searches");
        assertThat(list.json().at("/items/0/found/baud").asInt()).isEqualTo(19_200);
        assertThat(list.json().at("/items/1/problem/fr").asText()).startsWith("La recherche");
        Answer begun = change("POST", "/serial-searches", "/serial-searches", "{\"line\":\"bus\",\"apply\":true}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Location")).endsWith("/serial-searches/s2");
        assertThat(change("POST", "/serial-searches", "/serial-searches", "{}").status())
                .isEqualTo(422);
        assertThat(get("/serial-searches/{id}", "/serial-searches/s1").status()).isEqualTo(200);
        assertThat(get("/serial-searches/{id}", "/serial-searches/s7").status()).isEqualTo(404);
        assertThat(change("DELETE", "/serial-searches/{id}", "/serial-searches/s2", "")
                        .status())
                .isEqualTo(204);
        admin = Client.of(gateway, Profile.USER);
        Answer seen = get("/serial-searches/{id}", "/serial-searches/s1");
        assertThat(seen.json().path("serialPort").isNull()).isTrue();
        assertThat(seen.json().at("/problem/en").asText()).doesNotContain("ttyS9");
    }

    @Test
    void detectsAndDecides() throws Exception {
        Answer begun = change("POST", "/detections", "/detections", "{\"host\":\"192.0.2.10\",\"units\":\"1-20\"}");
        assertThat(begun.status()).isEqualTo(201);
        assertThat(begun.header("Location")).endsWith("/api/v1/detections/d1");
        assertThat(begun.json().path("phase").asText()).isEqualTo("SCANNING");
        Answer wrong = change("POST", "/detections", "/detections", "{\"host\":\"192.0.2.10\",\"units\":\"many\"}");
        assertThat(wrong.json().at("/errors/0/code").asText()).isEqualTo("detection.units");
        assertThat(get("/detections", "/detections")
                        .json()
                        .at("/items/0/secondsLeft")
                        .asInt())
                .isEqualTo(12);
        Answer one = get("/detections/{id}", "/detections/d1");
        assertThat(one.json().at("/findings/0/identification/serial").asText()).isEqualTo("4711");
        assertThat(get("/detections/{id}", "/detections/d9").status()).isEqualTo(404);
        assertThat(change("DELETE", "/detections/{id}", "/detections/d1", "").status())
                .isEqualTo(204);
        assertThat(gateway.detection.cancelled).containsExactly("d1");

        Answer first = get("/inbox", "/inbox?limit=1");
        assertThat(first.json().at("/items/0/id").asText()).isEqualTo("rail-1.9");
        Answer second = get(
                "/inbox", "/inbox?limit=1&after=" + first.json().path("next").asText());
        assertThat(second.json().at("/items/0/id").asText()).isEqualTo("rail-1.10");
        Answer accepted = change(
                "POST",
                "/inbox/accept",
                "/inbox/accept",
                "{\"entries\":[{\"id\":\"rail-1.9\",\"name\":\"Hall\",\"behind\":true},{\"id\":\"rail-1.77\"}]}");
        assertThat(accepted.json().at("/items/0/device").asText()).isEqualTo("device-Hall-true");
        assertThat(accepted.json().at("/items/1/problem/code").asText()).isEqualTo("inbox.unknown");
        assertThat(change("POST", "/inbox/accept", "/inbox/accept", "{\"entries\":[{}]}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("entries.0.id");
        assertThat(change("PUT", "/inbox/{id}", "/inbox/rail-1.10", "{\"ignored\":true}")
                        .json()
                        .path("ignored")
                        .asBoolean())
                .isTrue();
        assertThat(change("PUT", "/inbox/{id}", "/inbox/rail-1.10", "{}").status())
                .isEqualTo(422);
        assertThat(change("DELETE", "/inbox/{id}", "/inbox/rail-1.10", "").status())
                .isEqualTo(204);
        assertThat(change("DELETE", "/inbox/{id}", "/inbox/rail-1.10", "").status())
                .isEqualTo(404);
    }
}
