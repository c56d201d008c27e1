package io.busbar.engine.devices;

import io.busbar.driver.BlockListener;
import io.busbar.driver.BlockRead;
import io.busbar.driver.BusLink;
import io.busbar.driver.DeviceCommand;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Driver;
import io.busbar.driver.Identification;
import io.busbar.driver.IdentificationTable;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Points;
import io.busbar.driver.PollTier;
import io.busbar.driver.Product;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.SampleBatch;
import io.busbar.driver.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** A driver that reads one voltage, and notes what is asked of it. */
final class FakeDriver implements Driver {

    private final String family;
    private final String familyName;
    private final List<Product> products;
    final Map<String, FakeSession> sessions = new ConcurrentHashMap<>();
    volatile @Nullable RuntimeException openFailure;
    volatile boolean sloppy;
    volatile List<DeviceCommand> offered = List.of();
    final List<String> executed = new CopyOnWriteArrayList<>();
    volatile CompletionStage<Void> execution = CompletableFuture.completedFuture(null);

    FakeDriver(String family, String familyName, String... references) {
        this.family = family;
        this.familyName = familyName;
        this.products = Arrays.stream(references).map(this::product).toList();
    }

    static FakeDriver diris() {
        return new FakeDriver("diris", "DIRIS Digiware", "DIRIS Digiware I-35", "DIRIS Digiware U-30");
    }

    static FakeDriver countis() {
        return new FakeDriver("countis", "COUNTIS", "COUNTIS E24", "COUNTIS E44");
    }

    @Override
    public String family() {
        return family;
    }

    @Override
    public List<Product> products() {
        return products;
    }

    @Override
    public Optional<Product> recognise(Identification identification) {
        return products.stream()
                .filter(product -> product.reference().equals(identification.product()))
                .findFirst();
    }

    /** The words in which a device says what it is. */
    static int[] says(String reference, int serial) {
        return new int[] {Math.floorMod(reference.hashCode(), 60_000), serial};
    }

    @Override
    public List<IdentificationTable> identificationTables() {
        return List.of(new IdentificationTable() {
            @Override
            public String name() {
                return family;
            }

            @Override
            public List<BlockRead> reads() {
                return List.of(BlockRead.holding(50_000, 2));
            }

            @Override
            public Optional<Identification> identify(List<Words> answers) {
                Words said = answers.get(0);
                String name = products.stream()
                        .map(Product::reference)
                        .filter(reference -> says(reference, 0)[0] == said.word(50_000))
                        .findFirst()
                        .orElse("Unheard of");
                String serial = Integer.toString(said.word(50_001));
                return Optional.of(new Identification("ACME", name, serial, "", 1, "ACME", 0, 0));
            }
        });
    }

    @Override
    public DeviceSession open(DeviceReference device, DeviceContext context) {
        RuntimeException failure = openFailure;
        if (failure != null) {
            throw failure;
        }
        FakeSession session = new FakeSession(device, context);
        sessions.put(device.id(), session);
        return session;
    }

    FakeSession session(String device) {
        FakeSession session = sessions.get(device);
        if (session == null) {
            throw new AssertionError("No session with " + device + ", only with " + sessions.keySet());
        }
        return session;
    }

    private Product product(String reference) {
        Set<Product.Ability> abilities =
                reference.contains("M-70") ? Set.of(Product.Ability.GATEWAY) : Set.<Product.Ability>of();
        return new Product(reference, familyName, 3, 3, abilities, MapStatus.OFFICIAL, "test");
    }

    /** A session. */
    final class FakeSession implements DeviceSession, BlockListener {
        final DeviceReference device;
        final DeviceContext context;
        final Points points;
        final BusLink.Poll poll;
        volatile boolean closed;
        final AtomicInteger refreshes = new AtomicInteger();

        FakeSession(DeviceReference device, DeviceContext context) {
            this.device = device;
            this.context = context;
            this.points =
                    new Points(device.id(), List.of(new Points.Point(Points.NO_LOAD, Quantity.of("voltage.l1n"))));
            this.poll = context.link().poll(BlockRead.holding(0, 1), context.period(PollTier.LIVE), this);
        }

        @Override
        public void read(Words words, long timeMillis) {
            context.publish(new SampleBatch(points, timeMillis, new double[] {words.word(0)}, new byte[1]));
        }

        @Override
        public void failed(ReadFailure failure, long timeMillis) {
            context.publish(SampleBatch.without(points, timeMillis, Quality.COMM_FAULT));
        }

        @Override
        public List<DeviceCommand> commands() {
            return offered;
        }

        @Override
        public CompletionStage<Void> execute(String key, @Nullable Long argument) {
            executed.add(key + (argument == null ? "" : "=" + argument));
            return execution;
        }

        @Override
        public void refresh() {
            refreshes.incrementAndGet();
        }

        @Override
        public void close() {
            closed = true;
            sessions.remove(device.id(), this);
            if (sloppy) {
                throw new IllegalStateException("this driver does not clean up");
            }
            poll.cancel();
        }
    }
}
