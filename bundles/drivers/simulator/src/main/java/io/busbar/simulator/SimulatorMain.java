package io.busbar.simulator;

import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.Disturbance;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.physics.Usage;
import io.busbar.simulator.slave.EndpointCounters;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Simulated devices without a gateway, for load tests and for trying out other masters: either the site of the demonstration, or any
 * number of equal devices.
 */
public final class SimulatorMain {

    private static final String USAGE =
            """
            Simulated Modbus TCP devices. / Appareils Modbus TCP simulés.
              --maps JAR[,JAR...]   driver bundles with the register maps / bundles des pilotes avec les tables
              --devices N           that many equal devices; without it the demo site / N appareils identiques ; sinon le site de démonstration
              --reference NAME      their product / leur produit (DIRIS Digiware I-35)
              --loads N             loads of each, as many as it has without this / départs de chacun, tous ceux qu'il a par défaut
              --dips SECONDS        a dip of the voltage of every device now and then / un creux de tension de temps en temps
              --per-port N          devices behind one TCP port, at most 247 / appareils par port TCP, au plus 247 (100)
              --host ADDRESS        address to listen on / adresse d'écoute (127.0.0.1)
              --port N              first TCP port / premier port TCP (15020)
              --seed N              another seed, another site / une autre graine, un autre site (1)""";

    private static final int MOST_UNITS = 247;
    private static final long DIP_MILLIS = 500;

    private final Options options;

    private SimulatorMain(Options options) {
        this.options = options;
    }

    /** Runs until the process is ended. */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
        Optional<Options> options;
        try {
            options = Options.of(Arrays.asList(arguments));
        } catch (IllegalArgumentException e) {
            out.println(e.getMessage());
            out.println(USAGE);
            System.exit(2);
            return;
        }
        if (options.isEmpty()) {
            out.println(USAGE);
            return;
        }
        try (SimulatedSite site = new SimulatorMain(options.get()).open()) {
            site.lines()
                    .forEach(line -> out.printf(
                            Locale.ROOT,
                            "%s:%d  units %s%n",
                            line.host(),
                            site.port(line.id()),
                            site.endpoint(line.id()).units()));
            Runtime.getRuntime().addShutdownHook(new Thread(() -> site.lines()
                    .forEach(line ->
                            out.println(counters(site.endpoint(line.id()).counters())))));
            dip(site, options.get().dips);
        }
    }

    /** Lets the voltage of all devices dip every so many seconds, for half a second; never returns. */
    private static void dip(SimulatedSite site, int seconds) throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        if (seconds == 0) {
            never.await();
        }
        while (!never.await(seconds, TimeUnit.SECONDS)) {
            long now = System.currentTimeMillis();
            Disturbance dip = new Disturbance(Disturbance.Kind.DIP, now, now + DIP_MILLIS, 0.6, 0);
            site.devices().forEach(device -> device.disturb(dip));
        }
    }

    private static String counters(EndpointCounters counters) {
        return String.format(
                Locale.ROOT,
                "%d requests, %d exceptions, %d malformed, %d dropped",
                counters.requests(),
                counters.exceptions(),
                counters.malformed(),
                counters.dropped());
    }

    private SimulatedSite open() throws IOException {
        Clock clock = Clock.systemUTC();
        SiteModel model = new SiteModel(
                options.seed, ZoneId.systemDefault(), clock.instant().minus(Duration.ofHours(1)));
        ProductMaps maps = ProductMaps.of(options.maps);
        if (options.loads < 0) {
            options.loads = maps.product(options.reference)
                    .map(RegisterMap::loads)
                    .orElseThrow(() -> new IllegalArgumentException("--reference " + options.reference + ": ?"));
        }
        return SimulatedSite.open(maps, model, lines(), clock);
    }

    private List<LineSpec> lines() {
        List<LineSpec> lines = new ArrayList<>();
        if (options.devices == 0) {
            int port = options.port;
            for (LineSpec line : DemoPlan.lines(options.host)) {
                lines.add(line.at(port++));
            }
            return lines;
        }
        for (int first = 0; first < options.devices; first += options.perPort) {
            List<DeviceSpec> devices = new ArrayList<>();
            for (int i = first; i < Math.min(options.devices, first + options.perPort); i++) {
                devices.add(device(i, i - first + 1));
            }
            int number = first / options.perPort;
            lines.add(new LineSpec("line-" + (number + 1), options.host, options.port + number, devices));
        }
        return lines;
    }

    private DeviceSpec device(int number, int unit) {
        Usage[] usages = Usage.values();
        LoadSpec[] loads = new LoadSpec[options.loads];
        for (int i = 0; i < loads.length; i++) {
            Usage usage = usages[(number + i) % usages.length];
            loads[i] = LoadSpec.threePhase("Load " + (number + 1) + '.' + (i + 1), usage, 63);
        }
        return DeviceSpec.of("sim-" + (number + 1), options.reference, "", "", unit, loads)
                .with(new DeviceSpec.Extras(4, 2, 2));
    }

    /** What the arguments say. */
    private static final class Options {
        private List<Path> maps = List.of();
        private int devices;
        private String reference = "DIRIS Digiware I-35";
        private int loads = -1;
        private int dips;
        private int perPort = 100;
        private String host = "127.0.0.1";
        private int port = 15020;
        private long seed = 1;

        /** Empty if help is wanted. */
        static Optional<Options> of(List<String> arguments) {
            Options options = new Options();
            if (arguments.contains("--help") || arguments.contains("-h")) {
                return Optional.empty();
            }
            for (int i = 0; i < arguments.size(); i += 2) {
                if (i + 1 == arguments.size()) {
                    throw new IllegalArgumentException(arguments.get(i) + ": ?");
                }
                options.set(arguments.get(i), arguments.get(i + 1));
            }
            if (options.maps.isEmpty()) {
                throw new IllegalArgumentException("--maps: ?");
            }
            return Optional.of(options);
        }

        private void set(String name, String value) {
            switch (name) {
                case "--maps" ->
                    maps = Arrays.stream(value.split(",", -1)).map(Path::of).toList();
                case "--devices" -> devices = number(name, value, 1, 100_000);
                case "--reference" -> reference = value;
                case "--loads" -> loads = number(name, value, 0, 16);
                case "--dips" -> dips = number(name, value, 1, 86_400);
                case "--per-port" -> perPort = number(name, value, 1, MOST_UNITS);
                case "--host" -> host = value;
                case "--port" -> port = number(name, value, 1, 65_535);
                case "--seed" -> seed = number(name, value, 0, Integer.MAX_VALUE);
                default -> throw new IllegalArgumentException(name + ": ?");
            }
        }

        private static int number(String name, String value, int least, int most) {
            try {
                int number = Integer.parseInt(value);
                if (number >= least && number <= most) {
                    return number;
                }
            } catch (NumberFormatException e) {
                throw new IllegalArgumentException(name + " " + value + ": " + least + "..." + most, e);
            }
            throw new IllegalArgumentException(name + " " + value + ": " + least + "..." + most);
        }
    }
}
