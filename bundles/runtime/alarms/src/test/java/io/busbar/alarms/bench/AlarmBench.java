package io.busbar.alarms.bench;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.core.Samples;
import io.busbar.alarms.journal.AlarmLog;
import io.busbar.gateway.alarms.Acknowledgement;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.AlarmKind;
import io.busbar.gateway.alarms.AlarmQuery;
import io.busbar.gateway.alarms.AlarmStatus;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.storage.FileLayer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A journal of many alarms: writing, opening, each filter; then many alarms active at once while some flap. Arguments: a directory, how many
 * alarms, how many active, how many flap, seconds of flapping.
 */
public final class AlarmBench {

    private static final Instant START = Instant.parse("2024-01-01T00:00:00Z");
    private static final AlarmLog.Limits ROOM = new AlarmLog.Limits(16 << 20, 8L << 30);
    private static final int ROUNDS = 21;
    private static final long SECOND = 1_000_000_000L;

    private AlarmBench() {}

    /** Runs the benchmark and prints a table. */
    public static void main(String[] arguments) throws IOException {
        Path place = Path.of(arguments[0]);
        int entries = Integer.parseInt(arguments[1]);
        journal(place.resolve("journal"), entries);
        flapping(
                place.resolve("flapping"),
                Integer.parseInt(arguments[2]),
                Integer.parseInt(arguments[3]),
                Integer.parseInt(arguments[4]));
    }

    private static void journal(Path place, int entries) throws IOException {
        long[] nanos = new long[1];
        long begin = System.nanoTime();
        AlarmLog log = new AlarmLog(FileLayer.system(), place, ROOM);
        AlarmDesk desk = new AlarmDesk(log, alarm -> false, () -> nanos[0]);
        for (int i = 0; i < entries; i++) {
            desk.raise(Samples.draft("k" + i, i, START.plusSeconds(60L * i)));
            if (i % 100 != 0) {
                desk.end("k" + i, START.plusSeconds(60L * i + 30));
            }
            if (i % 1000 == 999) {
                nanos[0] += 120 * SECOND;
                log.commit();
                desk.acknowledge(List.of((long) i - 500), new Acknowledgement("ADMIN", START, "seen"));
                desk.tick();
            }
        }
        log.commit();
        print("write %,d alarms", entries, millis(begin));
        print("size on disk, MB", 0, log.status().bytes() / 1e6);
        log.close();
        System.gc();
        long used = heap();
        begin = System.nanoTime();
        AlarmLog opened = new AlarmLog(FileLayer.system(), place, ROOM);
        print("open %,d alarms", entries, millis(begin));
        System.gc();
        print("heap of the open journal, MB", 0, (heap() - used) / 1e6);
        filters(entries).forEach((name, query) -> {
            double[] times = new double[ROUNDS];
            long total = 0;
            for (int i = 0; i < ROUNDS; i++) {
                long from = System.nanoTime();
                total = opened.newest(query, Long.MAX_VALUE, 100).total();
                times[i] = millis(from);
            }
            Arrays.sort(times);
            print("filter " + name + ", %,d found: p50", total, times[ROUNDS / 2]);
            print("filter " + name + ": greatest", 0, times[ROUNDS - 1]);
        });
        begin = System.nanoTime();
        opened.timeline(AlarmQuery.ALL, START, START.plusSeconds(60L * entries), 96);
        print("time line of everything", 0, millis(begin));
        opened.close();
    }

    private static Map<String, AlarmQuery> filters(int entries) {
        Instant middle = START.plusSeconds(30L * entries);
        Map<String, AlarmQuery> filters = new LinkedHashMap<>();
        filters.put("none", AlarmQuery.ALL);
        filters.put(
                "period",
                query(middle, middle.plusSeconds(86_400), Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of()));
        filters.put("source", query(null, null, Set.of("d7"), null, Set.of(), Set.of(), Set.of(), Set.of()));
        filters.put("type", query(null, null, Set.of(), true, Set.of(), Set.of(), Set.of(), Set.of()));
        filters.put(
                "category",
                query(null, null, Set.of(), null, Set.of(AlarmKind.INSULATION), Set.of(), Set.of(), Set.of()));
        filters.put("nature", query(null, null, Set.of(), null, Set.of(), Set.of("voltage"), Set.of(), Set.of()));
        filters.put(
                "status", query(null, null, Set.of(), null, Set.of(), Set.of(), Set.of(AlarmStatus.ACTIVE), Set.of()));
        filters.put(
                "criticality",
                query(null, null, Set.of(), null, Set.of(), Set.of(), Set.of(), Set.of(Criticality.CRITICAL)));
        filters.put("nothing found", query(null, null, Set.of("nobody"), null, Set.of(), Set.of(), Set.of(), Set.of()));
        return filters;
    }

    private static AlarmQuery query(
            @Nullable Instant from,
            @Nullable Instant to,
            Set<String> devices,
            @Nullable Boolean events,
            Set<AlarmKind> kinds,
            Set<String> natures,
            Set<AlarmStatus> statuses,
            Set<Criticality> criticalities) {
        return new AlarmQuery(from, to, devices, null, events, kinds, natures, statuses, criticalities, null, null);
    }

    private static void flapping(Path place, int active, int flap, int seconds) throws IOException {
        long[] nanos = new long[1];
        AlarmLog log = new AlarmLog(FileLayer.system(), place, ROOM);
        AlarmDesk desk = new AlarmDesk(log, alarm -> false, () -> nanos[0]);
        long begin = System.nanoTime();
        for (int i = 0; i < active; i++) {
            desk.raise(Samples.draft("k" + i, i, START));
        }
        log.commit();
        print("%,d alarms at once, until they are on disk", active, millis(begin));
        List<Double> times = new ArrayList<>();
        for (int s = 0; s < seconds; s++) {
            long from = System.nanoTime();
            for (int i = 0; i < flap; i++) {
                desk.raise(Samples.draft("f" + i, i, START.plusSeconds(s)));
                desk.end("f" + i, START.plusSeconds(s));
            }
            nanos[0] += SECOND;
            desk.tick();
            log.commit();
            log.newest(AlarmQuery.active(), Long.MAX_VALUE, 100);
            times.add(millis(from));
        }
        nanos[0] += 60 * SECOND;
        desk.tick();
        log.commit();
        times.sort(null);
        print("a second of %,d flapping alarms, with disk and page: p50", flap, times.get(times.size() / 2));
        print("the same: p99", 0, times.get(times.size() * 99 / 100));
        print("journal of it, MB", 0, log.status().bytes() / 1e6);
        long[] told = new long[2];
        log.close();
        AlarmLog again = new AlarmLog(FileLayer.system(), place, ROOM);
        again.visit(AlarmQuery.ALL, (Alarm alarm) -> {
            if (alarm.key().startsWith("f")) {
                told[0]++;
                told[1] += alarm.repeats();
            }
        });
        System.out.printf(
                Locale.ROOT,
                "beginnings: %,d, in the journal: %,d as %,d alarms and %,d repetitions%n",
                (long) flap * seconds,
                told[0] + told[1],
                told[0],
                told[1]);
        again.close();
    }

    private static long heap() {
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private static double millis(long begin) {
        return (System.nanoTime() - begin) / 1e6;
    }

    private static void print(String what, long count, double value) {
        System.out.printf(Locale.ROOT, "%-70s %12.2f%n", String.format(Locale.ROOT, what, count), value);
    }
}
