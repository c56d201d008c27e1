package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Profile;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import org.junit.jupiter.api.Test;

/** Loads, usages, fluids, hierarchies and favourites, over real HTTP, as the description says. */
class SiteContractTest extends DescribedGateway {

    private static final String LOAD = "/loads/{device}/{key}";

    private Answer put(String template, String path, String body, String tag) throws Exception {
        return change("PUT", template, path, body, "If-Match", tag);
    }

    private void delete(String template, String path) throws Exception {
        assertThat(change("DELETE", template, path, "", "If-Match", "*").status())
                .isEqualTo(204);
    }

    @Test
    void loadsAreListedChangedManyAtATimeAndMade() throws Exception {
        Answer list = get("/loads", "/loads");
        String id = list.json().at("/items/0/id").asText();
        assertThat(id).isEqualTo("i35-102/1");
        Answer changed = change(
                "PATCH",
                "/loads",
                "/loads",
                "{\"changes\":[{\"id\":\"i35-102/1\",\"name\":\"Ovens\",\"usage\":\"kitchen\"}]}");
        assertThat(changed.json().at("/items/0/usage").asText()).isEqualTo("kitchen");
        Answer wrong = change(
                "PATCH", "/loads", "/loads", "{\"changes\":[{\"id\":\"i35-102/1\",\"usage\":\"x\"},{\"id\":\"a/1\"}]}");
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("changes.0.usage");
        assertThat(wrong.json().at("/errors/1/code").asText()).isEqualTo("load.unknown");
        assertThat(change("PATCH", "/loads", "/loads", "{}").status()).isEqualTo(422);
        Answer made = change(
                "POST",
                "/loads",
                "/loads",
                "{\"key\":\"double\",\"name\":\"Double\",\"terms\":[{\"load\":\"i35-102/1\",\"factor\":2}]}");
        assertThat(made.status()).isEqualTo(201);
        assertThat(made.header("Location")).endsWith("/loads/-/double");
        delete(LOAD, "/loads/-/double");
        assertThat(get(LOAD, "/loads/-/double").status()).isEqualTo(404);
    }

    @Test
    void oneLoadIsChangedByWhoHasSeenIt() throws Exception {
        Answer before = get(LOAD, "/loads/i35-102/1");
        String wish = "{\"name\":\"Ovens\",\"zone\":\"Bakery\"}";
        Answer after = put(LOAD, "/loads/i35-102/1", wish, before.header("ETag"));
        assertThat(after.json().path("zone").asText()).isEqualTo("Bakery");
        assertThat(put(LOAD, "/loads/i35-102/1", wish, before.header("ETag")).status())
                .isEqualTo(412);
        Answer wrong = put(LOAD, "/loads/i35-102/1", "{\"fluid\":\"steam\"}", "*");
        assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("fluid");
        assertThat(change("DELETE", LOAD, "/loads/i35-102/1", "", "If-Match", "*")
                        .status())
                .isEqualTo(409);
    }

