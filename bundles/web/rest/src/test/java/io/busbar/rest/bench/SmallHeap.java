package io.busbar.rest.bench;

import io.busbar.archive.ArchiveFiles;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.EmbeddedHistorian;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.services.ServicesFixture;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A year of twenty points by the minute, ten million samples, through a gateway that could not hold a tenth of them: to be run with a
 * small heap. Asks for it by intervals and as pictures and exports it, and checks what comes. Arguments: a directory for the data.
 */
public final class SmallHeap {

    private static final long START = Instant.parse("2025-01-01T00:00:00Z").toEpochMilli();
    private static final int POINTS = 20;
    private static final int MINUTES = 365 * 1440;
    private static final int BLOCK = 7200;

    private final Client client;

    private SmallHeap(Client client) {
        this.client = client;
    }

    /** Runs it; throws where an answer is not what it must be. */
    public static void main(String[] arguments) throws Exception {
        Gateway gateway = new Gateway();
        EmbeddedHistorian historian = EmbeddedHistorian.at(
                Path.of(arguments[0]),
                Clock.systemUTC(),
                gateway.services.site().zone());
        try {
            fill(historian);
            historian.closeMonths();
            ServicesFixture.replaceHistorian(gateway.services, historian);
            ServicesFixture.replaceArchive(gateway.services, new ArchiveFiles(historian));
            new SmallHeap(Client.of(gateway, Profile.ADVANCED_USER)).ask();
        } finally {
            gateway.stop();
            historian.close();
        }
    }

    private static String point(int number) {
        return "i35-" + number + "/1/power.active.total";
    }

    private static double value(int point, int minute) {
        return (minute * 37L + point) % 9973 / 10.0;
    }

    private static void fill(EmbeddedHistorian historian) throws Exception {
        for (int from = 0; from < MINUTES; from += BLOCK) {
            List<SeriesBlock> blocks = new ArrayList<>();
            for (int p = 0; p < POINTS; p++) {
                long[] times = new long[BLOCK];
                double[] values = new double[BLOCK];
                for (int i = 0; i < BLOCK; i++) {
                    times[i] = START + (from + i) * 60_000L;
                    values[i] = value(p, from + i);
                }
                blocks.add(new SeriesBlock(point(p), times, values, new byte[BLOCK]));
            }
            historian.append(blocks).toCompletableFuture().get(60, TimeUnit.SECONDS);
        }
    }

    private void ask() throws Exception {
        StringBuilder points = new StringBuilder(point(0));
        for (int p = 1; p < POINTS; p++) {
            points.append(',').append(point(p));
        }
        String range = "&from=" + Instant.ofEpochMilli(START) + "&to="
                + Instant.ofEpochMilli(START).plusSeconds(MINUTES * 60L);
        long hours = count("/history?points=" + points + range + "&step=1h&max=20000", ',');
        require("hours", hours, hours >= 7L * POINTS * MINUTES / 60);
        long picture = count("/history?points=" + points + range + "&step=raw&max=20000", ',');
        require("samples of pictures", picture, picture >= 2L * POINTS * 19_000 && picture < 2L * POINTS * 20_200);
        long lines = count("/history/export?format=csv" + range, '\n');
        require("lines", lines, lines == 1L + (long) POINTS * MINUTES);
        System.out.println("figure\tREST: samples exported with "
                + (Runtime.getRuntime().maxMemory() >> 20) + " MB of heap\tBusbar\t" + (lines - 1) + "\tsamples\t");
    }

    private static void require(String what, long found, boolean fits) {
        if (!fits) {
            throw new IllegalStateException(found + " " + what);
        }
        System.err.println(what + ": " + found);
    }

    /** How often a character comes in an answer, of which no more than a buffer is kept. */
    private long count(String path, char wanted) throws Exception {
        HttpResponse<InputStream> answer = client.open(client.request(path));
        try (InputStream body = answer.body()) {
            if (answer.statusCode() != 200) {
                throw new IllegalStateException(
                        answer.statusCode() + " " + new String(body.readNBytes(500), StandardCharsets.UTF_8));
            }
            byte[] buffer = new byte[1 << 16];
            long count = 0;
            for (int n = body.read(buffer); n >= 0; n = body.read(buffer)) {
                for (int i = 0; i < n; i++) {
                    count += buffer[i] == wanted ? 1 : 0;
                }
            }
            return count;
        }
    }
}
