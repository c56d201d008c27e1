package io.busbar.gateway.devices;

import io.busbar.driver.DeviceCommand;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.problem.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/**
 * What the devices of the site can be told to do. Only the commands of a device's register map exist here, never a free address; and only
 * those can be carried out that a manufacturer's table vouches for, or that an operator has marked as verified for the device. Safe for use
 * by any thread.
 */
@ProviderType
public interface Commands {

    /**
     * A command of a device.
     *
     * @param obstacle why it cannot be carried out now, or null if it can
     */
    record Offer(DeviceCommand command, @Nullable Message obstacle) {
        /** Whether it can be carried out now. */
        public boolean executable() {
            return obstacle == null;
        }
    }

    /**
     * A wish to have a command carried out.
     *
     * @param device id of the device
     * @param key key of the command
     * @param argument the number that the command takes, or null if it takes none
     * @param confirmed whether a person has been asked and has agreed
     * @param by who wants it, for the audit trail
     */
    record Order(String device, String key, @Nullable Long argument, boolean confirmed, Actor by) {}

    /**
     * The commands of a device, in the order of its map; none while it is not being read.
     *
     * @throws io.busbar.gateway.problem.ProblemException if there is no such device
     */
    List<Offer> commands(String device);

    /**
     * Has a command carried out, and leaves a record {@code command.executed} in the audit trail whatever comes of it: device, command,
     * argument, the registers that were or would have been written, and the code of the problem if there was one. Blocks until the device has confirmed or the
     * time for it is over, at most a minute.
     *
     * @throws io.busbar.gateway.problem.ProblemException if it was not carried out, or if it is not known whether it was; the text says
     *     which
     */
    void execute(Order order);
}
