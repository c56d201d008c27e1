package io.busbar.modbus.bench;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;
import org.apache.plc4x.java.modbus.readwrite.DriverType;
import org.apache.plc4x.java.modbus.readwrite.ModbusADU;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadHoldingRegistersResponse;
import org.apache.plc4x.java.modbus.readwrite.ModbusTcpADU;
import org.apache.plc4x.java.spi.generation.ReadBufferByteBased;
import org.apache.plc4x.java.spi.generation.WriteBufferByteBased;

/**
 * CPU time per read of 100 registers decoded to 50 values, on 50 connections, against peers in the same run. Arguments: connections,
 * rounds, seconds a round, the source of the program with libmodbus.
 */
public final class ReadBench {

    private static final OperatingSystemMXBean SYSTEM =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private ReadBench() {}

    /** Runs it and prints a table of medians. */
    public static void main(String[] args) throws Exception {
        int connections = Integer.parseInt(args[0]);
        int rounds = Integer.parseInt(args[1]);
        int seconds = Integer.parseInt(args[2]);
        List<Supplier<Contender>> all = List.of(
                MapContender::new,
                BusbarContender::new,
                DurableContender::new,
                NioContender::new,
                DigitalpetriContender::new,
                J2modContender::new);
        Map<String, List<double[]>> results = new LinkedHashMap<>();
        Optional<Libmodbus> libmodbus = Libmodbus.compiled(Path.of(args[3]));
        try (SlaveProcess slave = new SlaveProcess()) {
            for (int round = -1; round < rounds; round++) {
                for (Supplier<Contender> one : all) {
                    measure(one.get(), slave.port(), connections, seconds, round < 0 ? null : results);
                }
                if (libmodbus.isPresent()) {
                    double[] result = libmodbus.get().measure(slave.port(), connections, seconds);
                    if (round >= 0) {
                        results.computeIfAbsent(Libmodbus.NAME, name -> new ArrayList<>())
                                .add(result);
                    }
                }
            }
        }
        print(connections, results, plc4xMicros());
        System.exit(0);
    }

    private static void measure(
            Contender contender,
            int port,
            int connections,
            int seconds,
            @org.jspecify.annotations.Nullable Map<String, List<double[]>> results)
            throws Exception {
        LongAdder reads = new LongAdder();
        try {
            contender.start(port, connections, reads);
            Thread.sleep(500);
            long cpu = SYSTEM.getProcessCpuTime();
            long time = System.nanoTime();
            long count = reads.sum();
            Thread.sleep(1_000L * seconds);
            double done = reads.sum() - count;
            double micros = (SYSTEM.getProcessCpuTime() - cpu) / 1e3 / done;
            double rate = done * 1e9 / (System.nanoTime() - time);
            if (results != null) {
                results.computeIfAbsent(contender.name(), name -> new ArrayList<>())
                        .add(new double[] {micros, rate});
            }
        } finally {
            contender.stop();
        }
    }

    private static void print(int connections, Map<String, List<double[]>> results, double plc4x) {
        String cpu = "CPU per read, " + connections + " connections";
        double batch = median(results.getOrDefault(MapContender.NAME, List.of()), 0);
        double peer = median(results.getOrDefault(DigitalpetriContender.NAME, List.of()), 0);
        results.forEach((client, rounds) -> {
            double value = median(rounds, 0);
            if (client.equals(MapContender.NAME)) {
                Figures.say(cpu, client, 1, value, "µs", "<= digitalpetri", value <= peer);
            } else if (client.equals(DurableContender.NAME)) {
                Figures.say(cpu, client, 1, value, "µs", "<= 100 µs", value <= 100);
            } else {
                Figures.say(cpu, client, 1, value, "µs");
            }
        });
        Figures.say(cpu, "of that PLC4X's parser", 1, plc4x, "µs", "<= half", plc4x <= batch / 2);
        String rate = "reads in a second, " + connections + " connections";
        double j2mod = median(results.getOrDefault(J2modContender.NAME, List.of()), 1);
        results.forEach((client, rounds) -> {
            double value = median(rounds, 1);
            if (connections == 1 && client.equals(MapContender.NAME)) {
                Figures.say(rate, client, 0, value, "/s", ">= j2mod / 1.5", value >= j2mod / 1.5);
            } else {
                Figures.say(rate, client, 0, value, "/s");
            }
        });
    }

    private static double median(List<double[]> rounds, int column) {
        double[] sorted =
                rounds.stream().mapToDouble(round -> round[column]).sorted().toArray();
        return sorted.length == 0 ? Double.NaN : sorted[sorted.length / 2];
    }

    /** What PLC4X's parser takes for one answer, measured alone in the same process. */
    private static double plc4xMicros() throws Exception {
        ModbusTcpADU answer =
                new ModbusTcpADU(7, (short) 1, new ModbusPDUReadHoldingRegistersResponse(new byte[2 * Decoding.WORDS]));
        WriteBufferByteBased buffer = new WriteBufferByteBased(answer.getLengthInBytes());
        answer.serialize(buffer);
        byte[] frame = buffer.getBytes();
        int loops = 100_000;
        double best = Double.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
            for (int i = 0; i < loops; i++) {
                ModbusADU.staticParse(new ReadBufferByteBased(frame), DriverType.MODBUS_TCP, true);
            }
            best = Math.min(best, (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1e3 / loops);
        }
        return best;
    }
}
