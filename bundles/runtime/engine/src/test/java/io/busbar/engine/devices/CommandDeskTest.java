package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.busbar.driver.BusException;
import io.busbar.driver.CommandException;
import io.busbar.driver.CommandException.Reason;
import io.busbar.driver.DeviceCommand;
import io.busbar.driver.Identification;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Points;
import io.busbar.driver.ReadFailure;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import io.busbar.gateway.devices.Commands.Offer;
import io.busbar.gateway.devices.Commands.Order;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class CommandDeskTest {

    private static final String DEVICE = "i35-102";
    private static final Actor ADMIN = Actor.of(Profile.ADMIN, "192.0.2.7");

    private final TestEngine engine;
    private final FakeBus bus = new FakeBus();
    private final FakeDriver driver = FakeDriver.diris();
    private final CommandDesk desk;
    private final List<AuditEvent> trail = new CopyOnWriteArrayList<>();

    CommandDeskTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(bus);
        engine.install(1, driver, "io.busbar.diris", "0.1.0");
        driver.offered = List.of(
                command("reset.energy", MapStatus.OFFICIAL, true, null),
                command("guess", MapStatus.ASSUMED, false, null),
                command("tariff", MapStatus.OFFICIAL, false, new DeviceCommand.Argument(0, 7, "Tariff", "Tarif")));
        desk = new CommandDesk(engine.devices);
        desk.policy = Capability.MODBUS_WRITE::equals;
        desk.audit = (io.busbar.gateway.audit.Audit) Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {io.busbar.gateway.audit.Audit.class},
                (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo("note");
                    trail.add((AuditEvent) arguments[0]);
                    return null;
                });
        engine.add("DIRIS Digiware I-35", 102);
    }

    @AfterEach
    void end() {
        engine.close();
    }

    private static DeviceCommand command(
            String key, MapStatus status, boolean confirm, DeviceCommand.@Nullable Argument argument) {
        return new DeviceCommand(
                key, Points.NO_LOAD, DeviceCommand.Kind.RESET, key, key, status, confirm, argument, "20096 = 003F");
    }

    private void online() {
        bus.line("10-0-0-7").unit(102).answers(230, 1000);
        identified("DIRIS Digiware I-35");
    }

    private void identified(String product) {
        driver.session(DEVICE).context.identified(new Identification("SOCOMEC", product, "1", "1", 1));
    }

    private @Nullable String obstacle(String key) {
        return desk.commands(DEVICE).stream()
                .filter(offer -> offer.command().key().equals(key))
                .findFirst()
                .map(Offer::obstacle)
                .map(Message::code)
                .orElse(null);
    }

    private ProblemException refused(String key, @Nullable Long argument, boolean confirmed) {
        ProblemException problem = catchThrowableOfType(
                ProblemException.class, () -> desk.execute(new Order(DEVICE, key, argument, confirmed, ADMIN)));
        assertThat(problem).as(key + " was carried out").isNotNull();
        return problem;
    }

    @Test
    void sec41aCommandIsCarriedOutAndNoted() {
        online();
        desk.execute(new Order(DEVICE, "reset.energy", null, true, ADMIN));
        desk.execute(new Order(DEVICE, "tariff", 3L, false, ADMIN));
        assertThat(driver.executed).containsExactly("reset.energy", "tariff=3");
        assertThat(trail)
                .containsExactly(
                        new AuditEvent(
                                ADMIN,
                                "command.executed",
                                DEVICE,
                                Outcome.DONE,
                                Map.of("command", "reset.energy", "registers", "20096 = 003F")),
                        new AuditEvent(
                                ADMIN,
                                "command.executed",
                                DEVICE,
                                Outcome.DONE,
                                Map.of("command", "tariff", "registers", "20096 = 003F", "argument", "3")));
    }

    @Test
    void sec41whatIsNotKnownToBeRightIsAnObstacleAndNothingIsWritten() {
        assertThat(obstacle("reset.energy")).isEqualTo("device.command.offline");
        bus.line("10-0-0-7").unit(102).answers(230, 1000);
        assertThat(obstacle("reset.energy")).isEqualTo("device.command.unidentified");
        identified("DIRIS Digiware U-30");
        assertThat(obstacle("reset.energy")).isEqualTo("device.command.identity");
        identified("DIRIS Digiware I-35");
        assertThat(obstacle("reset.energy")).isNull();
        assertThat(obstacle("guess")).isEqualTo("device.command.unverified");
        desk.policy = capability -> false;
        assertThat(obstacle("reset.energy")).isEqualTo("device.command.policy");
        desk.policy = null;
        assertThat(obstacle("reset.energy")).as("no policy").isEqualTo("device.command.policy");

        ProblemException refusal = refused("reset.energy", null, true);
        assertThat(refusal.kind()).isEqualTo(ProblemException.Kind.FORBIDDEN);
        assertThat(refusal.text(Locale.FRENCH)).contains("Cyber security");
        assertThat(driver.executed).isEmpty();
        assertThat(trail).singleElement().satisfies(event -> {
            assertThat(event.outcome()).isEqualTo(Outcome.REFUSED);
            assertThat(event.details()).containsEntry("problem", "device.command.policy");
        });
    }

    @Test
    void aDeviceThatTheOperatorHasVerifiedCarriesOutWhatItsMapGuesses() {
        online();
        assertThat(refused("guess", null, true).text(Locale.ENGLISH))
                .contains("not executable until the operator has checked the map");
        DeviceConfig config = engine.device(DEVICE).config();
        engine.devices.update(new DeviceConfig(
                DEVICE, config.reference(), config.name(), "", config.line(), 102, Map.of(), null, "", true));
        assertThat(obstacle("guess")).isNull();
        desk.execute(new Order(DEVICE, "guess", null, false, ADMIN));
        assertThat(driver.executed).containsExactly("guess");
    }

    @Test
    void argumentAndConfirmationAreAskedFor() {
        online();
        assertThat(refused("reset.energy", null, false).fields())
                .singleElement()
                .satisfies(field -> assertThat(field.field()).isEqualTo("confirm"));
        assertThat(refused("reset.energy", 1L, true).fields().get(0).code()).isEqualTo("device.command.argument.none");
        assertThat(refused("tariff", null, true).fields().get(0).code()).isEqualTo("field.required");
        assertThat(refused("tariff", 8L, true).fullText(Locale.ENGLISH)).contains("between 0 and 7; 8 is not");
        assertThat(refused("nothing", null, true).kind()).isEqualTo(ProblemException.Kind.NOT_FOUND);
        assertThat(driver.executed).isEmpty();
    }

    @Test
    void whatTheDeviceSaysOfItsFailureIsPassedOn() {
        online();
        driver.execution = CompletableFuture.failedFuture(
                new BusException(new ReadFailure(ReadFailure.Kind.EXCEPTION, 4, "Unit 102 answered with exception 4")));
        assertThat(refused("tariff", 1L, false).text(Locale.ENGLISH)).contains("exception 4");
        driver.execution = CompletableFuture.failedFuture(new CommandException(Reason.NOT_NOW, "mode", "1", "3"));
        assertThat(refused("tariff", 1L, false).text(Locale.ENGLISH))
                .contains("its \"mode\" is 1, and 3 is needed. Nothing was written");
        driver.execution = CompletableFuture.failedFuture(new CommandException(Reason.NO_EFFECT, "201", "0", "2"));
        assertThat(refused("tariff", 1L, false).text(Locale.FRENCH)).contains("le registre 201 vaut 0 et non 2");
        assertThat(trail).extracting(AuditEvent::outcome).containsOnly(Outcome.FAILED);
    }

    @Test
    void oneCommandOfADeviceAtATime() throws Exception {
        online();
        CompletableFuture<Void> slow = new CompletableFuture<>();
        driver.execution = slow;
        Thread first = new Thread(() -> desk.execute(new Order(DEVICE, "tariff", 1L, false, ADMIN)));
        first.start();
        TestEngine.await(() -> driver.executed.size() == 1);
        assertThat(refused("tariff", 2L, false).code()).isEqualTo("device.command.busy");
        slow.complete(null);
        first.join();
        desk.execute(new Order(DEVICE, "tariff", 2L, false, ADMIN));
        assertThat(driver.executed).containsExactly("tariff=1", "tariff=2");
    }
}
