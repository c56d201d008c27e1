package io.busbar.itests.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What the gateway answered of a history: once answered, it must stay. */
final class History {

    private final List<String> points;
    private final Instant from;
    private final Map<String, TreeMap<Long, Double>> answered = new TreeMap<>();

    History(List<String> points, Instant from) {
        this.points = points;
        this.from = from;
        points.forEach(point -> answered.put(point, new TreeMap<>()));
    }

    /** How many samples have been answered. */
    long size() {
        return answered.values().stream().mapToLong(Map::size).sum();
    }

    /** When the newest of them was read, in milliseconds since 1970. */
    long newest() {
        return answered.values().stream()
                .filter(samples -> !samples.isEmpty())
                .mapToLong(TreeMap::lastKey)
                .min()
                .orElse(0);
    }

    /** Asks again: everything answered before must be there, as it was, and everything only once. */
    void read(RestClient rest) throws IOException, InterruptedException {
        JsonNode answer = rest.get("/history?points=" + String.join(",", points) + "&from=" + from + "&to="
                + Instant.now().plusSeconds(1) + "&step=raw&max=20000");
        for (JsonNode series : answer.path("series")) {
            String point = series.path("point").asText();
            TreeMap<Long, Double> now = new TreeMap<>();
            long last = Long.MIN_VALUE;
            for (int i = 0; i < series.path("t").size(); i++) {
                long time = series.path("t").get(i).asLong();
                assertThat(time).as("times of %s", point).isGreaterThan(last);
                last = time;
                now.put(
                        time,
                        series.path("v").get(i).isNull()
                                ? Double.NaN
                                : series.path("v").get(i).asDouble());
            }
            assertThat(now).as("what was answered of %s", point).containsAllEntriesOf(before(point));
            answered.put(point, now);
        }
    }

    private Map<Long, Double> before(String point) {
        return answered.getOrDefault(point, new TreeMap<>());
    }
}
