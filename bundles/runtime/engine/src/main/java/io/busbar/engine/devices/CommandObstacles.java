package io.busbar.engine.devices;

import io.busbar.driver.DeviceCommand;
import io.busbar.driver.MapStatus;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.problem.Message;
import org.jspecify.annotations.Nullable;

/** Decides whether a command of a device may be carried out. Whatever is not known to be right is an obstacle. */
final class CommandObstacles {

    private CommandObstacles() {}

    /**
     * Why a command may not be carried out now, the reason that lasts longest first; null if it may.
     *
     * @param writesAllowed whether the gateway's policy lets anybody write to devices
     */
    static @Nullable Message of(ManagedDevice device, DeviceCommand command, boolean writesAllowed) {
        String id = device.config().id();
        if (!writesAllowed) {
            return Message.of("device.command.policy");
        }
        if (command.status() != MapStatus.OFFICIAL && !device.config().verified()) {
            return Message.of("device.command.unverified", id);
        }
        DeviceHealth.Now now = device.health().now();
        if (now.state() != DeviceState.ONLINE && now.state() != DeviceState.DEGRADED) {
            return Message.of("device.command.offline", id);
        }
        if (device.identification() == null) {
            return Message.of("device.command.unidentified", id);
        }
        // A device in which only some registers fail is still the device that it was set up as; any other doubt is
        // about that.
        boolean sure = now.state() == DeviceState.ONLINE || now.detail() == DeviceDetail.SOME_BLOCKS_FAIL;
        return sure ? null : Message.of("device.command.identity", id);
    }
}
