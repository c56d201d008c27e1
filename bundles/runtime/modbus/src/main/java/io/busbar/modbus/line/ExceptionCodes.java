package io.busbar.modbus.line;

import io.busbar.gateway.problem.Message;

/** Modbus exception codes in words. */
final class ExceptionCodes {

    private ExceptionCodes() {}

    static Message name(int code) {
        return switch (code) {
            case 1 -> Message.of("failure.exception.1");
            case 2 -> Message.of("failure.exception.2");
            case 3 -> Message.of("failure.exception.3");
            case 4 -> Message.of("failure.exception.4");
            case 5 -> Message.of("failure.exception.5");
            case 6 -> Message.of("failure.exception.6");
            case 7 -> Message.of("failure.exception.7");
            case 8 -> Message.of("failure.exception.8");
            case 10 -> Message.of("failure.exception.10");
            case 11 -> Message.of("failure.exception.11");
            default -> Message.of("failure.exception.unknown");
        };
    }
}
