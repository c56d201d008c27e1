package io.busbar.modbus.transport;

import com.fazecast.jSerialComm.SerialPort;
import com.fazecast.jSerialComm.SerialPortInvalidPortException;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.problem.Message;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Objects;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** A serial port. Each open port has one thread of its own, which waits for bytes; everything else happens on the line's thread. */
public final class SerialTransport implements Transport {

    /** How long the port's thread waits before it looks whether it is still wanted. */
    private static final int READ_WAIT_MS = 100;

    private static final int DATA_BITS = 8;

    private final Executor lineThread;
    private final Executor blocking;
    private final LineConfig config;
    private final String path;

    /**
     * A transport over the serial port of a line of kind RTU.
     *
     * @param lineThread runs what it is given on the line's thread
     * @param blocking where opening the port may block
     */
    public SerialTransport(Executor lineThread, Executor blocking, LineConfig config) {
        this.lineThread = lineThread;
        this.blocking = blocking;
        this.config = config;
        this.path = Objects.requireNonNull(config.serialPort(), "serialPort");
    }

    @Override
    public Wire open(WireEvents events) {
        SerialWire wire = new SerialWire(path, lineThread, events);
        try {
            blocking.execute(() -> open(wire));
        } catch (RejectedExecutionException e) {
            lineThread.execute(
                    () -> wire.ended(Message.of("failure.serial.open", path, Message.of("failure.serial.many"))));
        }
        return wire;
    }

    private void open(SerialWire wire) {
        try {
            SerialPort port = SerialPort.getCommPort(device());
            port.setComPortParameters(config.baud(), DATA_BITS, stopBits(), parity());
            port.setFlowControl(SerialPort.FLOW_CONTROL_DISABLED);
            port.setComPortTimeouts(SerialPort.TIMEOUT_READ_SEMI_BLOCKING, READ_WAIT_MS, 0);
            if (port.openPort(0)) {
                wire.begin(port);
            } else {
                fail(wire, reason(port.getLastErrorCode()));
            }
        } catch (SerialPortInvalidPortException e) {
            fail(wire, Message.of("failure.serial.none"));
        }
    }

    /** The device that the path leads to: stable names such as those in /dev/serial/by-id are links. */
    private String device() {
        try {
            return path.startsWith("/") ? Path.of(path).toRealPath().toString() : path;
        } catch (IOException e) {
            throw new SerialPortInvalidPortException(path, e);
        }
    }

    private void fail(SerialWire wire, Message why) {
        lineThread.execute(() -> wire.ended(Message.of("failure.serial.open", path, why)));
    }

    private int stopBits() {
        return config.stopBits() == 2 ? SerialPort.TWO_STOP_BITS : SerialPort.ONE_STOP_BIT;
    }

    private int parity() {
        return switch (config.parity()) {
            case NONE -> SerialPort.NO_PARITY;
            case EVEN -> SerialPort.EVEN_PARITY;
            case ODD -> SerialPort.ODD_PARITY;
        };
    }

    /** The usual errors of the operating system in words. */
    private static Message reason(int error) {
        return switch (error) {
            case 2, 6, 19 -> Message.of("failure.serial.none");
            case 1, 13 -> Message.of("failure.serial.permission");
            case 16 -> Message.of("failure.serial.busy");
            default -> Message.of("failure.serial.system", Integer.toString(error));
        };
    }
}
