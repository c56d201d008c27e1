package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.gateway.access.Profile;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.services.ServicesFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever goes wrong is a problem document that names what is wrong, in the caller's language. */
class ProblemTest {

    private Gateway gateway;
    private DescribedInterface description;
    private Client admin;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway();
        description = new DescribedInterface();
        admin = Client.of(gateway, Profile.ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
    }

    private JsonNode problem(Answer answer, int status, String code) {
        assertThat(answer.json().path("code").asText()).isEqualTo(code);
        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.json().path("status").asInt()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
        assertThat(description.violations("Problem", answer.json())).isEmpty();
        return answer.json();
    }

    private Answer post(String body) throws Exception {
        return admin.send(admin.change("POST", "/devices", body));
    }

    @Test
    void malformedJsonIsNamedByLineAndColumn() throws Exception {
        JsonNode problem = problem(post("{\n  \"reference\": \"x\",\n  \"unit\" 7\n}"), 400, "body.syntax");
        assertThat(problem.path("detail").asText()).isEqualTo("The input is not valid JSON at line 3, column 10.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'reference':'x','unit':7,'adress':'1'} | adress | field.unknown",
                "{'reference':'x','unit':'7'}            | unit   | field.type",
                "{'reference':'x','unit':7.5}            | unit   | field.type",
                "{'reference':'x','unit':99999999999}    | unit   | field.type",
                "{'reference':['x'],'unit':7}            | reference | field.type",
                "{'reference':'x','unit':7,'host':'h','port':70000} | port | number.range"
            })
    void aWrongFieldIsNamed(String body, String field, String code) throws Exception {
        JsonNode problem = problem(post(body.replace('\'', '"')), 422, "input.invalid");
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
        assertThat(gateway.site.deviceConfigs).hasSize(2);
    }

    @Test
    void anUnknownChoiceIsAnsweredWithTheChoices() throws Exception {
        String body = "{\"id\":\"a\",\"kind\":\"UDP\",\"host\":\"h\"}";
        JsonNode problem = problem(admin.send(admin.change("POST", "/lines", body)), 422, "input.invalid");
        assertThat(problem.at("/errors/0/detail").asText()).isEqualTo("\"UDP\" is not one of: TCP, RTU, RTU_OVER_TCP.");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''                                | 400 | body.missing",
                "null                              | 400 | body.missing",
                "[]                                | 400 | body.shape",
                "{'reference':'x','reference':'y'} | 400 | body.syntax",
                "{'unit':1} {}                     | 400 | body.shape",
                "{'unit':NaN}                      | 400 | body.syntax"
            })
    void aBodyThatIsNoObjectIsRefused(String body, int status, String code) throws Exception {
        Answer answer = admin.send(admin.change("POST", "/devices", body.replace('\'', '"'))
                .setHeader("Content-Type", "application/json"));
        problem(answer, status, code);
    }

    @Test
    void deepNestingIsRefused() throws Exception {
        problem(post("{\"name\":" + "[".repeat(1000) + "]".repeat(1000) + "}"), 422, "input.invalid");
        problem(post("[".repeat(1000) + "]".repeat(1000)), 400, "body.shape");
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWithAndWithoutItsLength() throws Exception {
        String large = "{\"name\":\"" + "x".repeat(1 << 20) + "\"}";
        problem(post(large), 413, "body.large");
        var chunked = admin.request("/devices")
                .header("X-Busbar-CSRF", admin.session().csrf())
                .header("Content-Type", "application/json")
                .POST(java.net.http.HttpRequest.BodyPublishers.ofInputStream(() -> new java.io.ByteArrayInputStream(
                        (" ".repeat(1 << 20) + "{}").getBytes(java.nio.charset.StandardCharsets.UTF_8))));
        problem(admin.send(chunked), 413, "body.large");
    }

    @Test
    void addressesAndMethodsThatDoNotExist() throws Exception {
        problem(admin.get("/nothing/here"), 404, "path.unknown");
        Answer answer = admin.send(admin.change("DELETE", "/devices", ""));
        problem(answer, 405, "method.unknown");
        assertThat(answer.header("Allow")).contains("GET").contains("POST");
        problem(admin.send(admin.request("/devices").header("Accept", "application/xml")), 406, "media.answer");
        problem(admin.get("/live/more"), 404, "path.unknown");
        problem(admin.send(admin.change("POST", "/live", "")), 405, "method.unknown");
    }

    @Test
    void whileTheEngineIsReplacedTheAnswerIsToTryAgain() throws Exception {
        assertThat(admin.get("/health").json().path("status").asText()).isEqualTo("READY");
        ServicesFixture.removeEngine(gateway.services);
        Answer answer = admin.get("/devices");
        problem(answer, 503, "gateway.starting");
        assertThat(answer.header("Retry-After")).isEqualTo("5");
        assertThat(admin.get("/health").json().path("status").asText()).isEqualTo("DEGRADED");
        assertThat(admin.get("/session").status()).isEqualTo(200);
    }

    @Test
    void theInsideStaysInside() throws Exception {
        Answer answer = admin.get("/broken");
        JsonNode problem = problem(answer, 500, "internal");
        assertThat(problem.path("detail").asText())
                .matches("Something went wrong .* under [0-9a-f]{8}-[0-9a-f-]{27}\\.");
        assertThat(answer.response().body()).doesNotContain("secret").doesNotContain("Exception");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "points=a&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z | points | point.malformed",
                "points=&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z  | points | history.points.none",
                "points=P&from=yesterday&to=2026-01-02T00:00:00Z            | from   | time.format",
                "points=P&from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z | to     | time.order",
                "points=P&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&step=2h | step | choice.unknown",
                "points=P&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&max=1   | max  | number.range",
                "points=P&from=2026-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&max=all | max  | number.format",
                "points=P&from=2020-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&step=1s | step | history.range",
                "points=P&from=2020-01-01T00:00:00Z&to=2026-01-02T00:00:00Z&step=raw | step | history.raw.range"
            })
    void aHistoryThatCannotBeGiven(String query, String field, String code) throws Exception {
        Answer answer = admin.get("/history?" + query.replace("=P&", "=" + Gateway.POWER + "&"));
        JsonNode problem = problem(answer, 422, "input.invalid");
        assertThat(problem.at("/errors/0/field").asText()).isEqualTo(field);
        assertThat(problem.at("/errors/0/code").asText()).isEqualTo(code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "fr-CH, fr;q=0.9, en;q=0.8 | Il n'y a rien à cette adresse.",
                "de, en;q=0.5              | There is nothing at this address.",
                "de                        | There is nothing at this address.",
                "%%%                       | There is nothing at this address."
            })
    void textsAreInTheCallersLanguage(String language, String text) throws Exception {
        Answer answer = admin.send(admin.request("/nothing").header("Accept-Language", language));
        assertThat(answer.json().path("detail").asText()).isEqualTo(text);
    }

    @Test
    void everyCodeHasATextInBothLanguages() throws Exception {
        Answer french =
                admin.send(admin.change("POST", "/devices", "{\"unit\":\"x\"}").header("Accept-Language", "fr"));
        assertThat(french.json().at("/errors/0/detail").asText())
                .isEqualTo("Il faut ici une valeur de type JSON integer.");
        assertThat(french.json().path("detail").asText()).startsWith("Une partie de la saisie");
    }
}
