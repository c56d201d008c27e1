package io.busbar.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import io.busbar.registers.MapField;
import io.busbar.registers.MapFiles;
import io.busbar.registers.MapLibrary;
import io.busbar.registers.MapLog;
import io.busbar.registers.MapRow;
import io.busbar.registers.Planner;
import io.busbar.registers.ReadBlock;
import io.busbar.registers.RegisterMap;
import io.busbar.simulator.physics.Disturbance;
import io.busbar.simulator.physics.LoadSpec;
import io.busbar.simulator.physics.SiteModel;
import io.busbar.simulator.physics.Usage;
import io.busbar.simulator.slave.ModbusRefusal;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each product that a driver ships a map of can be simulated, and is read as the driver would read it. */
class EveryReferenceTest {

    private static final Instant NOW = Instant.parse("2026-03-03T10:07:11Z");

    private static List<RegisterMap> products() throws Exception {
        List<RegisterMap> products = new ArrayList<>(DriverMaps.shipped());
        Path examples = Path.of("../../../karaf-assembly/distribution/src/main/resources/etc/busbar/maps/library");
        products.addAll(MapLibrary.of(MapFiles.in(examples)).products());
        return products;
    }

    @ParameterizedTest
    @MethodSource("products")
    void answersEveryReadThatItsMapPlans(RegisterMap map) throws Exception {
        try (SimulatedSite site = open(map)) {
            SimulatedDevice device = site.device("dev").orElseThrow();
            int values = 0;
            List<String> wrong = new ArrayList<>();
            for (ReadBlock<MapRow> block : new Planner(map).rows(map.rows())) {
                Words words = read(device, block);
                for (var item : block.items()) {
                    MapRow row = item.value();
                    double exact = device.value(row.load(), row.quantity().key(), NOW.toEpochMilli());
                    double read = row.value(words);
                    double step = row.cell().factor().multiplier()
                            / row.cell().factor().divisor();
                    boolean unsigned = exact < 0 && row.minus() == null && row.sign() == null;
                    if (!Double.isNaN(exact) && !unsigned && row.wrap() == null && !(Math.abs(read - exact) <= step)) {
                        wrong.add(row.load() + '/' + row.quantity() + " is " + exact + " and reads " + read);
                    }
                    values += Double.isNaN(exact) ? 0 : 1;
                }
            }
            assertThat(wrong).isEmpty();
            boolean gateway = map.rows().isEmpty();
            assertThat(values).isGreaterThan(gateway ? -1 : map.rows().size() / 2 - 1);
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void answersEveryReadOfEveryLog(RegisterMap map) throws Exception {
        try (SimulatedSite site = open(map)) {
            SimulatedDevice device = site.device("dev").orElseThrow();
            List<String> refused = new ArrayList<>();
            for (MapLog log : map.logs()) {
                try {
                    readLog(device, map, log);
                } catch (ModbusRefusal refusal) {
                    refused.add(log.name() + ": exception " + refusal.code());
                }
            }
            assertThat(refused).isEmpty();
        }
    }

    /** What a driver asks of a log, in its order: whether it is there, a page of it, what is said of the page, and the records. */
    private static void readLog(SimulatedDevice device, RegisterMap map, MapLog log) throws ModbusRefusal {
        words(device, log.time().address(), log.time().length());
        MapLog.Select select = log.select();
        if (select != null) {
            int[] page = select.words().stream()
                    .mapToInt(word -> word < 0 ? select.first() : word)
                    .toArray();
            device.write(RegisterArea.HOLDING, select.address(), page);
        }
        int count = log.count();
        int size = log.size();
        for (ReadBlock<MapField> block : new Planner(map).fields(log.header())) {
            Words header = words(device, block.read().address(), block.read().count());
            for (var item : block.items()) {
                int said = (int) item.value().cell().number(header);
                count = item.value().name().equals("count") ? said : count;
                size = item.value().name().equals("size") ? said : size;
            }
        }
        int perRead = map.maxWords() / Math.max(1, size);
        for (int first = 0; first < count; first += perRead) {
            int records = Math.min(perRead, count - first);
            words(device, log.start() + first * size, (records - 1) * size + log.end() - log.start());
        }
    }

    @ParameterizedTest
    @MethodSource("products")
    void saysWhatItIs(RegisterMap map) throws Exception {
        Optional<MapField> product = map.field("product", 0);
        Optional<MapField> magic = map.field("magic", 0);
        if (product.isEmpty()) {
            assertThat(map.id())
                    .as("only what is older than 2009, or of others, says no name")
                    .matches("diris\\.g1-.*|countis\\.ci|eastron-.*|schneider-.*");
            return;
        }
        try (SimulatedSite site = open(map)) {
            SimulatedDevice device = site.device("dev").orElseThrow();
            assertThat(text(device, magic.orElseThrow())).isEqualTo("SOCO");
            String reference = map.product().orElseThrow().reference();
            assertThat(reference).endsWith(text(device, product.orElseThrow()));
        }
    }

    @Test
    void theLoadCurveIsKeptAndShownPageByPage() throws Exception {
        RegisterMap map = products().stream()
                .filter(any -> any.id().equals("diris.b-30"))
                .findFirst()
                .orElseThrow();
        try (SimulatedSite site = open(map)) {
            SimulatedDevice device = site.device("dev").orElseThrow();
            long newest = NOW.getEpochSecond() / 600 * 600 - 946_684_800L;
            Words latest = words(device, 19982, 65);
            assertThat(seconds(latest, 19982)).isEqualTo(newest);
            assertThat(seconds(latest, 19995)).isEqualTo(newest - 600);
            long power = seconds(latest, 19985);
            assertThat(power).isPositive();
            device.write(RegisterArea.HOLDING, 34912, new int[] {0xffff, 0, 0});
            Words header = words(device, 34928, 3);
            assertThat(header.word(34928)).as("next").isEqualTo(24);
            assertThat(header.word(34929)).as("count").isEqualTo(24);
            assertThat(header.word(34930)).as("size").isEqualTo(4);
            Words page = words(device, 34936, 96);
            assertThat(seconds(page, 34936)).isEqualTo(newest);
            assertThat(page.word(34939) * 10L).isBetween(power - 10, power + 10);
            device.write(RegisterArea.HOLDING, 34912, new int[] {24, 0, 0});
            assertThat(seconds(words(device, 34936, 96), 34936)).isEqualTo(newest - 24 * 600);
        }
    }

    private static Words words(SimulatedDevice device, int address, int count) throws ModbusRefusal {
        ByteBuffer buffer = ByteBuffer.allocate(2 * count);
        device.read(RegisterArea.HOLDING, address, count, buffer);
        return new Words(address, count, buffer.array(), 0);
    }

    private static long seconds(Words words, int address) {
        return (long) words.word(address) << 16 | words.word(address + 1);
    }

    @Test
    void aDipShowsInItsAlarmAndEndsWithIt() throws Exception {
        RegisterMap map = products().stream()
                .filter(any -> any.id().equals("diris.u-30"))
                .findFirst()
                .orElseThrow();
        try (SimulatedSite site = open(map)) {
            SimulatedDevice device = site.device("dev").orElseThrow();
            long now = NOW.toEpochMilli();
            assertThat(device.value("-", "alarm.en50160.status.1", now)).isZero();
            device.disturb(new Disturbance(Disturbance.Kind.DIP, now - 2_000, now + 3_000, 0.6, 0));
            assertThat(device.value("-", "alarm.en50160.status.1", now))
                    .as("active")
                    .isEqualTo(1);
            assertThat(device.value("-", "event.en50160.type.1", now)).as("dip").isEqualTo(2);
            assertThat(device.value("-", "event.en50160.phases.1", now)).isEqualTo(7);
            assertThat(device.value("-", "alarm.en50160.duration.1", now)).isEqualTo(2);
            assertThat(device.value("-", "alarm.en50160.status.1", now + 4_000))
                    .as("finished")
                    .isEqualTo(2);
            assertThat(device.value("-", "alarm.en50160.duration.1", now + 60_000))
                    .isEqualTo(5);
            assertThat(device.value("-", "alarm.en50160.status.2", now)).isZero();
        }
    }

    private static SimulatedSite open(RegisterMap map) throws Exception {
        String reference = map.product().orElseThrow().reference();
        LoadSpec[] loads = new LoadSpec[map.loads()];
        for (int i = 0; i < loads.length; i++) {
            loads[i] = LoadSpec.threePhase("Load " + (i + 1), Usage.OFFICE, 63);
        }
        DeviceSpec spec = DeviceSpec.of("dev", reference, "", "", 1, loads).with(new DeviceSpec.Extras(4, 2, 2));
        SiteModel model = new SiteModel(1, ZoneId.of("Europe/Paris"), Instant.parse("2026-03-02T00:00:00Z"));
        LineSpec line = new LineSpec("line", "127.0.0.1", 0, List.of(spec));
        return SimulatedSite.open(
                wanted -> Optional.of(map).filter(any -> wanted.equals(reference)),
                model,
                List.of(line),
                Clock.fixed(NOW, ZoneOffset.UTC));
    }

    private static Words read(SimulatedDevice device, ReadBlock<MapRow> block) throws ModbusRefusal {
        ByteBuffer buffer = ByteBuffer.allocate(2 * block.read().count());
        device.read(block.read().area(), block.read().address(), block.read().count(), buffer);
        return new Words(block.read().address(), block.read().count(), buffer.array(), 0);
    }

    private static String text(SimulatedDevice device, MapField field) throws ModbusRefusal {
        int count = field.cell().length();
        ByteBuffer buffer = ByteBuffer.allocate(2 * count);
        device.read(field.cell().area(), field.cell().address(), count, buffer);
        return field.cell().text(new Words(field.cell().address(), count, buffer.array(), 0));
    }
}
