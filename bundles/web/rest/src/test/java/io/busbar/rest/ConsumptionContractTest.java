package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Points;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.Sample;
import io.busbar.driver.SampleBatch;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Consumption over real HTTP, as the description says. */
class ConsumptionContractTest extends DescribedGateway {

    private static final String POINT = "i35-102/1/energy.active.import";
    private static final String DAYS = "from=2026-11-20T23:00:00Z&to=2026-11-22T23:00:00Z&step=1d";

    @BeforeEach
    void count() {
        Quantity energy = Quantity.of("energy.active.import");
        gateway.historian.put(new Sample(POINT, energy, Gateway.START, 5000, Quality.GOOD, null));
        Points points = new Points("i35-102", List.of(new Points.Point("1", energy)));
        gateway.values.publish(new SampleBatch(points, Gateway.START.toEpochMilli(), new double[] {5000}, new byte[1]));
        gateway.book.look(gateway.site, gateway.values);
    }

    @Test
    void isAnsweredByLoadUsageAndNode() throws Exception {
        Answer plain = get("/consumption", "/consumption?" + DAYS);
        assertThat(plain.json().path("unit").asText()).isEqualTo("Wh");
        assertThat(plain.json().path("starts")).hasSize(3);
        assertThat(plain.json().at("/parts/0/id").asText()).isEqualTo("i35-102/1");
        assertThat(plain.json().at("/total/amount/0").asDouble()).isEqualTo(5000);
        assertThat(plain.json().at("/total/amount/1").isNull())
                .as("unknown is null, not zero")
                .isTrue();
        change("POST", "/hierarchies", "/hierarchies", "{\"name\":\"Site\"}");
        change(
                "PUT",
                "/hierarchies/{id}",
                "/hierarchies/site",
                "{\"elements\":[{\"id\":\"main\",\"kind\":\"NODE\",\"name\":\"Site\"},"
                        + "{\"id\":\"a\",\"kind\":\"LOAD\",\"target\":\"i35-102/1\"}],"
                        + "\"links\":[{\"from\":\"a\",\"to\":\"main\"}]}",
                "If-Match",
                "*");
        Answer usages = get("/consumption", "/consumption?hierarchy=site&by=usage&" + DAYS);
        assertThat(usages.json().at("/parts/0/kind").asText()).isEqualTo("UNMEASURED");
        Answer flow = get("/consumption/flow", "/consumption/flow?hierarchy=site&" + DAYS);
        assertThat(flow.json().at("/places/0/name").asText()).isEqualTo("Site");
        Answer readings = get("/consumption/readings", "/consumption/readings?load=i35-102/1&" + DAYS);
        assertThat(readings.json().at("/items/0/end").asDouble()).isEqualTo(5000);
        assertThat(readings.json().at("/items/0/begin").isNull()).isTrue();
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        assertThat(field("/consumption?step=1s&" + DAYS.replace("&step=1d", "")))
                .isEqualTo("step");
        assertThat(field("/consumption?by=colour&" + DAYS)).isEqualTo("by");
        assertThat(field("/consumption?hierarchy=none&" + DAYS)).isEqualTo("hierarchy");
        assertThat(field("/consumption?load=none/1&" + DAYS)).isEqualTo("load");
        assertThat(field("/consumption?fluid=steam&" + DAYS)).isEqualTo("fluid");
        assertThat(field("/consumption?from=2026-11-20T23:00:00Z")).isEqualTo("to");
    }

    private String field(String path) throws Exception {
        Answer answer = get("/consumption", path);
        assertThat(answer.status()).isEqualTo(422);
        return answer.json().at("/errors/0/field").asText();
    }

    @Test
    void replacementsAndCorrectionsAreNotedWithTheirAuthor() throws Exception {
        Answer replaced = change(
                "POST",
                "/consumption/notes",
                "/consumption/notes",
                "{\"load\":\"i35-102/1\",\"kind\":\"REPLACEMENT\",\"from\":\"2026-11-21T10:00:00Z\","
                        + "\"lastOfOld\":6000,\"firstOfNew\":3,\"note\":\"Worn out\"}");
        assertThat(replaced.status()).isEqualTo(201);
        assertThat(replaced.json().path("author").asText()).isEqualTo("ADMIN");
        assertThat(gateway.historian.replaced.get(0).time()).isEqualTo(Instant.parse("2026-11-21T10:00:00Z"));
        assertThat(get("/consumption/notes", "/consumption/notes?load=i35-102/1")
                        .json()
                        .at("/items/0/note")
                        .asText())
                .isEqualTo("Worn out");
        Answer silent = change(
                "POST",
                "/consumption/notes",
                "/consumption/notes",
                "{\"load\":\"i35-102/1\",\"kind\":\"CORRECTION\",\"from\":\"2026-11-21T10:00:00Z\","
                        + "\"to\":\"2026-11-21T11:00:00Z\",\"amount\":5,\"note\":\"\"}");
        assertThat(silent.json().at("/errors/0/field").asText()).isEqualTo("note");
    }
}
