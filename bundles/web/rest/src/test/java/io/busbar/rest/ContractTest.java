package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.audit.Actor;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.fixture.ProfilesFixture;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The real answers, over real HTTP, are what the description says. */
class ContractTest extends DescribedGateway {

    private static final String RANGE = "&from=2026-11-21T00:00:00Z&to=2026-11-21T01:00:00Z";

    @Test
    void reads() throws Exception {
        assertThat(get("/health", "/health").json().path("status").asText()).isEqualTo("READY");
        assertThat(get("/openapi.json", "/openapi.json").json().path("openapi").asText())
                .isEqualTo("3.1.0");
        assertThat(get("/session", "/session").json().path("profile").asText()).isEqualTo("ADMIN");
        assertThat(get("/site", "/site").json().path("zone").asText()).isEqualTo("Europe/Paris");
        assertThat(get("/catalogue", "/catalogue").json().path("items")).hasSize(2);
        assertThat(get("/drivers", "/drivers").json().path("items")).hasSize(1);
        assertThat(get("/lines", "/lines").json().at("/items/0/host").asText()).isEqualTo("192.0.2.10");
        assertThat(get("/lines/{id}", "/lines/rail-1").header("ETag")).matches("\"[\\w-]{16}\"");
        assertThat(get("/devices", "/devices").json().path("items")).hasSize(2);
        assertThat(get("/devices/{id}", "/devices/x-9")
                        .json()
                        .at("/counters/p50Millis")
                        .isNull())
                .as("a median of nothing is null, not NaN")
                .isTrue();
        Answer values = get("/devices/{id}/values", "/devices/i35-102/values");
        assertThat(values.json().at("/values/1/value").asDouble()).isEqualTo(12_345.6);
        assertThat(values.json().at("/values/1/time").asText()).isEqualTo("2026-11-21T00:00:00Z");
        Answer bases = get("/quantities", "/quantities?limit=1000");
        assertThat(bases.json().at("/items/0/key").asText()).isEqualTo("voltage");
        Answer keys = get("/quantities", "/quantities?keys=voltage.l1n,power.active.total.avg");
        assertThat(keys.json().at("/items/1/names/fr").asText()).isEqualTo("Puissance active, moyenne");
        Answer states = get("/quantities", "/quantities?keys=insulation.alarm.state,voltage.l1n");
        assertThat(states.json().at("/items/0/states/2").toString())
                .isEqualTo("{\"value\":2,\"level\":\"CRITICAL\",\"names\":{\"en\":\"alarm\",\"fr\":\"alarme\"}}");
        assertThat(states.json().at("/items/1/states")).isEmpty();
        assertThat(get("/points", "/points?search=puissance").json().path("items"))
                .hasSize(1);
        assertThat(get("/system/state", "/system/state")
                        .json()
                        .at("/sinks/0/name")
                        .asText())
                .isEqualTo("historian");
    }

    @Test
    void readsWhatIsWrongInTheMapFilesInTheLanguageAsked() throws Exception {
        Answer english = get("/maps/problems", "/maps/problems");
        assertThat(english.json().path("items")).hasSize(4);
        assertThat(english.json().at("/items/0/file").asText()).isEqualTo("a.map");
        assertThat(english.json().at("/items/0/severity").asText()).isEqualTo("ERROR");
        assertThat(english.json().at("/items/1/line").asInt()).isEqualTo(9);
        assertThat(english.json().at("/items/1/text").asText()).isEqualTo("Register 101 is taken.");
        assertThat(english.header("Content-Language")).isEqualTo("en");
        Answer french = checked(
                "GET",
                "/maps/problems",
                admin.send(admin.request("/maps/problems").header("Accept-Language", "fr-CA, en;q=0.5")));
        assertThat(french.json().at("/items/1/text").asText()).isEqualTo("Le registre 101 est pris.");
        assertThat(french.header("Content-Language")).isEqualTo("fr");
        assertThat(french.header("Vary")).isEqualTo("Accept-Language");
    }

