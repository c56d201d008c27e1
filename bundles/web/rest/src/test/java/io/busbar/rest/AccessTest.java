package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.access.Profile;
import io.busbar.rest.DescribedInterface.Operation;
import io.busbar.rest.access.Needs;
import io.busbar.rest.access.Open;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import java.io.IOException;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import javax.ws.rs.HttpMethod;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Every resource method says who may call it, says the same as the description, and is refused to everybody else. */
class AccessTest {

    private static final String NO_ONE_DECIDED = "undecided";

    private Gateway gateway;
    private List<Operation> operations;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway();
        operations = new DescribedInterface().operations();
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
    }

    @Test
    void sec15everyMethodSaysWhoMayCallItAndTheDescriptionSaysTheSame() throws Exception {
        Map<String, String> code = new TreeMap<>();
        for (Class<?> resource : resources()) {
            for (Method method : resource.getDeclaredMethods()) {
                verb(method).ifPresent(verb -> code.put(verb + " " + path(resource, method), access(method)));
            }
        }
        Map<String, String> description = new TreeMap<>();
        operations.forEach(operation -> description.put(operation.toString(), operation.permission()));
        // The stream is a servlet, which asks for VIEW itself.
        assertThat(description.remove("GET /live")).isEqualTo("VIEW");
        assertThat(code)
                .isEqualTo(description)
                .doesNotContainValue(NO_ONE_DECIDED)
                .hasSizeGreaterThan(20);
    }

    @Test
    void withoutSessionNothingButTheOpenIsAnswered() throws Exception {
        Client nobody = Client.anonymous(gateway);
        for (Operation operation : operations) {
            if (!operation.permission().isEmpty()) {
                Answer answer = nobody.send(change(nobody, operation));
                assertThat(answer.status()).as("%s", operation).isEqualTo(401);
                assertThat(answer.json().path("code").asText()).isEqualTo("session.missing");
            }
        }
    }

    @Test
    void sec11aCookieHeaderThatIsNoneIsNoSession() throws Exception {
        Client nobody = Client.anonymous(gateway);
        Operation any = operations.stream()
                .filter(operation -> !operation.permission().isEmpty())
                .findFirst()
                .orElseThrow();
        assertThat(nobody.send(change(nobody, any).header("Cookie", "")).status())
                .isEqualTo(401);
    }

    @Test
    void sec15eachProfileMayWhatItsPermissionsSay() throws Exception {
        for (Profile profile : List.of(Profile.USER, Profile.ADVANCED_USER, Profile.ADMIN, Profile.CYBER_SECURITY)) {
            for (Operation operation : operations) {
                if (operation.permission().isEmpty() || operation.path().equals("/live")) {
                    continue;
                }
                Client client = Client.of(gateway, profile);
                boolean allowed = client.session().permissions().contains(Permission.valueOf(operation.permission()));
                Answer answer = client.send(change(client, operation));
                assertThat(answer.status() == 403)
                        .as("%s by %s", operation, profile)
                        .isNotEqualTo(allowed);
            }
        }
    }

    @Test
    void whoMustChangeThePasswordCanDoNothingElse() throws Exception {
        Client totem = Client.of(gateway, Profile.TOTEM);
        for (Operation operation : operations) {
            if (!operation.permission().isEmpty()) {
                Answer answer = totem.send(change(totem, operation));
                assertThat(answer.json().path("code").asText())
                        .as("%s", operation)
                        .isEqualTo("session.password.change");
            }
        }
        assertThat(totem.get("/session").json().path("mustChangePassword").asBoolean())
                .isTrue();
    }

    @Test
    void sec14changesAreRefusedToForgers() throws Exception {
        Client admin = Client.of(gateway, Profile.CYBER_SECURITY);
        for (Operation operation : operations) {
            if (operation.method().equals("GET") || operation.path().equals("/live")) {
                continue;
            }
            String path = concrete(operation);
            String body = body(operation);
            // Who is not signed in yet has no token to show.
            boolean signsIn = List.of("POST /session", "POST /session/setup", "POST /session/recovery")
                    .contains(operation.toString());
            if (!signsIn) {
                assertRefused(
                        admin,
                        admin.request(path)
                                .method(operation.method(), publisher(body))
                                .header("Content-Type", type(operation)),
                        operation + " without token");
                assertRefused(
                        admin,
                        change(admin, operation).setHeader("X-Busbar-CSRF", "wrong"),
                        operation + " with a wrong token");
            }
            assertRefused(
                    admin,
                    change(admin, operation).header("Origin", "https://evil.example"),
                    operation + " from another origin");
            assertRefused(
                    admin,
                    change(admin, operation).header("Sec-Fetch-Site", "cross-site"),
                    operation + " from another site");
            assertRefused(
                    admin,
                    change(admin, operation).header("Sec-Fetch-Site", "same-site"),
                    operation + " from a sister site");
            if (!body.isEmpty()) {
                Answer form = admin.send(admin.change(operation.method(), path, "a=b")
                        .setHeader("Content-Type", "application/x-www-form-urlencoded"));
                assertThat(form.status()).as("%s as a form", operation).isEqualTo(415);
            }
        }
        assertThat(gateway.site.deviceConfigs).hasSize(2);
        assertThat(gateway.site.lineConfigs).hasSize(1);
    }

    @Test
    void changesFromTheOwnPageAreAccepted() throws Exception {
        Client admin = Client.of(gateway, Profile.ADMIN);
        String own = gateway.uri("").toString().replace("/api/v1", "");
        Answer answer = admin.send(admin.change("POST", "/devices/i35-102/refresh", "")
                .header("Origin", own)
                .header("Sec-Fetch-Site", "same-origin"));
        assertThat(answer.status()).isEqualTo(204);
    }

    @Test
    void aMethodThatWasForgottenIsClosed() throws Exception {
        Answer answer = Client.of(gateway, Profile.CYBER_SECURITY).get("/broken/forgotten");
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).isEqualTo("method.closed");
    }

    @Test
    void whoNeedsNoPasswordSeesNoAddresses() throws Exception {
        Client user = Client.of(gateway, Profile.USER);
        assertThat(user.get("/lines").response().body()
                        + user.get("/devices").response().body())
                .doesNotContain("192.0.2.10")
                .contains("No answer from … within 3000 ms");
        assertThat(Client.of(gateway, Profile.ADMIN).get("/devices").response().body())
                .contains("192.0.2.10:502");
    }

    private static void assertRefused(Client client, java.net.http.HttpRequest.Builder request, String what)
            throws Exception {
        Answer answer = client.send(request);
        assertThat(answer.status()).as(what).isEqualTo(403);
        assertThat(answer.json().path("code").asText()).as(what).isEqualTo("session.csrf");
    }

    private static java.net.http.HttpRequest.BodyPublisher publisher(String body) {
        return java.net.http.HttpRequest.BodyPublishers.ofString(body);
    }

    private static String concrete(Operation operation) {
        return operation
                .path()
                .replace("{id}", operation.path().startsWith("/lines") ? "rail-1" : "i35-102")
                .replace("{file}", "meter.map")
                .replace("{device}", "i35-102")
                .replace("{key}", "reset.energy.1");
    }

    private static java.net.http.HttpRequest.Builder change(Client client, Operation operation) {
        String body = body(operation);
        java.net.http.HttpRequest.Builder request = client.change(operation.method(), concrete(operation), body);
        return body.isEmpty() ? request : request.setHeader("Content-Type", type(operation));
    }

    /** What the description says a body to be first. */
    private static String type(Operation operation) {
        Iterator<String> types = operation.node().at("/requestBody/content").fieldNames();
        return types.hasNext() ? types.next() : "application/json";
    }

    private static String body(Operation operation) {
        return operation.node().has("requestBody") ? "{}" : "";
    }

    private static java.util.Optional<String> verb(Method method) {
        return Arrays.stream(method.getAnnotations())
                .map(Annotation::annotationType)
                .filter(type -> type.isAnnotationPresent(HttpMethod.class))
                .map(type -> type.getAnnotation(HttpMethod.class).value())
                .findFirst();
    }

    private static String access(Method method) {
        Needs needs = method.getAnnotation(Needs.class);
        boolean open = method.isAnnotationPresent(Open.class);
        if (needs == null) {
            return open ? "" : NO_ONE_DECIDED;
        }
        return open ? NO_ONE_DECIDED : needs.value().name();
    }

    private static String path(Class<?> resource, Method method) {
        javax.ws.rs.Path own = method.getAnnotation(javax.ws.rs.Path.class);
        String base = "/" + resource.getAnnotation(javax.ws.rs.Path.class).value();
        return own == null ? base : base + "/" + own.value();
    }

    /** Every resource class of the bundle, found in what was compiled, so that none can be left out. */
    private static List<Class<?>> resources() throws IOException, ReflectiveOperationException {
        Path classes = Path.of(BusbarApplication.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .getPath());
        List<Class<?>> found = new ArrayList<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".class")).toList()) {
                String name =
                        classes.relativize(file).toString().replace('/', '.').replaceFirst("\\.class$", "");
                Class<?> type = Class.forName(name, false, AccessTest.class.getClassLoader());
                if (type.isAnnotationPresent(javax.ws.rs.Path.class)) {
                    found.add(type);
                }
            }
        }
        return found;
    }
}