    @Test
    void usagesAndFluidsOfTheSiteAreAddedChangedAndRemoved() throws Exception {
        assertThat(get("/usages", "/usages").json().at("/items/0/names/fr").asText())
                .isEqualTo("Alimentation générale");
        assertThat(change("POST", "/usages", "/usages", "{\"name\":\"Dyeing\"}").status())
                .isEqualTo(201);
        Answer dyeing = get("/usages/{id}", "/usages/dyeing");
        assertThat(put("/usages/{id}", "/usages/dyeing", "{\"name\":\"Dye works\"}", dyeing.header("ETag"))
                        .json()
                        .at("/names/en")
                        .asText())
                .isEqualTo("Dye works");
        assertThat(put("/usages/{id}", "/usages/lighting", "{\"name\":\"Light\"}", "*")
                        .status())
                .isEqualTo(409);
        delete("/usages/{id}", "/usages/dyeing");
        Answer priced = put(
                "/fluids/{id}",
                "/fluids/electricity",
                "{\"tariffs\":{\"source\":\"CALENDAR\",\"names\":[\"day\",\"night\"],\"rules\":[{\"tariff\":\"night\","
                        + "\"from\":\"22:30\",\"to\":\"06:00\",\"seasonFrom\":\"11-01\",\"seasonTo\":\"03-31\"}]},"
                        + "\"prices\":[{\"from\":\"2026-01-01\",\"amount\":0.2}]}",
                "*");
        assertThat(priced.json().at("/tariffs/rules/0/seasonFrom").asText()).isEqualTo("11-01");
        assertThat(priced.json().at("/prices/0/tariff").asText()).isEmpty();
        Answer wrong = put(
                "/fluids/{id}",
                "/fluids/electricity",
                "{\"tariffs\":{\"source\":\"CALENDAR\",\"rules\":[{\"tariff\":\"x\",\"from\":\"late\",\"to\":\"06:00\"}]}}",
                "*");
        assertThat(wrong.json().at("/errors/0/code").asText()).isEqualTo("fluid.time");
        assertThat(change("POST", "/fluids", "/fluids", "{\"name\":\"Steam\",\"unit\":\"t\"}")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo("steam");
        assertThat(get("/fluids", "/fluids").json().path("items")).hasSize(6);
        delete("/fluids/{id}", "/fluids/steam");
        assertThat(get("/fluids/{id}", "/fluids/steam").status()).isEqualTo(404);
    }

    @Test
    void aHierarchyIsBuiltAndTwoEditorsDoNotOverwriteEachOther() throws Exception {
        Answer made = change("POST", "/hierarchies", "/hierarchies", "{\"name\":\"Campus\",\"fluid\":\"electricity\"}");
        assertThat(made.json().at("/elements/0/name").asText()).isEqualTo("Campus");
        String wish = "{\"elements\":[{\"id\":\"main\",\"kind\":\"NODE\",\"name\":\"Campus\"},"
                + "{\"id\":\"a\",\"kind\":\"LOAD\",\"target\":\"i35-102/1\",\"x\":10.5,\"y\":-3}],"
                + "\"links\":[{\"from\":\"main\",\"to\":\"a\"}]}";
        Answer built = put("/hierarchies/{id}", "/hierarchies/campus", wish, made.header("ETag"));
        assertThat(built.json().at("/elements/1/x").asDouble()).isEqualTo(10.5);
        assertThat(put("/hierarchies/{id}", "/hierarchies/campus", wish, made.header("ETag"))
                        .status())
                .isEqualTo(412);
        assertThat(get("/hierarchies", "/hierarchies")
                        .json()
                        .at("/items/0/loads")
                        .asInt())
                .isEqualTo(1);
        Answer wrong =
                put("/hierarchies/{id}", "/hierarchies/campus", "{\"links\":[{\"from\":\"a\",\"to\":\"b\"}]}", "*");
        assertThat(wrong.json().at("/errors/0/field").asText()).isEqualTo("links.0");
        assertThat(wrong.json().at("/errors/0/code").asText()).isEqualTo("hierarchy.link.end");
        delete("/hierarchies/{id}", "/hierarchies/campus");
    }

    @Test
    void favouritesAreOnesOwnOrShared() throws Exception {
        String view = "{\"page\":\"history\",\"name\":\"Ovens\",\"query\":\"points=a\",\"shared\":false}";
        assertThat(change("POST", "/favourites", "/favourites", view).status()).isEqualTo(201);
        Client user = Client.of(gateway, Profile.USER);
        assertThat(user.get("/favourites").json().path("items")).isEmpty();
        assertThat(user.get("/favourites/ovens").status()).isEqualTo(404);
        assertThat(put("/favourites/{id}", "/favourites/ovens", view.replace("false", "true"), "*")
                        .status())
                .isEqualTo(200);
        assertThat(user.get("/favourites?page=history")
                        .json()
                        .at("/items/0/own")
                        .asBoolean(true))
                .isFalse();
        assertThat(user.get("/favourites?page=consumption").json().path("items"))
                .isEmpty();
        assertThat(user.send(user.change("DELETE", "/favourites/ovens", "").header("If-Match", "*"))
                        .status())
                .isEqualTo(403);
        Client other = Client.of(gateway, Profile.ADVANCED_USER);
        assertThat(other.send(other.change("DELETE", "/favourites/ovens", "").header("If-Match", "*"))
                        .status())
                .as("somebody else's, without the right to configure")
                .isEqualTo(403);
        delete("/favourites/{id}", "/favourites/ovens");
    }
}
