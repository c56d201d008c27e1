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
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.jspecify.annotations.Nullable;

/** A program that is signed in. Sign in anew after each start of the gateway. */
final class RestClient {

    static final ObjectMapper JSON = new ObjectMapper();

    /** What these tests give Cyber security. */
    static final String PASSWORD = "copper rails in the cellar";

    private final GatewayProcess gateway;
    private final String cookie;
    private final String csrf;

    private RestClient(GatewayProcess gateway, HttpResponse<String> answer) throws IOException {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        this.gateway = gateway;
        this.cookie = answer.headers().allValues("Set-Cookie").stream()
                .map(one -> one.substring(0, one.indexOf(';')))
                .collect(Collectors.joining("; "));
        this.csrf = JSON.readTree(answer.body()).path("csrf").asText();
    }

    /** What a request was answered; {@code body} is missing where there was none. */
    record Answer(int status, String type, JsonNode body) {}

    /** Signed in as Cyber security, which may everything; the password is chosen first where that is still to be done. */
    static RestClient signIn(GatewayProcess gateway) throws IOException, InterruptedException {
        HttpResponse<String> known = session(gateway, "CYBER_SECURITY", PASSWORD);
        if (known.statusCode() == 200) {
            return new RestClient(gateway, known);
        }
        Path code = gateway.data().resolve("security/first-login.txt");
        if (Files.exists(code)) {
            return new RestClient(
                    gateway,
                    gateway.send(change(gateway, "/session/setup")
                            .POST(BodyPublishers.ofString("{\"code\":\"%s\",\"password\":\"%s\"}"
                                    .formatted(Files.readString(code).strip(), PASSWORD)))));
        }
        RestClient first = new RestClient(gateway, session(gateway, "CYBER_SECURITY", "Cyber"));
        return new RestClient(
                gateway,
                gateway.send(change(gateway, "/session/password")
                        .header("Cookie", first.cookie)
                        .header("X-Busbar-CSRF", first.csrf)
                        .PUT(BodyPublishers.ofString("{\"current\":\"Cyber\",\"next\":\"%s\"}".formatted(PASSWORD)))));
    }

    /** What a request below {@code /api/v1} is answered, as text. */
    String text(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = gateway.send(
                HttpRequest.newBuilder(gateway.address("/api/v1" + path)).header("Cookie", cookie));
        assertThat(answer.statusCode()).as("%s: %s", path, answer.body()).isEqualTo(200);
        return answer.body();
    }

    /** The profile that needs no password. */
    static RestClient user(GatewayProcess gateway) throws IOException, InterruptedException {
        return new RestClient(gateway, session(gateway, "USER", ""));
    }

    private static HttpResponse<String> session(GatewayProcess gateway, String profile, String password)
            throws IOException, InterruptedException {
        return gateway.send(change(gateway, "/session")
                .POST(BodyPublishers.ofString(
                        "{\"profile\":\"%s\",\"password\":\"%s\"}".formatted(profile, password))));
    }

    private static HttpRequest.Builder change(GatewayProcess gateway, String path) {
        return HttpRequest.newBuilder(gateway.address("/api/v1" + path)).header("Content-Type", "application/json");
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
        if (answer.statusCode() == 403 && answer.body().contains("\"session.recent\"")) {
            confirm();
            answer = gateway.send(request);
        }
        return new Answer(
                answer.statusCode(),
                answer.headers().firstValue("Content-Type").orElse(""),
                answer.body().isEmpty() ? MissingNode.getInstance() : JSON.readTree(answer.body()));
    }

    /** The password again, as the gateway asks for it before some changes. */
    private void confirm() throws IOException, InterruptedException {
        HttpResponse<String> answer = gateway.send(change(gateway, "/session/confirmation")
                .header("Cookie", cookie)
                .header("X-Busbar-CSRF", csrf)
                .PUT(BodyPublishers.ofString("{\"password\":\"%s\"}".formatted(PASSWORD))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
    }
}