    @Test
    void mapFilesAreReadWrittenJudgedAndRemoved() throws Exception {
        assertThat(get("/maps/files", "/maps/files").json().at("/items/0/map").asText())
                .isEqualTo("meter");
        assertThat(get("/maps/files/{file}", "/maps/files/meter.map")
                        .json()
                        .path("text")
                        .asText())
                .isEqualTo("map meter");
        assertThat(get("/maps/files/{file}", "/maps/files/none.map").status()).isEqualTo(404);
        Answer taken = change("PUT", "/maps/files/{file}", "/maps/files/meter.map", "{\"text\":\"map new\"}");
        assertThat(taken.status()).isEqualTo(409);
        assertThat(taken.json().path("code").asText()).isEqualTo("map.file.exists");
        String tag = get("/maps/files/{file}", "/maps/files/meter.map").header("ETag");
        assertThat(replaced(tag).json().path("saved").asBoolean()).isTrue();
        assertThat(replaced(tag.substring(0, tag.length() - 1) + "--gzip\"").status())
                .as("as the server names what it compresses")
                .isEqualTo(200);
        assertThat(replaced("\"other\"").status()).isEqualTo(412);
        assertThat(get("/maps/library", "/maps/library")
                        .json()
                        .at("/items/0/text")
                        .asText())
                .isEqualTo("map eastron");
        Answer saved = change("PUT", "/maps/files/{file}", "/maps/files/new.map", "{\"text\":\"map new\"}");
        assertThat(saved.json().path("saved").asBoolean()).isTrue();
        Answer refused = change("PUT", "/maps/files/{file}", "/maps/files/new.map", "{\"text\":\"wrong\"}");
        assertThat(refused.json().path("saved").asBoolean()).isFalse();
        assertThat(refused.json().at("/problems/0/code").asText()).isEqualTo("file.encoding");
        assertThat(change("PUT", "/maps/files/{file}", "/maps/files/new.txt", "{\"text\":\"map new\"}")
                        .status())
                .isEqualTo(422);
        assertThat(change("PUT", "/maps/files/{file}", "/maps/files/new.map", "{}")
                        .status())
                .isEqualTo(422);
        assertThat(change("POST", "/maps/lint", "/maps/lint", "{\"file\":\"a.map\",\"text\":\"wrong\"}")
                        .json()
                        .path("problems"))
                .hasSize(1);
        assertThat(change("DELETE", "/maps/files/{file}", "/maps/files/meter.map", "")
                        .status())
                .isEqualTo(204);
    }

    private Answer replaced(String tag) throws Exception {
        return checked(
                "PUT",
                "/maps/files/{file}",
                admin.send(admin.change("PUT", "/maps/files/meter.map", "{\"text\":\"map new\"}")
                        .setHeader("If-Match", tag)));
    }

