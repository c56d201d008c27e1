package io.busbar.registers;

import io.busbar.driver.CommandException;
import io.busbar.driver.CommandException.Reason;
import io.busbar.driver.DeviceCommand;
import io.busbar.driver.DeviceContext;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.LoadDescription;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A device read by its map: first what it says of itself, then the rows that it is set up with. */
final class MapSession implements DeviceSession {

    private static final Logger LOG = LoggerFactory.getLogger(MapSession.class);

    private final DeviceReference device;
    private final DeviceContext context;
    private final Consumer<MapSession> onClose;
    private RegisterMap map;
    private @Nullable SetupReader setup;
    private @Nullable Measuring measuring;
    private DeviceSetup known = DeviceSetup.NOTHING_KNOWN;
    private boolean closed;

    MapSession(RegisterMap map, DeviceReference device, DeviceContext context, Consumer<MapSession> onClose) {
        this.map = map;
        this.device = device;
        this.context = context;
        this.onClose = onClose;
    }

    DeviceReference device() {
        return device;
    }

    /** Reads the device by another version of its map from now on; does nothing if it is the same. */
    void use(RegisterMap other) {
        synchronized (this) {
            if (closed || map.equals(other)) {
                return;
            }
            map = other;
        }
        LOG.info("{} is read by a changed map {}", device.id(), other.id());
        refresh();
    }

    @Override
    public void refresh() {
        SetupReader before;
        SetupReader reader;
        Measuring polls;
        synchronized (this) {
            if (closed) {
                return;
            }
            before = setup;
            polls = measuring;
            measuring = null;
            RegisterMap current = map;
            reader = new SetupReader(current, context, said -> measure(current, said));
            setup = reader;
        }
        if (before != null) {
            before.close();
        }
        if (polls != null) {
            polls.close();
        }
        reader.start();
    }

    @Override
    public List<DeviceCommand> commands() {
        return offered().stream().map(MapCommand::command).toList();
    }

    @Override
    public CompletionStage<Void> execute(String key, @Nullable Long argument) {
        Optional<MapCommand> command = offered().stream()
                .filter(offer -> offer.command().key().equals(key))
                .findFirst();
        if (command.isEmpty()) {
            return refused(Reason.UNKNOWN, key);
        }
        DeviceCommand.Argument wanted = command.get().command().argument();
        boolean fits = wanted == null ? argument == null : argument != null && wanted.allows(argument);
        if (!fits) {
            return refused(Reason.ARGUMENT, key);
        }
        return new CommandRun(context.link(), command.get(), argument == null ? 0 : argument).start();
    }

    private static CompletionStage<Void> refused(Reason reason, String key) {
        return CompletableFuture.failedFuture(new CommandException(reason, key));
    }

    private synchronized List<MapCommand> offered() {
        return closed
                ? List.of()
                : map.commands().stream()
                        .filter(command -> known.has(command.condition()))
                        .toList();
    }

    @Override
    public void close() {
        SetupReader reader;
        Measuring polls;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            reader = setup;
            polls = measuring;
        }
        if (reader != null) {
            reader.close();
        }
        if (polls != null) {
            polls.close();
        }
        onClose.accept(this);
    }

    private void measure(RegisterMap current, DeviceSetup said) {
        List<LoadDescription> loads = said.loads(current);
        List<MapRow> rows = current.rows().stream().filter(row -> said.has(row)).toList();
        List<MapLog> logs =
                current.logs().stream().filter(log -> said.has(log.condition())).toList();
        Measuring before;
        Measuring next;
        synchronized (this) {
            if (closed || !map.equals(current)) {
                return;
            }
            known = said;
            if (measuring != null && measuring.reads(rows)) {
                before = null;
                next = null;
            } else {
                before = measuring;
                next = new Measuring(device.id(), context, current, rows, logs);
                measuring = next;
            }
        }
        context.identified(said.identification());
        context.loads(loads);
        if (before != null) {
            before.close();
        }
        if (next != null) {
            next.start();
        }
    }
}
