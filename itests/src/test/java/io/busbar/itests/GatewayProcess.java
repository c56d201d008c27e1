package io.busbar.itests;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;

/**
 * The gateway as its users meet it: the unpacked distribution, started as a process on free ports and a data directory
 * of its own, spoken to over HTTP and through its shell, and stopped politely or not at all politely.
 *
 * <pre>{@code
 * try (GatewayProcess gateway = GatewayProcess.demo(temporaryDirectory).start()) {
 *     gateway.awaitReady();
 *     assertThat(gateway.get("/api/v1/devices").statusCode()).isEqualTo(200);
 *     gateway.kill();
 *     gateway.start().awaitReady();
 * }
 * }</pre>
 */
public final class GatewayProcess implements AutoCloseable {
    /** READY on a loaded two-core machine; an idle one needs a tenth of it. */
    public static final Duration READY_WITHIN = Duration.ofMinutes(3);

    /** What is promised for Ctrl-C. */
    public static final Duration STOPPED_WITHIN = Duration.ofSeconds(10);

    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

    private final String mode;
    private final Path data;
    private final int http = FreePorts.next();
    private final int https = FreePorts.next();
    private final Map<String, String> environment;
    private final boolean everywhere;
    private @Nullable HttpClient client;
    private @Nullable Process process;
    private int readyBefore;

    private GatewayProcess(String mode, Path data, Map<String, String> environment, boolean everywhere) {
        this.mode = mode;
        this.data = data;
        this.environment = environment;
        this.everywhere = everywhere;
    }

    /** What one run of a command said. */
    public record Said(int exitCode, String out, String err) {}

    /** A gateway with the simulated site. */
    public static GatewayProcess demo(Path data) {
        return new GatewayProcess("demo", data, Map.of(), false);
    }

    /** A gateway without it. */
    public static GatewayProcess run(Path data) {
        return new GatewayProcess("run", data, Map.of(), false);
    }

    /** The same with other environment variables, such as {@code LANG}. */
    public GatewayProcess with(Map<String, String> variables) {
        return new GatewayProcess(mode, data, variables, everywhere);
    }

    /** The same listening on all addresses, spoken to over HTTPS. */
    public GatewayProcess everywhere() {
        return new GatewayProcess(mode, data, environment, true);
    }

