package io.busbar.rest.devices;

import io.busbar.driver.DeviceCommand;
import io.busbar.driver.MapStatus;
import io.busbar.gateway.access.Permission;
import io.busbar.gateway.devices.Commands;
import io.busbar.rest.documents.MessageDocument;
import org.jspecify.annotations.Nullable;

/** A command of a device, and whether it can be carried out now. */
record CommandDocument(
        String key,
        String load,
        DeviceCommand.Kind kind,
        Names names,
        MapStatus status,
        boolean confirm,
        @Nullable Argument argument,
        String writes,
        Permission permission,
        boolean executable,
        @Nullable MessageDocument obstacle) {

    /** A name in each language. */
    record Names(String en, String fr) {}

    /** The number that a command takes. */
    record Argument(long lowest, long highest, Names names) {
        static @Nullable Argument of(DeviceCommand.@Nullable Argument argument) {
            return argument == null
                    ? null
                    : new Argument(
                            argument.lowest(), argument.highest(), new Names(argument.english(), argument.french()));
        }
    }

    static CommandDocument of(Commands.Offer offer) {
        DeviceCommand command = offer.command();
        return new CommandDocument(
                command.key(),
                command.load(),
                command.kind(),
                new Names(command.english(), command.french()),
                command.status(),
                command.confirm(),
                Argument.of(command.argument()),
                command.writes(),
                permission(command.kind()),
                offer.executable(),
                MessageDocument.of(offer.obstacle()));
    }

    /** What a caller must be allowed to have a command of this kind carried out. */
    static Permission permission(DeviceCommand.Kind kind) {
        return switch (kind) {
            case RESET -> Permission.RESET;
            case ACKNOWLEDGE -> Permission.ACKNOWLEDGE;
            case IDENTIFY -> Permission.CONFIGURE;
            case SWITCH, TEST, SETTING -> Permission.OPERATE;
        };
    }
}
