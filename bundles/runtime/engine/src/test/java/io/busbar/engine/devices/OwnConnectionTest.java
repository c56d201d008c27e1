package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.Driver;
import io.busbar.driver.Identification;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.driver.ReadFailure;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** A device that its driver reaches by itself: on no line, and as well looked after as any other. */
@Timeout(60)
class OwnConnectionTest {

    private static final String REFERENCE = "Press line PLC";

    /** A driver that connects itself, and gives its sessions' contexts to the test. */
    private static final class PlcDriver implements Driver {
        final Map<String, DeviceContext> open = new ConcurrentHashMap<>();

        @Override
        public String family() {
            return "plc";
        }

        @Override
        public List<Product> products() {
            return List.of(new Product(REFERENCE, "PLC", 0, 0, Set.of(), MapStatus.DEVICE_TESTED, "test"));
        }

        @Override
        public Optional<Product> recognise(Identification identification) {
            return Optional.empty();
        }

        @Override
        public boolean connectsItself() {
            return true;
        }

        @Override
        public DeviceSession open(DeviceReference device, DeviceContext context) {
            open.put(device.id(), context);
            return new DeviceSession() {
                @Override
                public void refresh() {
                    // Nothing of its own to read again.
                }

                @Override
                public void close() {
                    open.remove(device.id());
                }
            };
        }
    }

    private final TestEngine engine;
    private final PlcDriver plc = new PlcDriver();

    OwnConnectionTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.install(1, plc, "io.busbar.plc4x", "0.1.0");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void needsNeitherLineNorUnit() {
        DeviceStatus added = engine.devices.add(wish(null, null));

        assertThat(added.config().line()).isEmpty();
        assertThat(added.config().unit()).isZero();
        assertThat(added.config().name()).isEqualTo(REFERENCE);
        TestEngine.await(() -> plc.open.containsKey(added.config().id()));
        assertThat(engine.lines.lines()).isEmpty();
    }

    @Test
    void itsDriverSaysHowItFares() {
        String id = engine.devices.add(wish(null, null)).config().id();
        TestEngine.await(() -> plc.open.containsKey(id));

        context(id).reachable(true, null);
        engine.awaitState(id, DeviceState.ONLINE, DeviceDetail.NONE);

        context(id).reachable(true, new ReadFailure(ReadFailure.Kind.EXCEPTION, 0, "%DB9 is not there"));
        engine.awaitState(id, DeviceState.DEGRADED, DeviceDetail.SOME_BLOCKS_FAIL);

        context(id).reachable(false, new ReadFailure(ReadFailure.Kind.TIMEOUT, 0, "no answer within 2 s"));
        engine.awaitState(id, DeviceState.OFFLINE, DeviceDetail.NO_ANSWER);
        assertThat(engine.device(id).lastError()).isEqualTo("no answer within 2 s");
    }

    @Test
    void itsDriverGetsNoLink() {
        String id = engine.devices.add(wish(null, null)).config().id();
        TestEngine.await(() -> plc.open.containsKey(id));

        assertThatThrownBy(() -> context(id).link()).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void twoOfThemAreOnNoLineWithoutBeingInEachOthersWay() {
        String first = engine.devices.add(wish(null, null)).config().id();
        String second = engine.devices.add(wish(null, null)).config().id();

        assertThat(second).isNotEqualTo(first);
        TestEngine.await(() -> plc.open.size() == 2);
    }

    @Test
    void aPlaceOnTheBusIsRefusedFieldByField() {
        ProblemException refused =
                catchThrowableOfType(ProblemException.class, () -> engine.devices.add(wish("10.0.0.7", 5)));

        assertThat(refused.fields()).extracting(FieldProblem::field).containsExactlyInAnyOrder("host", "unit");
        assertThat(ProblemException.text(Locale.FRENCH, refused.fields().get(0)))
                .contains("se connecte de lui-même");
    }

    @Test
    void canBeRenamedAndNotMovedToALine() {
        DeviceConfig config = engine.devices.add(wish(null, null)).config();

        assertThat(engine.devices.update(with(config, "Press 2", "")).config().name())
                .isEqualTo("Press 2");
        assertThatThrownBy(() -> engine.devices.update(with(config, "Press 2", "rail-1")))
                .isInstanceOf(ProblemException.class)
                .hasMessageContaining("line");
    }

    private DeviceContext context(String id) {
        return Objects.requireNonNull(plc.open.get(id));
    }

    private static DeviceConfig with(DeviceConfig config, String name, String line) {
        return new DeviceConfig(
                config.id(),
                config.reference(),
                name,
                config.zone(),
                line,
                config.unit(),
                config.periodsMs(),
                config.gateway(),
                config.serial());
    }

    private static NewDevice wish(@Nullable String host, @Nullable Integer unit) {
        return new NewDevice(null, REFERENCE, null, null, null, host, null, unit);
    }
}
