package io.busbar.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.ee10.servlet.ServletHolder;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConsoleServletTest {

    private static final String PAGE = "<!doctype html><title>Busbar</title>";
    private static final String CODE = "console.log(\"" + "busbar ".repeat(50) + "\")";

    @TempDir
    Path folder;

    private final HttpClient client = HttpClient.newHttpClient();
    private Server server;
    private int port;

    @BeforeEach
    void serve() throws Exception {
        write("index.html", PAGE.getBytes(StandardCharsets.UTF_8));
        write("favicon.svg", "<svg/>".getBytes(StandardCharsets.UTF_8));
        write("assets/index-4f3a.js", CODE.getBytes(StandardCharsets.UTF_8));
        write("assets/index-4f3a.js.gz", gzip(CODE));
        server = new Server();
        ServerConnector connector = new ServerConnector(server);
        connector.setHost("127.0.0.1");
        server.addConnector(connector);
        ServletContextHandler handler = new ServletContextHandler("/");
        handler.addServlet(new ServletHolder(new ConsoleServlet(new PageFiles(this::entry))), "/*");
        server.setHandler(handler);
        server.start();
        port = connector.getLocalPort();
    }

    @AfterEach
    void stop() throws Exception {
        server.stop();
    }

    @Test
    void everyPlaceInThePageGetsThePage() throws Exception {
        for (String place : new String[] {"/", "/monitor/i35-102/1/summary", "/history?points=a/b/c", "/nowhere"}) {
            HttpResponse<byte[]> answer = get(place, Map.of());
            assertThat(answer.statusCode()).as(place).isEqualTo(200);
            assertThat(text(answer)).isEqualTo(PAGE);
            assertThat(answer.headers().firstValue("Content-Type")).hasValue("text/html;charset=utf-8");
            assertThat(answer.headers().firstValue("Cache-Control")).hasValue("no-cache");
        }
    }

    @Test
    void neitherTheInterfaceNorAFileThatIsGoneGetsThePage() throws Exception {
        for (String place : new String[] {"/api/v1/nothing", "/api", "/assets/index-0000.js", "/robots.txt"}) {
            assertThat(get(place, Map.of()).statusCode()).as(place).isEqualTo(404);
        }
    }

    @Test
    void namesDoNotLeaveTheFolder() throws Exception {
        Files.writeString(folder.resolve("secret.json"), "{}");
        assertThat(get("/..%2fsecret.json", Map.of()).statusCode()).isGreaterThanOrEqualTo(400);
        assertThat(new PageFiles(this::entry).file("../secret.json")).isEmpty();
    }

    @Test
    void hashedFilesAreKeptForEverAndSentCompressed() throws Exception {
        HttpResponse<byte[]> answer = get("/assets/index-4f3a.js", Map.of("Accept-Encoding", "gzip, br"));
        assertThat(answer.headers().firstValue("Content-Encoding")).hasValue("gzip");
        assertThat(answer.headers().firstValue("Cache-Control")).hasValue("public, max-age=31536000, immutable");
        assertThat(answer.headers().firstValue("Vary")).hasValue("Accept-Encoding");
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body()))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo(CODE);
        }
    }

    @Test
    void whoTakesNoCodingGetsThePlainFile() throws Exception {
        HttpResponse<byte[]> answer = get("/assets/index-4f3a.js", Map.of("Accept-Encoding", "gzip;q=0"));
        assertThat(answer.headers().firstValue("Content-Encoding")).isEmpty();
        assertThat(text(answer)).isEqualTo(CODE);
    }

    @Test
    void whoHasItIsToldSoAndTagsDifferByCoding() throws Exception {
        String plain = tag(get("/assets/index-4f3a.js", Map.of()));
        String packed = tag(get("/assets/index-4f3a.js", Map.of("Accept-Encoding", "gzip")));
        assertThat(packed).isNotEqualTo(plain);
        HttpResponse<byte[]> again = get("/assets/index-4f3a.js", Map.of("If-None-Match", "\"other\", W/" + plain));
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        assertThat(get("/assets/index-4f3a.js", Map.of("If-None-Match", packed)).statusCode())
                .isEqualTo(200);
    }

    @Test
    void withoutAPageItSaysWhy() throws Exception {
        Files.delete(folder.resolve("index.html"));
        HttpResponse<byte[]> answer = get("/monitor", Map.of());
        assertThat(answer.statusCode()).isEqualTo(404);
        assertThat(text(answer)).contains("-Dconsole.skip");
    }

    private HttpResponse<byte[]> get(String path, Map<String, String> headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
        headers.forEach(request::header);
        return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
    }

    private static String tag(HttpResponse<byte[]> answer) {
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String text(HttpResponse<byte[]> answer) {
        return new String(answer.body(), StandardCharsets.UTF_8);
    }

    private void write(String path, byte[] content) throws IOException {
        Path file = folder.resolve(path);
        Files.createDirectories(file.getParent());
        Files.write(file, content);
    }

    private @Nullable URL entry(String path) {
        try {
            Path file = folder.resolve(path.replaceFirst("^/io/busbar/console/assets/", ""));
            return Files.isRegularFile(file) ? file.toUri().toURL() : null;
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return bytes.toByteArray();
    }
}
