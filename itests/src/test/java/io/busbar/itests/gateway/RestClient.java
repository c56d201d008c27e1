package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.busbar.itests.GatewayProcess;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A program that is signed in as the profile without a password. Sign in anew after each start of the gateway. */
final class RestClient {

    static final ObjectMapper JSON = new ObjectMapper();

    private final GatewayProcess gateway;
    private final String cookie;
    private final String csrf;

    private RestClient(GatewayProcess gateway, String cookie, String csrf) {
        this.gateway = gateway;
        this.cookie = cookie;
        this.csrf = csrf;
    }

    /** What a request was answered; {@code body} is missing where there was none. */
    record Answer(int status, String type, JsonNode body) {}

    static RestClient signIn(GatewayProcess gateway) throws IOException, InterruptedException {
        HttpResponse<String> answer = gateway.send(HttpRequest.newBuilder(gateway.address("/api/v1/session"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"profile\":\"USER\"}")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        String cookie = answer.headers().firstValue("Set-Cookie").orElseThrow();
        return new RestClient(
                gateway,
                cookie.substring(0, cookie.indexOf(';')),
                JSON.readTree(answer.body()).path("csrf").asText());
    }

    /** The cookie of the session, for requests that are made otherwise. */
    String cookie() {
        return cookie;
    }

    /** What is at this path below {@code /api/v1}; it must be there. */
    JsonNode get(String path) throws IOException, InterruptedException {
        Answer answer = ask("GET", path, null, "en");
        assertThat(answer.status()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The entries of a list. */
    Stream<JsonNode> items(String path) throws IOException, InterruptedException {
        return StreamSupport.stream(get(path).path("items").spliterator(), false);
    }

    /** The last value of a point, such as {@code e44-7/1/frequency}; empty if there is none yet. */
    Optional<JsonNode> value(String point) throws IOException, InterruptedException {
        JsonNode values = get("/devices/" + point.substring(0, point.indexOf('/')) + "/values")
                .path("values");
        return StreamSupport.stream(values.spliterator(), false)
                .filter(value -> value.path("point").asText().equals(point))
                .findFirst();
    }

    Answer post(String path, String body, String language) throws IOException, InterruptedException {
        return ask("POST", path, body, language);
    }

    /** Removes whatever state it is in. */
    void delete(String path) throws IOException, InterruptedException {
        assertThat(ask("DELETE", path, null, "en").status()).as(path).isEqualTo(204);
    }

    /** Any request, and its answer in any state. */
    Answer ask(String method, String path, @Nullable String body, String language)
            throws IOException, InterruptedException {
        HttpRequest.Builder request = HttpRequest.newBuilder(gateway.address("/api/v1" + path))
                .header("Cookie", cookie)
                .header("X-Busbar-CSRF", csrf)
                .header("If-Match", "*")
                .header("Accept-Language", language)
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
        if (body != null) {
            request.header("Content-Type", "application/json");
        }
        HttpResponse<String> answer = gateway.send(request);
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body()));
    }
}
