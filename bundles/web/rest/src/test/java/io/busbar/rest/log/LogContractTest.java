package io.busbar.rest.log;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.gateway.access.Profile;
import io.busbar.rest.DescribedInterface;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The log over HTTP, from files as the assembly writes them. */
class LogContractTest {

    private static final String HEAD = "2026-11-21T10:00:%02d.%03d+01:00 %-5s %-16s %s - %s%n";

    private Gateway gateway;
    private Client admin;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway();
        admin = Client.of(gateway, Profile.ADMIN);
        Files.writeString(
                gateway.logs.resolve("busbar.1.log"),
                "Nov 21, 2026 9:59:58 AM org.apache.karaf.main.Main launch\nINFO: Installing\n"
                        + line(1, 0, "INFO", "main", "i.b.e.Engine", "Engine started")
                        + line(1, 0, "WARN", "main", "i.b.e.Engine", "Line rail-1 at 192.0.2.10:502 is down"));
        Files.setLastModifiedTime(
                gateway.logs.resolve("busbar.1.log"), FileTime.from(Instant.parse("2026-11-21T09:00:02Z")));
        Files.writeString(
                gateway.logs.resolve("busbar.log"),
                line(2, 1, "ERROR", "poll-1", "i.b.m.Line", "Broken with password=hunter2")
                        + "java.io.IOException: reset\n\tat io.busbar.modbus.Line.read(Line.java:1)\n"
                        + line(3, 999, "DEBUG", "poll-2", "i.b.m.Line", "Fine again"));
        Files.writeString(gateway.logs.resolve("shell.log"), "not for this\n");
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
    }

    private static String line(int second, int milli, String level, String thread, String logger, String text) {
        return HEAD.formatted(second, milli, level, thread, logger, text);
    }

    private Answer get(Client client, String query) throws Exception {
        Answer answer = client.get("/system/log" + query);
        new DescribedInterface().check("GET", "/system/log", answer);
        return answer;
    }

    private static List<String> texts(Answer answer) {
        List<String> texts = new ArrayList<>();
        for (JsonNode entry : answer.json().path("items")) {
            texts.add(entry.path("text").asText());
        }
        return texts;
    }

    @Test
    void tellsTheNewestFirstAcrossFilesWithWhatStandsBeneath() throws Exception {
        Answer all = get(admin, "");
        assertThat(texts(all))
                .containsExactly(
                        "Fine again",
                        "Broken with password=***",
                        "Line rail-1 at 192.0.2.10:502 is down",
                        "Engine started");
        assertThat(all.json().at("/items/1/time").asText()).isEqualTo("2026-11-21T09:00:02.001Z");
        assertThat(all.json().at("/items/1/trace/1").asText()).contains("Line.java:1");
        assertThat(all.json().path("next").isNull()).isTrue();
        assertThat(texts(get(Client.of(gateway, Profile.USER), "?text=rail-1")))
                .singleElement()
                .satisfies(text -> assertThat(text).doesNotContain("192.0.2"));
    }

    @Test
    void goesPageByPageAndFollows() throws Exception {
        List<String> found = new ArrayList<>();
        String after = "";
        for (int page = 0; page < 4; page++) {
            Answer answer = get(admin, "?limit=1" + after);
            found.addAll(texts(answer));
            after = "&after=" + answer.json().path("next").asText();
        }
        assertThat(found).hasSize(4).doesNotHaveDuplicates();
        String newest = get(admin, "?limit=1").json().at("/items/0/id").asText();
        assertThat(texts(get(admin, "?since=" + newest))).isEmpty();
        Files.writeString(
                gateway.logs.resolve("busbar.log"),
                line(4, 0, "INFO", "main", "i.b.e.Engine", "Something new"),
                StandardOpenOption.APPEND);
        assertThat(texts(get(admin, "?since=" + newest))).containsExactly("Something new");
    }

    @Test
    void findsByLevelAndWordsButNotWhatIsMasked() throws Exception {
        assertThat(texts(get(admin, "?level=WARN"))).hasSize(2);
        assertThat(texts(get(admin, "?text=ENGINE%20started"))).containsExactly("Engine started");
        assertThat(texts(get(admin, "?text=reset")))
                .as("what stands beneath is searched too")
                .hasSize(1);
        assertThat(texts(get(admin, "?text=hunter2"))).isEmpty();
        assertThat(get(admin, "?level=LOUD").json().at("/errors/0/field").asText())
                .isEqualTo("level");
        assertThat(get(admin, "?after=here").json().at("/errors/0/field").asText())
                .isEqualTo("after");
        assertThat(get(admin, "?text=" + "x".repeat(201))
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("log.text");
    }

    @Test
    void isTakenAwayAsSyslogOneLineForOneEntry() throws Exception {
        HttpResponse<String> export = HttpClient.newHttpClient()
                .send(admin.request("/system/log/export").build(), BodyHandlers.ofString());
        assertThat(export.headers().firstValue("Content-Disposition").orElse(""))
                .contains("busbar-log.txt");
        assertThat(export.body().lines())
                .hasSize(4)
                .first()
                .isEqualTo("<134>1 2026-11-21T09:00:01Z - busbar - i.b.e.Engine - Engine started");
        assertThat(export.body().lines().toList().get(2))
                .startsWith("<131>1 ")
                .contains("password=***", "Line.java:1")
                .doesNotContain("hunter2");
        assertThat(Client.of(gateway, Profile.USER).get("/system/log/export").status())
                .isEqualTo(403);
    }

    @Test
    void restartsOnlyForWhoMay() throws Exception {
        Client user = Client.of(gateway, Profile.USER);
        assertThat(user.send(user.change("POST", "/system/restart", "")).status())
                .isEqualTo(403);
        assertThat(gateway.restarts).hasValue(0);
        assertThat(admin.send(admin.change("POST", "/system/restart", "")).status())
                .isEqualTo(202);
        assertThat(gateway.restarts).hasValue(1);
    }
}
