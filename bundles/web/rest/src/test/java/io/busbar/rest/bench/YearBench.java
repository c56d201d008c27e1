package io.busbar.rest.bench;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.EmbeddedHistorian;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.services.ServicesFixture;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A year of many loads over HTTP, from the real store: power with its extremes, energy and voltage. Arguments: a directory for the data, how
 * many loads, seconds between two stored values of a power, how often each question is asked.
 */
public final class YearBench {

    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final long DAY = 86_400_000L;
    private static final int DAYS = 365;
    private static final long TEN_MINUTES = 600_000;
    private static final int MOST_LOADS = 50;

    private final EmbeddedHistorian historian;
    private final int loads;
    private final long step;
    private final Random random = new Random(1);
    private long samples;

    private YearBench(EmbeddedHistorian historian, int loads, long step) {
        this.historian = historian;
        this.loads = loads;
        this.step = step;
    }

    /** Runs it. */
    public static void main(String[] arguments) throws Exception {
        Path directory = Path.of(arguments[0]);
        int loads = Math.min(MOST_LOADS, Integer.parseInt(arguments[1]));
        int times = Integer.parseInt(arguments[3]);
        Gateway gateway = new Gateway();
        EmbeddedHistorian historian = EmbeddedHistorian.at(
                directory, Clock.systemUTC(), gateway.services.site().zone());
        try {
            YearBench bench = new YearBench(historian, loads, 1000L * Long.parseLong(arguments[2]));
            bench.fill();
            ServicesFixture.replaceHistorian(gateway.services, historian);
            Client client = Client.of(gateway, Profile.USER);
            String million = String.format(Locale.ROOT, "%.1f million samples", bench.samples / 1e6);
            String extremes = "power with extremes, " + million;
            bench.measure(client, "power.active.total", "1d", 20_000, "year per day, " + extremes, times, "100");
            bench.measure(
                    client, "energy.active.import", "1d", 20_000, "year per day, energy, " + million, times, "100");
            bench.measure(
                    client, "energy.active.import", "1mo", 20_000, "year per month, energy, " + million, times, "");
            bench.measure(client, "power.active.total", "1h", 1500, "year in 1500 points, " + extremes, times, "500");
            bench.measure(client, "power.active.total", "raw", 1500, "year as a picture, " + million, times, "500");
        } finally {
            gateway.stop();
            historian.close();
        }
    }

    private static String point(int load, String quantity) {
        return "i35-" + load + "/1/" + quantity;
    }

    /** Days of all loads, one after the other, as they would come. */
    private void fill() throws Exception {
        long begin = System.nanoTime();
        double[] index = new double[loads];
        for (int day = 0; day < DAYS; day++) {
            List<SeriesBlock> blocks = new ArrayList<>();
            for (int load = 0; load < loads; load++) {
                long from = START + day * DAY;
                double base = 1000 + 100 * load;
                String power = point(load, "power.active.total");
                blocks.add(gauge(power, from, step, base, 1));
                blocks.add(gauge(power + "#min", from, step, base - 300, 0));
                blocks.add(gauge(power + "#max", from, step, base + 300, 0));
                blocks.add(gauge(point(load, "voltage.l1n"), from, TEN_MINUTES, 230, 1));
                blocks.add(index(load, from, index));
            }
            historian.append(blocks).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
        System.err.printf(Locale.ROOT, "%d samples in %.1f s%n", samples, (System.nanoTime() - begin) / 1e9);
        historian.closeMonths();
        System.err.printf(Locale.ROOT, "months closed after %.1f s%n", (System.nanoTime() - begin) / 1e9);
    }

    private SeriesBlock gauge(String series, long from, long width, double base, int decimals) {
        int count = (int) (DAY / width);
        double power = Math.pow(10, decimals);
        long[] times = new long[count];
        double[] values = new double[count];
        double value = base;
        for (int i = 0; i < count; i++) {
            times[i] = from + i * width;
            value += (random.nextInt(201) - 100) / 20.0 + (base - value) / 50;
            values[i] = Math.rint(value * power) / power;
        }
        samples += count;
        return new SeriesBlock(series, times, values, new byte[count]);
    }

    private SeriesBlock index(int load, long from, double[] index) {
        int count = (int) (DAY / TEN_MINUTES);
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = from + (i + 1) * TEN_MINUTES;
            index[load] += 150 + random.nextInt(100);
            values[i] = index[load];
        }
        samples += count;
        return new SeriesBlock(point(load, "energy.active.import"), times, values, new byte[count]);
    }

    private void measure(Client client, String quantity, String width, int max, String what, int times, String limit)
            throws Exception {
        String points = IntStream.range(0, loads)
                .mapToObj(load -> point(load, quantity))
                .collect(Collectors.joining(","));
        String path = "/history?points=" + points + "&from=" + Instant.ofEpochMilli(START) + "&to="
                + Instant.ofEpochMilli(START).plus(Duration.ofDays(DAYS)) + "&step=" + width + "&max=" + max;
        double[] millis = new double[times];
        long bytes = 0;
        for (int i = -times / 4; i < times; i++) {
            long begin = System.nanoTime();
            HttpResponse<InputStream> answer = client.open(client.request(path));
            try (InputStream body = answer.body()) {
                bytes = body.transferTo(OutputStream.nullOutputStream());
            }
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("answered " + answer.statusCode());
            }
            if (i >= 0) {
                millis[i] = (System.nanoTime() - begin) / 1e6;
            }
        }
        Arrays.sort(millis);
        figure(loads + " loads, " + what + ", p50", millis[times / 2], limit);
        figure(loads + " loads, " + what + ", p95", millis[times * 95 / 100], "");
        System.err.printf(Locale.ROOT, "%s %s: %d bytes%n", quantity, width, bytes);
    }

    private static void figure(String measure, double millis, String limit) {
        System.out.printf(
                Locale.ROOT,
                "figure\tREST: %s\tBusbar\t%.1f\tms%s%n",
                measure,
                millis,
                limit.isEmpty() ? "" : "\t< " + limit);
    }
}
