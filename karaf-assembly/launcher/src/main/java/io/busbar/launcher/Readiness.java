package io.busbar.launcher;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.HttpsURLConnection;

/** Watches the gateway from outside, as a browser would, and says when it can be used. */
final class Readiness {
    private static final Duration READY_WITHIN = Duration.ofMinutes(3);
    private static final Duration FIRST_VALUE_WITHIN = Duration.ofMinutes(1);
    private static final int REQUEST_MILLIS = 2_000;
    private static final long PAUSE_MILLIS = 50;

    private final Options options;
    private final Gateway gateway;
    private final long startedNanos;

    /** @param startedNanos {@link System#nanoTime()} of the moment the person pressed Enter */
    Readiness(Options options, Gateway gateway, long startedNanos) {
        this.options = options;
        this.gateway = gateway;
        this.startedNanos = startedNanos;
    }

    /** The address to open. */
    String address() {
        return options.plainHttp()
                ? "http://localhost:" + options.http() + "/"
                : "https://" + host() + ":" + options.https() + "/";
    }

    void report(Terminal terminal, Instance instance) throws IOException, InterruptedException {
        if (!awaitReady()) {
            boolean booted = gateway.booted();
            terminal.warn(
                    booted ? "ready.late" : "ready.never",
                    READY_WITHIN.toSeconds(),
                    options.data().resolve("log/busbar.log"));
            if (!booted) {
                gateway.giveUp();
            }
            return;
        }
        instance.trustCache();
        terminal.say("ready", address(), seconds());
        terminal.say(options.plainHttp() ? "ready.https" : "ready.redirect", options.https(), options.http());
        ShownCertificate.fingerprint(probeHost(), options.https())
                .ifPresent(fingerprint -> terminal.say("ready.fingerprint", fingerprint));
        sayHowToSignIn(terminal);
        terminal.say("ready.stop");
        if (awaitFirstValue()) {
            terminal.say("ready.value", seconds());
        }
    }

    /** The demonstration has the passwords of the manual; another gateway, before it is set up, a code in a file. */
    private void sayHowToSignIn(Terminal terminal) throws IOException {
        Path code = options.data().resolve("security/first-login.txt");
        if (Files.exists(code)) {
            terminal.say("ready.code", Files.readString(code).strip(), code);
        } else if (options.mode() == Options.Mode.DEMO) {
            terminal.say("ready.demo");
        }
    }

    private boolean awaitReady() throws InterruptedException {
        long end = System.nanoTime() + READY_WITHIN.toNanos();
        while (System.nanoTime() < end) {
            if (gateway.booted()
                    && health().filter(said -> said.contains("\"READY\"")).isPresent()) {
                return true;
            }
            Thread.sleep(PAUSE_MILLIS);
        }
        return false;
    }

    private Optional<String> health() {
        try {
            HttpURLConnection connection = open("api/v1/health", REQUEST_MILLIS);
            try (var in = connection.getInputStream()) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return Optional.empty(); // not yet: asked again until the time is over
        }
    }

    /** The first event with values on the live stream, which is what an open page would show first. */
    private boolean awaitFirstValue() {
        try {
            HttpURLConnection connection = open("api/v1/live", (int) FIRST_VALUE_WITHIN.toMillis());
            connection.setRequestProperty("Accept", "text/event-stream");
            connection.setRequestProperty("Cookie", signIn());
            long end = System.nanoTime() + FIRST_VALUE_WITHIN.toNanos();
            try (var in =
                    new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8))) {
                for (String line = in.readLine(); line != null && System.nanoTime() < end; line = in.readLine()) {
                    if (line.replace(" ", "").equals("event:values")) {
                        return true;
                    }
                }
            } finally {
                connection.disconnect();
            }
        } catch (IOException e) {
            return false; // no devices, a closed User profile, or a gateway being stopped: nothing to report
        }
        return false;
    }

    /** A session of the User profile, as every page that is opened has one; its cookie. */
    private String signIn() throws IOException {
        HttpURLConnection connection = open("api/v1/session", REQUEST_MILLIS);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setDoOutput(true);
        try (var out = connection.getOutputStream()) {
            out.write("{\"profile\":\"USER\"}".getBytes(StandardCharsets.UTF_8));
        }
        try (var in = connection.getInputStream()) {
            in.readAllBytes();
        } finally {
            connection.disconnect();
        }
        String cookie = connection.getHeaderField("Set-Cookie");
        if (cookie == null) {
            throw new IOException("no session");
        }
        return cookie.split(";", 2)[0];
    }

    private HttpURLConnection open(String path, int readMillis) throws IOException {
        HttpURLConnection connection =
                (HttpURLConnection) URI.create(address() + path).toURL().openConnection();
        if (connection instanceof HttpsURLConnection https) {
            https.setSSLSocketFactory(ShownCertificate.anyContext().getSocketFactory());
            // it is this very process that answers, and nothing secret is told to it
            https.setHostnameVerifier((name, session) -> true);
        }
        connection.setConnectTimeout(REQUEST_MILLIS);
        connection.setReadTimeout(readMillis);
        return connection;
    }

    /** Where this process itself reaches what it listens on. */
    private InetAddress probeHost() {
        return options.bind().isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : options.bind();
    }

    private String host() {
        InetAddress bind = options.bind();
        if (bind.isAnyLocalAddress() || bind.isLoopbackAddress()) {
            return "localhost";
        }
        String text = bind.getHostAddress();
        return text.contains(":") ? "[" + text + "]" : text;
    }

    private double seconds() {
        return (System.nanoTime() - startedNanos) / 1e9;
    }
}
