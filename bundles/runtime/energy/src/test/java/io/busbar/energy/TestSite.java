package io.busbar.energy;

import io.busbar.driver.LoadDescription;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.history.SeriesBlock;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Element;
import io.busbar.gateway.site.Hierarchy.Kind;
import io.busbar.gateway.site.Hierarchy.Link;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import io.busbar.historian.EmbeddedHistorian;
import io.busbar.site.SiteBook;
import java.io.IOException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A site with one modular meter, on the real store and the real documents. */
public final class TestSite implements AutoCloseable {

    public static final ZoneId PARIS = ZoneId.of("Europe/Paris");

    public final EmbeddedHistorian historian;
    public final SiteBook book;
    public final EnergyService energy;

    /** A site at this time, with so many loads {@code a/1}, {@code a/2} …. */
    public TestSite(Path data, Instant now, int loads) throws IOException {
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        historian = EmbeddedHistorian.at(data.resolve("history"), clock, PARIS);
        book = SiteBook.at(data, clock);
        book.look(only(Devices.class, List.of(meter(loads))), only(LastValues.class, values(loads)));
        energy = new EnergyService(
                historian, historian, book.loads(), book.hierarchies(), book.fluids(), here(), clock, data);
    }

    /** A service of which one method is asked, with one answer. */
    private static <T> T only(Class<T> type, Object answer) {
        return type.cast(Proxy.newProxyInstance(
                type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> answer));
    }

    private static DeviceStatus meter(int loads) {
        List<LoadDescription> all = new ArrayList<>();
        for (int i = 1; i <= loads; i++) {
            all.add(new LoadDescription(Integer.toString(i), "Load " + i, "3P"));
        }
        Product product =
                new Product("Meter", "DIRIS", loads, 3, Set.of(Product.Ability.ENERGY), MapStatus.values()[0], "here");
        return new DeviceStatus(
                new DeviceConfig("a", "Meter", "Meter", "", "line", 1, Map.of()),
                product,
                DeviceState.ONLINE,
                DeviceDetail.NONE,
                Instant.EPOCH,
                null,
                null,
                all,
                new Traffic(0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN));
    }

    private static List<LiveValue> values(int loads) {
        List<LiveValue> all = new ArrayList<>();
        for (int i = 1; i <= loads; i++) {
            all.add(new LiveValue(
                    point("a/" + i),
                    "a",
                    Integer.toString(i),
                    Quantity.of("energy.active.import"),
                    0,
                    null,
                    Instant.EPOCH,
                    Quality.GOOD));
        }
        return all;
    }

    private static Site here() {
        return new Site() {
            @Override
            public String name() {
                return "SITE";
            }

            @Override
            public ZoneId zone() {
                return PARIS;
            }
        };
    }

    public static String point(String load) {
        return load + "/energy.active.import";
    }

    /** Stores readings of a load, all good. */
    public void read(String load, long[] times, double[] values) {
        historian
                .append(List.of(new SeriesBlock(point(load), times, values, new byte[times.length])))
                .toCompletableFuture()
                .join();
    }

    /** Readings that grow evenly. */
    public void read(String load, Instant from, Instant to, long everyMillis, double first, double growth) {
        int count = (int) ((to.toEpochMilli() - from.toEpochMilli()) / everyMillis) + 1;
        long[] times = new long[count];
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = from.toEpochMilli() + i * everyMillis;
            values[i] = first + i * growth;
        }
        read(load, times, values);
    }

    /** A hierarchy of {@code kind:id[=target]}, such as {@code L:x=a/1}, and links such as {@code main>x}. */
    public Hierarchy hierarchy(String name, List<String> elements, List<String> links) {
        Hierarchy made = book.hierarchies().add(name, "electricity");
        List<Element> all = new ArrayList<>();
        for (String text : elements) {
            String[] parts = text.substring(2).split("=", 2);
            Kind kind = text.charAt(0) == 'N' ? Kind.NODE : text.charAt(0) == 'L' ? Kind.LOAD : Kind.HIERARCHY;
            all.add(new Element(
                    parts[0], kind, kind == Kind.NODE ? parts[0] : "", parts.length > 1 ? parts[1] : null, 0, 0));
        }
        List<Link> flow = new ArrayList<>();
        for (String text : links) {
            String[] ends = text.split(">", -1);
            flow.add(new Link(ends[0], ends[1]));
        }
        return book.hierarchies().change(new Hierarchy(made.id(), name, made.fluid(), all, flow));
    }

    @Override
    public void close() throws IOException {
        energy.close();
        historian.close();
    }
}
