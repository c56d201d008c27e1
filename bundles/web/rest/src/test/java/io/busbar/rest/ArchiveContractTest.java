package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Profile;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.json.Json;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The history as a file, over real HTTP. */
@Timeout(60)
class ArchiveContractTest {

    private static final String RANGE = "from=2026-11-21T00:00:00Z&to=2026-11-22T00:00:00Z";

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

    private HttpResponse<InputStream> export(String query) throws Exception {
        return admin.open(admin.request("/history/export?" + query));
    }

    private Answer upload(String format, String type, byte[] body) throws Exception {
        return admin.send(admin.request("/history/import?format=" + format)
                .header("X-Busbar-CSRF", admin.session().csrf())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofByteArray(body)));
    }

    @Test
    void aRangeComesAsAFileWithAName() throws Exception {
        HttpResponse<InputStream> file = export("points=i35-102/&format=parquet&" + RANGE);

        assertThat(file.statusCode()).isEqualTo(200);
        assertThat(file.headers().firstValue("Content-Type")).hasValue("application/vnd.apache.parquet");
        assertThat(file.headers().firstValue("Content-Disposition"))
                .hasValue("attachment; filename=\"history_2026-11-21_2026-11-22.parquet\"");
        assertThat(new String(file.body().readAllBytes(), StandardCharsets.UTF_8))
                .contains("prefixes=[i35-102/]", "from=2026-11-21T00:00:00Z", "PARQUET");
        assertThat(export(RANGE).headers().firstValue("Content-Type").orElse(""))
                .startsWith("text/csv");
    }

    @Test
    void aFileComesAsItIsMadeAndNoMoreThanTwoAtOnce() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        gateway.storage.archive.gate = gate;
        HttpResponse<InputStream> first = export(RANGE);
        HttpResponse<InputStream> second = export(RANGE);
        assertThat(first.body().read()).isEqualTo('S');
        assertThat(second.body().read()).isEqualTo('S');
        Answer third = admin.get("/history/export?" + RANGE);
        description.check("GET", "/history/export", third);
        assertThat(third.status()).isEqualTo(503);
        assertThat(third.json().path("code").asText()).isEqualTo("archive.busy");
        gate.countDown();
        first.body().readAllBytes();
        second.body().readAllBytes();
        assertThat(export(RANGE).statusCode()).isEqualTo(200);
    }

    @Test
    void whatCannotBeExportedIsNamed() throws Exception {
        Answer order = admin.get("/history/export?from=2026-11-22T00:00:00Z&to=2026-11-21T00:00:00Z");
        description.check("GET", "/history/export", order);
        assertThat(order.json().at("/errors/0/code").asText()).isEqualTo("time.order");
        Answer format = admin.get("/history/export?format=xls&" + RANGE);
        description.check("GET", "/history/export", format);
        assertThat(format.json().at("/errors/0/field").asText()).isEqualTo("format");
    }

    @Test
    void aFileLargerThanADocumentMayBeIsStored() throws Exception {
        byte[] large = new byte[3 * Json.MAX_BODY];

        Answer stored = upload("parquet", "application/vnd.apache.parquet", large);

        description.check("POST", "/history/import", stored);
        assertThat(stored.status()).isEqualTo(200);
        assertThat(stored.json().path("samples").asLong()).isEqualTo(large.length);
        assertThat(gateway.storage.archive.read).isEqualTo(large.length);
    }

    @Test
    void whatIsWrongInAFileIsSaid() throws Exception {
        Answer wrong = upload("csv", "text/csv", new byte[] {'?'});

        description.check("POST", "/history/import", wrong);
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.json().path("detail").asText()).startsWith("Row 2: \"yesterday\" is not a time.");
    }

    @Test
    void onlyWhoMayBringDataBackImports() throws Exception {
        Client user = Client.of(gateway, Profile.USER);
        Answer refused = user.send(user.request("/history/import?format=csv")
                .header("X-Busbar-CSRF", user.session().csrf())
                .header("Content-Type", "text/csv")
                .POST(BodyPublishers.ofString("point,time,value")));
        assertThat(refused.status()).isEqualTo(403);
        assertThat(user.open(user.request("/history/export?" + RANGE)).statusCode())
                .isEqualTo(200);
    }
}
