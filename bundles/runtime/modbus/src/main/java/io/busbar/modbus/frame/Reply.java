package io.busbar.modbus.frame;

import io.busbar.driver.Words;

/** What an answer turned out to be, seen from the request that it belongs to. */
public sealed interface Reply {

    /** The registers or bits that were asked for. */
    record Registers(Words words) implements Reply {}

    /** The device has done what was written. */
    record Confirmed() implements Reply {}

    /** A Modbus exception. */
    record Refused(int code) implements Reply {}

    /** An answer that cannot be the one to this request. */
    record Misfit(String why) implements Reply {}
}
