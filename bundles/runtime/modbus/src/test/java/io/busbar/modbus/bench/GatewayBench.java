package io.busbar.modbus.bench;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.modbus.TestLines;
import io.busbar.modbus.slave.Registers;
import io.busbar.modbus.slave.TcpSlave;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Many units behind one gateway, over a real connection that serves one request at a time: silent units, dead units, and a cycle that is
 * a little longer than the period. Argument: for how many seconds a unit is silent.
 */
public final class GatewayBench {

    private static final Duration PERIOD = Duration.ofSeconds(1);
    private static final int SETTLE_MS = 5_000;
    private static final int LONGEST_CONTROL_S = 60;

    private final Set<Integer> silent = ConcurrentHashMap.newKeySet();
    private final TestLines lines = new TestLines();
    private final TcpSlave slave;
    private final BusLine line;
    private final List<Reads> units = new ArrayList<>();

    /** When a unit was read, in nanoseconds, and when it was not. */
    private static final class Reads implements BlockListener {
        private final List<Long> times = new ArrayList<>();

        @Override
        public synchronized void read(Words words, long timeMillis) {
            times.add(System.nanoTime());
        }

        @Override
        public void failed(ReadFailure failure, long timeMillis) {
            // Counted by what is missing.
        }

        synchronized long countSince(long from) {
            return times.stream().filter(time -> time >= from).count();
        }

        synchronized double[] intervalsSince(long from) {
            long[] seen = times.stream()
                    .mapToLong(Long::longValue)
                    .filter(time -> time >= from)
                    .toArray();
            double[] intervals = new double[Math.max(0, seen.length - 1)];
            Arrays.setAll(intervals, i -> (seen[i + 1] - seen[i]) / 1e9);
            return intervals;
        }
    }

    private GatewayBench(int count, long answerNanos) throws Exception {
        slave = new TcpSlave(0, (request, out, connection) -> {
            if (!silent.contains(request[6] & 0xff)) {
                pause(answerNanos);
                out.write(Registers.tcpAnswer(request));
            }
        });
        line = lines.service().open(LineConfig.tcp("g", "127.0.0.1", slave.port()));
        for (int unit = 1; unit <= count; unit++) {
            Reads reads = new Reads();
            units.add(reads);
            line.link(unit, (state, cause) -> {}).poll(BlockRead.holding(1_000, 50), PERIOD, reads);
        }
    }

    /** Runs one of them. */
    public static void main(String[] args) throws Exception {
        switch (args[0]) {
            case "silent" -> silentUnit(Integer.parseInt(args[1]));
            case "cycle" -> longCycle();
            case "dead" -> deadUnits();
            default -> throw new IllegalArgumentException(args[0]);
        }
        System.exit(0);
    }

    private static void silentUnit(int seconds) throws Exception {
        GatewayBench bench = new GatewayBench(50, 2_000_000);
        Thread.sleep(SETTLE_MS);
        String measure = "1 of 50 units silent for " + seconds + " s: ";
        double control = bench.lostByOthers(Math.min(seconds, LONGEST_CONTROL_S));
        bench.silent.add(7);
        double lost = bench.lostByOthers(seconds);
        long ended = System.nanoTime();
        Figures.say(measure + "reads lost by the others", "busbar", 2, lost, "%", "< 1 %", lost < 1);
        Figures.say(measure + "reads lost by the others", "before, none silent", 2, control, "%");
        bench.silent.clear();
        while (bench.units.get(6).countSince(ended) == 0) {
            Thread.sleep(5);
        }
        double back = (System.nanoTime() - ended) / 1e9;
        int limit = seconds <= 60 ? 3 : 30;
        Figures.say(measure + "back after answering", "busbar", 2, back, "s", "< " + limit + " s", back < limit);
        bench.close();
    }

    /** Per cent of the reads that were due to all units but one and did not come. */
    private double lostByOthers(int seconds) throws InterruptedException {
        long from = System.nanoTime();
        Thread.sleep(1_000L * seconds);
        double due = (System.nanoTime() - from) / 1e9 * (units.size() - 1);
        double done = 0;
        for (int i = 0; i < units.size(); i++) {
            done += i == 6 ? 0 : units.get(i).countSince(from);
        }
        return 100 * Math.max(0, 1 - done / due);
    }

    private static void longCycle() throws Exception {
        GatewayBench bench = new GatewayBench(51, 20_000_000);
        Thread.sleep(SETTLE_MS);
        long from = System.nanoTime();
        Thread.sleep(20_000);
        double[] intervals = bench.intervals(from, bench.units);
        double cycle = 51 * bench.line.status().traffic().p50Millis() / 1e3;
        Figures.say("a cycle of 51 times 20 ms, asked each second: period", "51 median answers", 3, cycle, "s");
        double slowest = bench.line.status().traffic().p99Millis();
        Figures.say("a cycle of 51 times 20 ms, asked each second: answer", "p99", 1, slowest, "ms");
        Figures.say(
                "a cycle of 51 times 20 ms, asked each second: period",
                "median",
                3,
                at(intervals, 50),
                "s",
                "1.02 s, not 2",
                at(intervals, 50) < 1.15 * Math.max(1.02, cycle));
        Figures.say("a cycle of 51 times 20 ms, asked each second: period", "p99", 3, at(intervals, 99), "s");
        bench.close();
    }

    private static void deadUnits() throws Exception {
        GatewayBench bench = new GatewayBench(200, 2_000_000);
        Thread.sleep(SETTLE_MS);
        double[] control = bench.intervalsOfLiving();
        for (int dead = 20; dead <= 200; dead += 20) {
            bench.silent.add(dead);
        }
        // Until all of them are known to be dead: three requests each.
        Thread.sleep(4L * SETTLE_MS);
        double[] intervals = bench.intervalsOfLiving();
        String measure = "10 of 200 units dead: period of the others";
        double p99 = at(intervals, 99);
        Figures.say(measure + ", p99", "busbar", 3, p99, "s", "< 1.1 s", p99 < 1.1);
        Figures.say(measure + ", p99", "before, none dead", 3, at(control, 99), "s");
        Figures.say(measure + ", median", "busbar", 3, at(intervals, 50), "s");
        bench.close();
    }

    private double[] intervalsOfLiving() throws InterruptedException {
        long from = System.nanoTime();
        Thread.sleep(30_000);
        List<Reads> alive = new ArrayList<>();
        for (int unit = 1; unit <= 200; unit++) {
            if (unit % 20 != 0) {
                alive.add(units.get(unit - 1));
            }
        }
        return intervals(from, alive);
    }

    private double[] intervals(long from, List<Reads> of) {
        double[] all = of.stream()
                .flatMapToDouble(reads -> Arrays.stream(reads.intervalsSince(from)))
                .toArray();
        Arrays.sort(all);
        return all;
    }

    private static double at(double[] sorted, int percent) {
        if (sorted.length == 0) {
            throw new IllegalStateException("nothing was read twice");
        }
        return sorted[sorted.length * percent / 100];
    }

    /** Sleeping alone is too coarse for a few milliseconds; turning alone takes a whole core. */
    private static void pause(long nanos) throws InterruptedException {
        long end = System.nanoTime() + nanos;
        long left = nanos;
        while (left > 0) {
            if (left > 1_500_000) {
                Thread.sleep(left / 1_000_000 - 1);
            } else {
                Thread.onSpinWait();
            }
            left = end - System.nanoTime();
        }
    }

    private void close() throws Exception {
        lines.close();
        slave.close();
    }
}
