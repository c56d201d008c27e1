package io.busbar.simulator.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.RegisterMap;
import io.busbar.registers.RegisterMaps;
import io.busbar.simulator.DriverMaps;
import io.busbar.simulator.ExtensionPlan;
import io.busbar.simulator.ProductMaps;
import io.busbar.simulator.SimulatedDevice;
import io.busbar.simulator.slave.UnitFault;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.NullUnmarked;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
@NullUnmarked
class DemoSiteTest {

    private static final Instant START = Instant.parse("2026-03-05T10:07:11Z");

    @TempDir
    private Path data;

    private final FakeGateway gateway = new FakeGateway();
    private final MemoryHistorian historian = new MemoryHistorian();

    /** All maps as one driver would offer them. */
    private record Maps(ProductMaps maps) implements RegisterMaps {
        @Override
        public String family() {
            return "test";
        }

        @Override
        public List<RegisterMap> products() {
            return List.of();
        }

        @Override
        public Optional<RegisterMap> product(String reference) {
            return maps.product(reference);
        }

        @Override
        public List<MapProblem> problems() {
            return List.of();
        }

        @Override
        public List<MapProblem> lint(MapSource file) {
            throw new AssertionError("nothing is linted here");
        }
    }

    private DemoSite open(Instant now, String... ports) throws IOException {
        DemoOptions options = new DemoOptions("127.0.0.1", List.of(ports), 1, 1);
        return new DemoSite(gateway, gateway, gateway, Clock.fixed(now, ZoneOffset.UTC), data, options);
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long begin = System.nanoTime();
        while (!condition.getAsBoolean()) {
            assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(30));
            TimeUnit.MILLISECONDS.sleep(20);
        }
    }

    private void awaitHistory(Instant until) throws InterruptedException {
        long last = until.toEpochMilli() / 60_000 * 60_000 - 60_000;
        await(() -> last("e44-8/1/power.active.total") == last && last("u30-1/-/frequency") == last);
    }

    private long last(String point) {
        synchronized (historian) {
            NavigableMap<Long, Double> series = historian.series.get(point);
            return series == null ? 0 : series.lastKey();
        }
    }

    @Test
    void aNewSiteHasItsDevicesAtOnceAndItsPastSoonAfter() throws Exception {
        DemoSite demo = open(START);
        try {
            demo.bindHistorian(historian);
            demo.bindMaps(new Maps(DriverMaps.all()));
            await(() -> gateway.devices.size() == 13 && gateway.lines.size() == 5);
            assertThat(gateway.lines.keySet())
                    .as("the line of a gateway that is to be found is there, its devices are not")
                    .containsExactlyInAnyOrder("insulation", "m70", "m70-2", "meters", "switches");
            DeviceConfig module = gateway.devices.get("i35-102");
            assertThat(module.unit()).isEqualTo(102);
            assertThat(module.line()).isEqualTo("m70");
            awaitHistory(START);
            assertThatHistoryIsWhole();
        } finally {
            demo.stop();
        }
    }

    private void assertThatHistoryIsWhole() {
        NavigableMap<Long, Double> power = historian.series.get("i35-102/1/power.active.total");
        assertThat(power).as("whole minutes of a day").hasSize(24 * 60 - 1);
        assertThat(power.lastKey() - power.firstKey()).isEqualTo((24 * 60 - 2) * 60_000L);
        NavigableMap<Long, Double> energy = historian.series.get("i35-102/1/energy.active.import");
        assertThat(energy).hasSize(24 * 6);
        double before = 0;
        for (Map.Entry<Long, Double> reading : energy.entrySet()) {
            assertThat(reading.getValue()).isGreaterThan(before);
            before = reading.getValue();
        }
        long from = energy.firstKey();
        double sum = power.subMap(from, energy.lastKey()).values().stream()
                .mapToDouble(watts -> watts / 60)
                .sum();
        assertThat(energy.lastEntry().getValue() - energy.firstEntry().getValue())
                .as("the index counts the power")
                .isCloseTo(sum, within(60.0));
        assertThat(historian.series).doesNotContainKey("i35-102/1/current.l1.h5");
        assertThat(historian.series).doesNotContainKey("i35-102/1/power.active.total.avg");
        assertThat(historian.series.keySet()).noneMatch(point -> point.startsWith("i35-103/3/"));
        assertThat(historian.largest.get()).as("samples at once").isLessThan(400_000);
    }

    @Test
    void theIndexGoesOnLiveWhereTheHistoryEnds() throws Exception {
        DemoSite demo = open(START);
        try {
            demo.bindHistorian(historian);
            demo.bindMaps(new Maps(DriverMaps.all()));
            awaitHistory(START);
            for (String id : List.of("i35-102", "e24-6", "e44-7", "b30-110")) {
                SimulatedDevice device = demo.device(id).orElseThrow();
                for (String quantity :
                        List.of("energy.active.import", "energy.active.export", "energy.reactive.import")) {
                    double live = device.value("1", quantity, START.toEpochMilli());
                    double stored = historian
                            .series
                            .get(id + "/1/" + quantity)
                            .lastEntry()
                            .getValue();
                    assertThat(live).as("%s %s", id, quantity).isBetween(stored - 10, stored + 60_000);
                }
            }
        } finally {
            demo.stop();
        }
    }

    @Test
    void aLaterStartKeepsThePortsAndFillsTheGap() throws Exception {
        DemoSite first = open(START);
        first.bindHistorian(historian);
        first.bindMaps(new Maps(DriverMaps.all()));
        awaitHistory(START);
        first.stop();
        Map<String, Integer> ports = Map.of(
                "m70",
                gateway.lines.get("m70").port(),
                "meters",
                gateway.lines.get("meters").port());
        gateway.remove("e24-6");
        Instant later = START.plus(Duration.ofHours(5));
        long before = historian.samples.get();
        DemoSite second = open(later);
        try {
            second.bindHistorian(historian);
            second.bindMaps(new Maps(DriverMaps.all()));
            awaitHistory(later);
            assertThat(gateway.lines.get("m70").port()).isEqualTo(ports.get("m70"));
            assertThat(gateway.lines.get("meters").port()).isEqualTo(ports.get("meters"));
            assertThat(gateway.devices).as("what a person removed stays away").doesNotContainKey("e24-6");
            NavigableMap<Long, Double> power = historian.series.get("i35-102/1/power.active.total");
            assertThat(power).hasSize((24 + 5) * 60 - 1);
            assertThat(historian.samples.get() - before).isLessThan(before / 3);
        } finally {
            second.stop();
        }
    }

    @Test
    void aPastThatWasCutShortIsFinishedByTheNextStart() throws Exception {
        Path mark = data.resolve("simulator/unfinished-past");
        Files.createDirectories(mark.getParent());
        Files.writeString(mark, START.toString());
        long live = START.toEpochMilli() / 60_000 * 60_000 + 120_000;
        historian.series.put("i35-102/1/power.active.total", new TreeMap<>(Map.of(live, 9000.0)));
        Instant later = START.plus(Duration.ofHours(1));
        DemoSite demo = open(later);
        try {
            demo.bindHistorian(historian);
            demo.bindMaps(new Maps(DriverMaps.all()));
            awaitHistory(later);
            await(() -> !Files.exists(mark));
            NavigableMap<Long, Double> power = historian.series.get("i35-102/1/power.active.total");
            assertThat(power.headMap(START.toEpochMilli()))
                    .as("minutes before the first start")
                    .hasSize(23 * 60 - 1);
            assertThat(power.tailMap(live)).as("minutes since").hasSize(60 - 2);
        } finally {
            demo.stop();
        }
    }

    @Test
    void aTakenPortIsReplacedAndTheLineFollows() throws Exception {
        DemoSite first = open(START);
        first.bindMaps(new Maps(DriverMaps.all()));
        await(() -> gateway.devices.size() == 13);
        first.stop();
        int before = gateway.lines.get("m70").port();
        try (ServerSocket other = new ServerSocket(before, 1, InetAddress.getLoopbackAddress())) {
            DemoSite second = open(START);
            await(() -> gateway.lines.get("m70").port() != other.getLocalPort());
            second.stop();
        }
        assertThat(gateway.lines.get("m70").port()).isNotEqualTo(before);
    }

    @Test
    void theSettingsDecideThePorts() throws Exception {
        DemoSite demo = open(START, "m70=18598", "meters = 18599");
        demo.bindMaps(new Maps(DriverMaps.all()));
        await(() -> gateway.devices.size() == 13);
        demo.stop();
        assertThat(gateway.lines.get("m70").port()).isEqualTo(18598);
        assertThat(gateway.lines.get("meters").port()).isEqualTo(18599);
        assertThatThrownBy(() -> open(START, "m70:15020"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("m70:15020");
    }

    @Test
    void devicesWaitForTheirDriver() throws Exception {
        gateway.hasDrivers = false;
        DemoSite demo = open(START);
        try {
            demo.bindMaps(new Maps(DriverMaps.all()));
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(gateway.devices).isEmpty();
            gateway.hasDrivers = true;
            await(() -> gateway.devices.size() == 13);
        } finally {
            demo.stop();
        }
    }

    @Test
    void aGatewayWithDevicesOfItsOwnIsLeftAlone() throws Exception {
        gateway.devices.put("mine", new DeviceConfig("mine", "x", "Mine", "", "l", 1, Map.of()));
        DemoSite demo = open(START);
        try {
            demo.bindMaps(new Maps(DriverMaps.all()));
            assertThat(demo.devices()).hasSize(13 + 1 + ExtensionPlan.MODULES);
            TimeUnit.MILLISECONDS.sleep(300);
            assertThat(gateway.devices).containsOnlyKeys("mine");
            demo.fault("u30-1", UnitFault.NONE);
        } finally {
            demo.stop();
        }
        gateway.devices.clear();
        DemoSite again = open(START);
        again.bindMaps(new Maps(DriverMaps.all()));
        TimeUnit.MILLISECONDS.sleep(300);
        again.stop();
        assertThat(gateway.devices).as("decided once").isEmpty();
    }

    @Test
    void aStateThatCannotBeReadIsSaidSo() throws IOException {
        Path file = data.resolve("simulator").resolve("site.properties");
        Files.createDirectories(file.getParent());
        Files.writeString(file, "seed=abc\n");
        assertThatThrownBy(() -> open(START)).isInstanceOf(IOException.class).hasMessageContaining("site.properties");
    }
}