    @Test
    void aPageIsPreviewedAsAMapAndAMapIsTriedOnADevice() throws Exception {
        Answer preview = checked(
                "POST",
                "/maps/import",
                admin.send(admin.change("POST", "/maps/import?product=COUNTIS%20E23", "<table></table>")
                        .setHeader("Content-Type", "text/html")));
        assertThat(preview.json().path("product").asText()).isEqualTo("COUNTIS E23");
        assertThat(preview.json().at("/changes/0/after").asText()).isEqualTo("50526 U32 × 0.001");
        Answer foreign = checked(
                "POST",
                "/maps/import",
                admin.send(admin.change("POST", "/maps/import", "<p>").setHeader("Content-Type", "text/html")));
        assertThat(foreign.status()).isEqualTo(422);
        Answer trial = change("POST", "/maps/trial", "/maps/trial", "{\"device\":\"dev\"}");
        assertThat(trial.json().at("/readings/0/words").asText()).isEqualTo("0000 1386");
        assertThat(trial.json().at("/readings/1/value").isNull()).isTrue();
        assertThat(trial.json().at("/checks/0/plausible").asBoolean()).isTrue();
        assertThat(change("POST", "/maps/trial", "/maps/trial", "{\"device\":\"none\"}")
                        .status())
                .isEqualTo(404);
        assertThat(change("POST", "/maps/trial", "/maps/trial", "{\"host\":\"10.0.0.9\",\"unit\":7,\"text\":\"map x\"}")
                        .json()
                        .path("device")
                        .asText())
                .isEqualTo("10.0.0.9/7");
        for (String wrong : List.of(
                "{}",
                "{\"device\":\"dev\",\"host\":\"10.0.0.9\",\"unit\":7}",
                "{\"host\":\"10.0.0.9\",\"text\":\"map x\"}",
                "{\"host\":\"10.0.0.9\",\"unit\":7}")) {
            assertThat(change("POST", "/maps/trial", "/maps/trial", wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }

    @Test
    void problemsOfOneLineAreAllReachedPageByPage() throws Exception {
        StringBuilder texts = new StringBuilder();
        String after = "";
        for (int page = 0; page < 4; page++) {
            Answer answer = get("/maps/problems", "/maps/problems?limit=1" + after);
            texts.append(answer.json().at("/items/0/text").asText());
            after = "&after=" + URLEncoder.encode(answer.json().path("next").asText(), StandardCharsets.UTF_8);
        }
        assertThat(texts.toString()).contains("Not text.", "Register 101", "Register 102", "Register 103");
        assertThat(after).isEqualTo("&after=null");
    }

    @Test
    void readsHistory() throws Exception {
        Answer tens = get("/history", "/history?points=" + Gateway.POWER + RANGE + "&step=10m");
        assertThat(tens.json().at("/series/0/t")).hasSize(6);
        assertThat(tens.json().at("/series/0/max/0").asDouble()).isEqualTo(1009);
        Answer merged = get("/history", "/history?points=" + Gateway.POWER + RANGE + "&step=1m&max=6");
        assertThat(merged.json().at("/series/0/merged").asInt()).isEqualTo(10);
        assertThat(merged.json().at("/series/0/max").toString())
                .isEqualTo(tens.json().at("/series/0/max").toString());
        Answer raw = get("/history", "/history?points=" + Gateway.POWER + RANGE + "&step=raw");
        assertThat(raw.json().at("/series/0/v/59").asDouble()).isEqualTo(1059);
        Answer chosen = get("/history", "/history?points=" + Gateway.POWER + RANGE + "&max=60");
        assertThat(chosen.json().path("step").asText())
                .as("shortest step that fits")
                .isEqualTo("10m");
        Answer empty = get("/history", "/history?points=i35-102/-/voltage.l1n" + RANGE + "&step=1h");
        assertThat(empty.json().at("/series/0/t")).isEmpty();
        assertThat(get("/history", "/history?points=i35-102/9/voltage.l1n" + RANGE)
                        .status())
                .isEqualTo(404);
    }

    @Test
    void signsInAndOut() throws Exception {
        Client nobody = Client.anonymous(gateway);
        assertThat(checked("GET", "/session", nobody.get("/session")).status()).isEqualTo(401);
        Answer user =
                checked("POST", "/session", nobody.send(nobody.change("POST", "/session", "{\"profile\":\"USER\"}")));
        assertThat(user.header("Set-Cookie")).matches("busbar-insecure=[^;]+; Path=/; HttpOnly; SameSite=Strict");
        String wrong = "{\"profile\":\"ADMIN\",\"password\":\"guess\"}";
        Answer refused = checked("POST", "/session", nobody.send(nobody.change("POST", "/session", wrong)));
        assertThat(refused.json().path("code").asText()).isEqualTo("session.password.wrong");
        String right = "{\"profile\":\"ADMIN\",\"password\":\"" + ProfilesFixture.PASSWORD + "\"}";
        Answer again = change("POST", "/session", "/session", right);
        assertThat(again.json().path("csrf").asText())
                .isNotEqualTo(admin.session().csrf());
        assertThat(admin.get("/session").status())
                .as("signing in ends the session before")
                .isEqualTo(401);
        Client other = Client.of(gateway, Profile.ADMIN);
        Answer out = checked("DELETE", "/session", other.send(other.change("DELETE", "/session", "")));
        assertThat(out.header("Set-Cookie")).contains("Max-Age=0");
        assertThat(other.get("/session").status()).isEqualTo(401);
    }

    @Test
    void changesLines() throws Exception {
        String line = "{\"id\":\"rail-2\",\"kind\":\"TCP\",\"host\":\"192.0.2.20\"}";
        Answer added = change("POST", "/lines", "/lines", line);
        assertThat(added.status()).isEqualTo(201);
        assertThat(added.header("Location")).endsWith("/api/v1/lines/rail-2");
        assertThat(added.json().path("port").asInt()).isEqualTo(502);
        assertThat(change("POST", "/lines", "/lines", line).status()).isEqualTo(409);
        assertThat(change("POST", "/lines", "/lines", "{\"id\":\"r\",\"kind\":\"RTU\"}")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("serialPort");
        String tag = added.header("ETag");
        String slower = "{\"kind\":\"TCP\",\"host\":\"192.0.2.20\",\"timeoutMs\":5000}";
        Answer changed = change("PUT", "/lines/{id}", "/lines/rail-2", slower, "If-Match", tag);
        assertThat(changed.json().path("timeoutMs").asInt()).isEqualTo(5000);
        assertThat(change("PUT", "/lines/{id}", "/lines/rail-2", slower, "If-Match", tag)
                        .json()
                        .path("code")
                        .asText())
                .isEqualTo("document.changed");
        assertThat(change("PUT", "/lines/{id}", "/lines/rail-2", slower).status())
                .isEqualTo(428);
        assertThat(change("PUT", "/lines/{id}", "/lines/none", slower).status()).isEqualTo(404);
        assertThat(change("POST", "/lines/{id}/counters/reset", "/lines/rail-2/counters/reset", "")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.site.reset).containsExactly("rail-2");
        assertThat(change("DELETE", "/lines/{id}", "/lines/rail-1", "", "If-Match", "*")
                        .status())
                .isEqualTo(409);
        String current = changed.header("ETag");
        assertThat(change("DELETE", "/lines/{id}", "/lines/rail-2", "", "If-Match", current)
                        .status())
                .isEqualTo(204);
        assertThat(gateway.site.lineConfigs).doesNotContainKey("rail-2");
    }

    @Test
    void changesDevices() throws Exception {
        String wish = "{\"reference\":\"DIRIS Digiware I-35\",\"host\":\"192.0.2.10\",\"unit\":7,\"id\":\"i35-7\"}";
        Answer added = change("POST", "/devices", "/devices", wish);
        assertThat(added.status()).isEqualTo(201);
        assertThat(change("POST", "/devices", "/devices", wish).status()).isEqualTo(409);
        String settings = "{\"reference\":\"DIRIS Digiware I-35\",\"name\":\"Moved\",\"line\":\"rail-1\",\"unit\":8,"
                + "\"periodsMs\":{\"live\":500}}";
        Answer changed = change("PUT", "/devices/{id}", "/devices/i35-7", settings, "If-Match", added.header("ETag"));
        assertThat(changed.json().at("/periodsMs/live").asInt()).isEqualTo(500);
        assertThat(changed.header("ETag")).isNotEqualTo(added.header("ETag"));
        Answer late = change("DELETE", "/devices/{id}", "/devices/i35-7", "", "If-Match", added.header("ETag"));
        assertThat(late.status()).isEqualTo(412);
        assertThat(gateway.site.deviceConfigs).containsKey("i35-7");
        assertThat(change("POST", "/devices/{id}/refresh", "/devices/i35-7/refresh", "")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.site.refreshed).containsExactly("i35-7");
        assertThat(change("POST", "/devices/{id}/counters/reset", "/devices/i35-7/counters/reset", "")
                        .status())
                .isEqualTo(204);
        assertThat(gateway.site.reset).containsExactly("i35-7");
        assertThat(change("POST", "/devices/{id}/refresh", "/devices/none/refresh", "")
                        .status())
                .isEqualTo(404);
        assertThat(change("DELETE", "/devices/{id}", "/devices/i35-7", "", "If-Match", changed.header("ETag"))
                        .status())
                .isEqualTo(204);
        assertThat(gateway.site.deviceConfigs).doesNotContainKey("i35-7");
    }

    @Test
    void hasCommandsCarriedOutByWhoMay() throws Exception {
        Answer list = get("/devices/{id}/commands", "/devices/i35-102/commands");
        assertThat(list.json().at("/items/0/permission").asText()).isEqualTo("RESET");
        assertThat(list.json().at("/items/0/obstacle").isNull()).isTrue();
        assertThat(list.json().at("/items/1/executable").asBoolean()).isFalse();
        assertThat(list.json().at("/items/1/obstacle/fr").asText()).contains("vérifié");
        assertThat(list.json().at("/items/1/argument/highest").asInt()).isEqualTo(2);
        assertThat(get("/devices/{id}/commands", "/devices/none/commands").status())
                .isEqualTo(404);

        String template = "/devices/{id}/commands/{key}";
        String reset = "/devices/i35-102/commands/reset.energy.1";
        assertThat(change("POST", template, reset, "{\"confirm\":true}").status())
                .isEqualTo(204);
        assertThat(gateway.site.orders).singleElement().satisfies(order -> {
            assertThat(order.key()).isEqualTo("reset.energy.1");
            assertThat(order.argument()).isNull();
            assertThat(order.confirmed()).isTrue();
            assertThat(order.by()).isEqualTo(Actor.of(Profile.ADMIN, "127.0.0.1"));
        });
        String transfer = "/devices/i35-102/commands/transfer";
        Answer forbidden = change("POST", template, transfer, "{\"argument\":2}");
        assertThat(forbidden.status()).as("ADMIN may not switch").isEqualTo(403);
        assertThat(forbidden.json().path("detail").asText()).contains("OPERATE");
        assertThat(change("POST", template, "/devices/i35-102/commands/nothing", "{}")
                        .status())
                .isEqualTo(404);
        assertThat(change("POST", template, reset, "{\"argument\":\"x\"}").status())
                .isEqualTo(422);
        admin = Client.of(gateway, Profile.CYBER_SECURITY);
        Answer unverified = change("POST", template, transfer, "{\"argument\":2,\"confirm\":true}");
        assertThat(unverified.status()).isEqualTo(409);
        assertThat(unverified.json().path("code").asText()).isEqualTo("device.command.unverified");
        admin = Client.of(gateway, Profile.USER);
        assertThat(change("POST", template, reset, "{\"confirm\":true}").status())
                .isEqualTo(403);
        assertThat(gateway.site.orders).hasSize(1);
    }

    @Test
    void examplesFollowTheirSchemas() {
        description.schemas().properties().forEach(schema -> schema.getValue()
                .path("examples")
                .forEach(example -> assertThat(description.violations(schema.getKey(), example))
                        .as("example of %s", schema.getKey())
                        .isEmpty()));
    }

    @Test
    void listsGoPageByPage() throws Exception {
        Answer first = get("/devices", "/devices?limit=1");
        assertThat(first.json().path("next").asText()).isEqualTo("i35-102");
        Answer second = get("/devices", "/devices?limit=1&after=i35-102");
        assertThat(second.json().at("/items/0/id").asText()).isEqualTo("x-9");
        assertThat(second.json().path("next").isNull()).isTrue();
        assertThat(get("/devices", "/devices?limit=0")
                        .json()
                        .at("/errors/0/field")
                        .asText())
                .isEqualTo("limit");
    }
}
