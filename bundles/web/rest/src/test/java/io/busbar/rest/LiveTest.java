package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.devices.Devices;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Gateway;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.osgi.service.event.Event;

/** The stream over real HTTP. */
@Timeout(value = 20, unit = TimeUnit.SECONDS)
class LiveTest {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Gateway gateway;
    private DescribedInterface description;
    private Client user;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway();
        description = new DescribedInterface();
        user = Client.of(gateway, Profile.USER);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
    }

    private record Frame(String event, String id, JsonNode data) {}

    private static final class Stream {
        private final BufferedReader lines;

        Stream(HttpResponse<InputStream> response) {
            assertThat(response.statusCode()).isEqualTo(200);
            assertThat(response.headers().firstValue("Content-Type").orElse(""))
                    .isEqualToIgnoringCase("text/event-stream;charset=utf-8");
            assertThat(response.headers().firstValue("Cache-Control")).contains("no-store");
            lines = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
        }

        /** The next event of this name; null at the end of the stream. */
        @Nullable
        Frame next(String wanted) throws IOException {
            String event = "";
            String id = "";
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("event: ")) {
                    event = line.substring(7);
                } else if (line.startsWith("id: ")) {
                    id = line.substring(4);
                } else if (line.startsWith("data: ") && event.equals(wanted)) {
                    return new Frame(event, id, MAPPER.readTree(line.substring(6)));
                }
            }
            return null;
        }
    }

    private static Frame expect(Stream stream, String event) throws IOException {
        return Objects.requireNonNull(stream.next(event), event);
    }

    private Stream open(HttpRequest.Builder request) throws Exception {
        return new Stream(user.open(request));
    }

    @Test
    void sendsASnapshotThenChangesThenWhatChangedSince() throws Exception {
        Stream stream = open(user.request("/live"));
        Frame system = expect(stream, "system");
        assertThat(description.violations("LiveSystem", system.data())).isEmpty();
        Frame snapshot = expect(stream, "values");
        assertThat(description.violations("LiveValues", snapshot.data())).isEmpty();
        assertThat(snapshot.data().path("values")).hasSize(2);

        gateway.live.accept(Gateway.batch(Gateway.START.plusSeconds(1), 777, 232));
        Frame change = expect(stream, "values");
        assertThat(change.data().at("/values/0/value").asDouble()).isEqualTo(777);

        gateway.live.handleEvent(new Event(Devices.TOPIC_CHANGED, Map.of("device", "x-9")));
        Frame device = expect(stream, "device");
        assertThat(description.violations("LiveDevice", device.data())).isEmpty();
        assertThat(device.data().at("/device/state").asText()).isEqualTo("OFFLINE");

        gateway.live.accept(Gateway.batch(Gateway.START.plusSeconds(2), 778, 232));
        Stream resumed = open(user.request("/live").header("Last-Event-ID", device.id()));
        Frame missed = expect(resumed, "values");
        assertThat(missed.data().at("/values/0/value").asDouble()).isEqualTo(778);
    }

    @Test
    void sendsOnlyTheDevicesAskedFor() throws Exception {
        Stream stream = open(user.request("/live?devices=x-9"));
        assertThat(stream.next("system")).isNotNull();
        gateway.live.accept(Gateway.batch(Gateway.START.plusSeconds(1), 777, 232));
        gateway.live.handleEvent(new Event(Devices.TOPIC_CHANGED, Map.of("device", "i35-102")));
        gateway.live.handleEvent(new Event(Devices.TOPIC_CHANGED, Map.of("device", "x-9")));
        assertThat(expect(stream, "device").data().path("id").asText()).isEqualTo("x-9");
    }

    @Test
    void endsWithTheSession() throws Exception {
        Stream stream = open(user.request("/live"));
        assertThat(stream.next("system")).isNotNull();
        gateway.profiles.signOut(user.session().token());
        assertThatCode(() -> assertThat(stream.next("never")).isNull()).doesNotThrowAnyException();
        assertThat(gateway.live.status().open()).isZero();
    }

    @Test
    void isRefusedBeyondTheLimitsAndToStrangers() throws Exception {
        Stream one = open(user.request("/live"));
        Stream two = open(user.request("/live"));
        assertThat(one.next("system")).isNotNull();
        assertThat(two.next("system")).isNotNull();
        Client.Answer third = user.get("/live");
        description.check("GET", "/live", third);
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.json().path("code").asText()).isEqualTo("live.streams.client");
        assertThat(third.header("Retry-After")).isEqualTo("30");
        assertThat(gateway.live.status().refused()).isEqualTo(1);

        Client.Answer foreign = user.send(user.request("/live").header("Sec-Fetch-Site", "cross-site"));
        assertThat(foreign.json().path("code").asText()).isEqualTo("session.csrf");
        Client.Answer stranger = Client.anonymous(gateway).get("/live");
        description.check("GET", "/live", stranger);
        assertThat(stranger.status()).isEqualTo(401);
        assertThat(stranger.header("Content-Security-Policy")).startsWith("default-src 'none'; script-src 'self'");
    }

    @Test
    void countsWhatItSends() throws Exception {
        Stream stream = open(user.request("/live"));
        assertThat(stream.next("values")).isNotNull();
        assertThat(gateway.live.status().open()).isEqualTo(1);
        assertThat(gateway.live.status().values()).isEqualTo(2);
        assertThat(gateway.live.status().points()).isEqualTo(2);
    }
}
