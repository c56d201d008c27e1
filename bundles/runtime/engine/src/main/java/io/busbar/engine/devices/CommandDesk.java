package io.busbar.engine.devices;

import io.busbar.driver.BusException;
import io.busbar.driver.CommandException;
import io.busbar.driver.DeviceCommand;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditEvent.Outcome;
import io.busbar.gateway.devices.Commands;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.policy.SecurityPolicy;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The one way to a device's commands: everything that is asked of one is examined here, carried out one at a time, and noted. */
@Component(service = Commands.class)
public final class CommandDesk implements Commands {

    private static final Logger LOG = LoggerFactory.getLogger(CommandDesk.class);
    private static final long PATIENCE_SECONDS = 60;

    private final DeviceRegistry devices;
    private final Set<String> busy = ConcurrentHashMap.newKeySet();

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Audit audit;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable SecurityPolicy policy;

    /** A desk for the commands of these devices. */
    @Activate
    public CommandDesk(@Reference DeviceRegistry devices) {
        this.devices = devices;
    }

    @Override
    public List<Offer> commands(String id) {
        ManagedDevice device = devices.find(id);
        boolean allowed = writesAllowed();
        return device.commands().stream()
                .map(command -> new Offer(command, CommandObstacles.of(device, command, allowed)))
                .toList();
    }

    @Override
    public void execute(Order order) {
        ManagedDevice device = devices.find(order.device());
        DeviceCommand command = device.commands().stream()
                .filter(offered -> offered.key().equals(order.key()))
                .findFirst()
                .orElseThrow(() ->
                        ProblemException.of(Kind.NOT_FOUND, "device.command.unknown", order.key(), order.device()));
        try {
            examine(device, command, order);
        } catch (ProblemException e) {
            note(order, command, Outcome.REFUSED, e.code());
            throw e;
        }
        if (!busy.add(order.device())) {
            note(order, command, Outcome.REFUSED, "device.command.busy");
            throw ProblemException.of(Kind.UNAVAILABLE, "device.command.busy", order.device());
        }
        try {
            carryOut(device, order);
            note(order, command, Outcome.DONE, "");
        } catch (ProblemException e) {
            note(order, command, Outcome.FAILED, e.code());
            throw e;
        } finally {
            busy.remove(order.device());
        }
    }

    private void examine(ManagedDevice device, DeviceCommand command, Order order) {
        Message obstacle = CommandObstacles.of(device, command, writesAllowed());
        if (obstacle != null) {
            throw ProblemException.of(
                    obstacle.code().equals("device.command.policy") ? Kind.FORBIDDEN : Kind.CONFLICT,
                    obstacle.code(),
                    obstacle.arguments().toArray());
        }
        DeviceCommand.Argument wanted = command.argument();
        Long given = order.argument();
        if (wanted == null && given != null) {
            throw ProblemException.invalid("argument", "device.command.argument.none");
        }
        if (wanted != null && given == null) {
            throw ProblemException.invalid("argument", "field.required");
        }
        if (wanted != null && given != null && !wanted.allows(given)) {
            throw ProblemException.invalid(
                    "argument",
                    "number.range",
                    Long.toString(wanted.lowest()),
                    Long.toString(wanted.highest()),
                    Long.toString(given));
        }
        if (command.confirm() && !order.confirmed()) {
            throw ProblemException.invalid("confirm", "device.command.confirm");
        }
    }

    private static void carryOut(ManagedDevice device, Order order) {
        String id = order.device();
        try {
            device.execute(order.key(), order.argument()).toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (TimeoutException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "device.command.slow", id, PATIENCE_SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(Kind.UNAVAILABLE, "device.command.interrupted", id);
        } catch (ExecutionException e) {
            throw problem(id, order.key(), e.getCause());
        }
    }

    private static ProblemException problem(String device, String key, @Nullable Throwable cause) {
        if (cause instanceof BusException bus) {
            return ProblemException.of(Kind.UNAVAILABLE, "device.command.failed", device, Message.of(bus.failure()));
        }
        if (cause instanceof CommandException failure) {
            return switch (failure.reason()) {
                case UNKNOWN -> ProblemException.of(Kind.NOT_FOUND, "device.command.unknown", key, device);
                case ARGUMENT -> ProblemException.invalid("argument", "device.command.argument");
                case NOT_NOW ->
                    ProblemException.of(
                            Kind.CONFLICT,
                            "device.command.state",
                            failure.arguments().toArray());
                case NO_EFFECT ->
                    ProblemException.of(
                            Kind.UNAVAILABLE,
                            "device.command.effect",
                            failure.arguments().toArray());
            };
        }
        LOG.error("The driver could not have {} carry out {}", device, key, cause);
        return ProblemException.of(Kind.UNAVAILABLE, "device.command.failed", device, String.valueOf(cause));
    }

    private boolean writesAllowed() {
        SecurityPolicy current = policy;
        return current == null ? Capability.MODBUS_WRITE.isAllowedAtFirst() : current.allows(Capability.MODBUS_WRITE);
    }

    private void note(Order order, DeviceCommand command, Outcome outcome, String code) {
        Map<String, String> details = new TreeMap<>();
        details.put("command", command.key());
        details.put("registers", command.writes());
        if (order.argument() != null) {
            details.put("argument", order.argument().toString());
        }
        if (!code.isEmpty()) {
            details.put("problem", code);
        }
        Audit trail = audit;
        if (trail != null) {
            trail.note(new AuditEvent(order.by(), "command.executed", order.device(), outcome, details));
        }
        LOG.info("Command for {} by {}: {} {}", order.device(), order.by().name(), outcome, details);
    }
}