    /** Starts the process and returns at once; again after a stop or kill, on the same data and ports. */
    public GatewayProcess start() throws IOException {
        readyBefore = saidReady();
        List<String> line =
                new ArrayList<>(List.of(mode, "--data", data.toString(), "--http", "" + http, "--https", "" + https));
        if (everywhere) {
            line.addAll(List.of("--bind", "0.0.0.0"));
        }
        process = command(line.toArray(String[]::new))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(console().toFile()))
                .start();
        return this;
    }

    /** Waits until the gateway tells the person who started it that it is ready, and {@code /api/v1/health} says so too. */
    public GatewayProcess awaitReady() {
        Await.until("READY of the gateway on " + data, READY_WITHIN, () -> {
            if (!process().isAlive()) {
                throw new AssertionError("it ended with " + process().exitValue() + ": " + said());
            }
            return saidReady() > readyBefore;
        });
        Await.until("READY at /api/v1/health", ANSWER_WITHIN, () -> get("/api/v1/health")
                .body()
                .contains("\"READY\""));
        return this;
    }

    public URI address(String path) {
        return URI.create(everywhere ? "https://127.0.0.1:" + https + path : "http://127.0.0.1:" + http + path);
    }

    public int httpPort() {
        return http;
    }

    public int httpsPort() {
        return https;
    }

    public Path data() {
        return data;
    }

    public long pid() {
        return process().pid();
    }

    public HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return send(HttpRequest.newBuilder(address(path)).GET());
    }

    /** Any request; what it answers within 20 s. */
    public HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client().send(request.timeout(ANSWER_WITHIN).build(), HttpResponse.BodyHandlers.ofString());
    }

    /** One command in the gateway's shell, as {@code ./busbar shell COMMAND} gives it. */
    public Said shell(String... words) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("shell", "--data", data.toString()));
        line.addAll(List.of(words));
        return finish(command(line.toArray(String[]::new)));
    }

    /** A command of the distribution that ends by itself. */
    public Said finish(ProcessBuilder builder) throws IOException, InterruptedException {
        Path out = Files.createTempFile(Files.createDirectories(data), "said", ".out");
        Path err = Files.createTempFile(data, "said", ".err");
        Process started = builder.redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                .start();
        if (!started.waitFor(60, TimeUnit.SECONDS)) {
            started.destroyForcibly();
            throw new AssertionError("no end within 60 s: " + builder.command());
        }
        Said said = new Said(started.exitValue(), Files.readString(out), Files.readString(err));
        Files.delete(out);
        Files.delete(err);
        return said;
    }

    /** {@code bin/busbar} with these arguments and the environment of this gateway. */
    public ProcessBuilder command(String... arguments) {
        List<String> line = new ArrayList<>();
        line.add(Path.of(System.getProperty("busbar.home"), "bin", "busbar").toString());
        line.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(line);
        builder.environment().putAll(Map.of("LC_ALL", "C"));
        builder.environment().putAll(environment);
        return builder;
    }

    /** What the gateway has printed since its first start. */
    public String said() throws IOException {
        return Files.exists(console()) ? Files.readString(console()) : "";
    }

    /** Lines of the log with this level, such as {@code ERROR}. */
    public List<String> log(String level) throws IOException {
        Path log = data.resolve("log/busbar.log");
        return Files.exists(log)
                ? Files.readAllLines(log).stream()
                        .filter(line -> line.contains(" " + level + " "))
                        .toList()
                : List.of();
    }

    /** Ctrl-C; its exit code. */
    public int stop() throws InterruptedException {
        process().destroy();
        if (!process().waitFor(STOPPED_WITHIN.toMillis(), TimeUnit.MILLISECONDS)) {
            kill();
            throw new AssertionError("not stopped within " + STOPPED_WITHIN.toSeconds() + " s");
        }
        return process().exitValue();
    }

    /** {@code kill -9}: nothing of the gateway gets to say or write anything more. */
    public void kill() throws InterruptedException {
        process().destroyForcibly().waitFor();
    }

    @Override
    public void close() {
        if (process != null && process.isAlive()) {
            try {
                stop();
            } catch (InterruptedException e) {
                process.destroyForcibly();
                Thread.currentThread().interrupt();
            }
        }
    }

    /** How often the gateway has said so since its first start; the number of the port tells the line in any language. */
    private int saidReady() throws IOException {
        String address = everywhere ? "https://localhost:" + https : "http://localhost:" + http;
        return said().split(address + "/", -1).length;
    }

    private HttpClient client() throws IOException {
        HttpClient known = client;
        if (known == null) {
            HttpClient.Builder builder = HttpClient.newBuilder().connectTimeout(ANSWER_WITHIN);
            known = everywhere ? builder.sslContext(tls()).build() : builder.build();
            client = known;
        }
        return known;
    }

    /** Trusts the certificate that this gateway has made for itself, and no other. */
    public SSLContext tls() throws IOException {
        try (var in = Files.newInputStream(data.resolve("keys/https.p12"))) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(
                    in,
                    Files.readString(data.resolve("keys/https.password"))
                            .strip()
                            .toCharArray());
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("busbar", own.getCertificate("busbar"));
            TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            trust.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, trust.getTrustManagers(), null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("cannot read the certificate of the gateway", e);
        }
    }

    private Path console() throws IOException {
        return Files.createDirectories(data).resolve("console.log");
    }

    private Process process() {
        if (process == null) {
            throw new IllegalStateException("not started");
        }
        return process;
    }
}
