package io.busbar.modbus.transport;

import com.fazecast.jSerialComm.SerialPort;
import io.busbar.gateway.problem.Message;
import io.netty.buffer.Unpooled;
import java.util.Arrays;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/** An open serial port, or one that is being opened. */
final class SerialWire implements Wire {

    private static final int BUFFER = 512;
    /** More than this unsent means that nothing takes the bytes; writing on would block the line's thread. */
    private static final int MOST_UNSENT = 2048;

    private final String path;
    private final Executor lineThread;
    private final WireEvents events;
    private volatile boolean wanted = true;
    private @Nullable SerialPort port;
    private boolean over;

    SerialWire(String path, Executor lineThread, WireEvents events) {
        this.path = path;
        this.lineThread = lineThread;
        this.events = events;
    }

    /** The port has been opened: reads from it until it is not wanted any more, and then closes it. */
    void begin(SerialPort opened) {
        Thread reader = new Thread(() -> read(opened), "busbar-serial-" + path);
        reader.setDaemon(true);
        lineThread.execute(() -> {
            if (!over) {
                port = opened;
                events.opened();
            }
        });
        reader.start();
    }

    @Override
    public void send(byte[] frame) {
        SerialPort open = port;
        if (open == null || over) {
            return;
        }
        if (open.bytesAwaitingWrite() > MOST_UNSENT) {
            ended(Message.of("failure.serial.stuck", path));
        } else if (open.writeBytes(frame, frame.length) != frame.length) {
            ended(Message.of("failure.serial.stuck", path));
        }
    }

    @Override
    public void close() {
        over = true;
        wanted = false;
    }

    void ended(Message why) {
        if (!over) {
            close();
            events.closed(why);
        }
    }

    private void read(SerialPort opened) {
        byte[] buffer = new byte[BUFFER];
        int count = 0;
        while (wanted && count >= 0) {
            count = opened.readBytes(buffer, buffer.length);
            if (count > 0) {
                byte[] received = Arrays.copyOf(buffer, count);
                lineThread.execute(() -> {
                    if (!over) {
                        events.received(Unpooled.wrappedBuffer(received));
                    }
                });
            }
        }
        opened.closePort();
        lineThread.execute(() -> ended(Message.of("failure.serial.gone", path)));
    }
}
