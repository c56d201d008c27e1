package io.busbar.driver;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ConsumerType;

/** A device being read. Made by a {@link Driver}, ended by the gateway. */
@ConsumerType
public interface DeviceSession extends AutoCloseable {

    /** Reads the device's own configuration (loads, names, identification) again and adapts what is polled. */
    void refresh();

    /** What the device can be told to do, as far as is known now; in the order in which people want to see it. */
    default List<DeviceCommand> commands() {
        return List.of();
    }

    /**
     * Has the device carry out one of its commands. Whether that is allowed is not the session's business: the gateway asks for nothing
     * that is not. Returns at once.
     *
     * @param key the command's key
     * @param argument the number that it takes, null if it takes none
     * @return completes on a thread of the line when the device has confirmed; exceptionally with a {@link CommandException}, or with a
     *     {@link BusException} if the device refused or did not answer
     */
    default CompletionStage<Void> execute(String key, @Nullable Long argument) {
        return CompletableFuture.failedFuture(new CommandException(CommandException.Reason.UNKNOWN, key));
    }

    /** Ends all polling of this device. Returns at once; safe to call twice. */
    @Override
    void close();
}
