package io.busbar.itests.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An open live stream, as a page has one. */
final class LiveStream implements AutoCloseable {

    /** What an event carried for one point, and when it arrived by {@link System#nanoTime()}. */
    record Arrival(long nanos, JsonNode value) {}

    private final BlockingQueue<Arrival> arrivals = new LinkedBlockingQueue<>(100_000);
    private final Stream<String> lines;

    /** Opens the stream of one device. */
    LiveStream(Demo demo, String device) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(demo.gateway().address("/api/v1/live?devices=" + device))
                .header("Cookie", demo.rest().cookie())
                .header("Accept", "text/event-stream")
                .build();
        HttpResponse<Stream<String>> answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofLines());
        if (answer.statusCode() != 200) {
            throw new AssertionError("no live stream: " + answer);
        }
        lines = answer.body();
        Thread reader = new Thread(this::read, "live-stream");
        reader.setDaemon(true);
        reader.start();
    }

    /** The next value of a point that fulfils a condition; values that came before it are forgotten. */
    Arrival next(String point, Predicate<JsonNode> condition, Duration within) throws InterruptedException {
        long end = System.nanoTime() + within.toNanos();
        while (true) {
            Arrival arrival = arrivals.poll(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            if (arrival == null) {
                throw new AssertionError("not within " + within.toSeconds() + " s: such a value of " + point);
            }
            if (arrival.value().path("point").asText().equals(point) && condition.test(arrival.value())) {
                return arrival;
            }
        }
    }

    @Override
    public void close() {
        lines.close();
    }

    private void read() {
        @Nullable String[] event = {null};
        try {
            lines.forEach(line -> {
                if (line.startsWith("event: ")) {
                    event[0] = line.substring("event: ".length());
                } else if (line.startsWith("data: ") && "values".equals(event[0])) {
                    take(line.substring("data: ".length()), System.nanoTime());
                }
            });
        } catch (UncheckedIOException e) {
            // closed by the test, or by the gateway: then the values that are missing fail the test
        }
    }

    private void take(String data, long nanos) {
        try {
            RestClient.JSON.readTree(data).path("values").forEach(value -> {
                if (!arrivals.offer(new Arrival(nanos, value))) {
                    throw new IllegalStateException("the test does not keep up with the stream");
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
