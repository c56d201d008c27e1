package io.busbar.modbus.slave;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;

/** Does to answers whatever networks, gateways and broken devices do to them. The same seed does the same things. */
public final class WickedBehaviour implements TcpSlave.Behaviour {

    /** What is done to an answer. */
    public enum Fault {
        DELAY,
        LATE,
        DROP,
        RESET,
        TRUNCATE,
        TRUNCATE_AND_CLOSE,
        DUPLICATE,
        CORRUPT,
        BLACK_HOLE,
        WRONG_UNIT,
        WRONG_TRANSACTION,
        WRONG_FUNCTION,
        WRONG_LENGTH,
        BYTE_BY_BYTE,
        GARBAGE,
        EXCEPTION
    }

    private static final int[] EXCEPTIONS = {1, 2, 3, 4, 5, 6, 8, 10, 11, 12, 255};

    private final boolean rtu;
    private final int timeoutMs;
    private final Random random;
    private final AtomicIntegerArray done = new AtomicIntegerArray(Fault.values().length);
    private final AtomicInteger total = new AtomicInteger();

    /** Faults for a client that waits so long. */
    public WickedBehaviour(boolean rtu, int timeoutMs, long seed) {
        this.rtu = rtu;
        this.timeoutMs = timeoutMs;
        this.random = new Random(seed);
    }

    /** Faults made so far. */
    public int total() {
        return total.get();
    }

    /** Faults of this kind made so far. */
    public int done(Fault fault) {
        return done.get(fault.ordinal());
    }

    @Override
    public void serve(byte[] request, OutputStream out, Socket connection) throws IOException, InterruptedException {
        byte[] answer = rtu ? Registers.rtuAnswer(request) : Registers.tcpAnswer(request);
        if (below(100) < 40) {
            out.write(answer);
            return;
        }
        Fault fault = Fault.values()[below(Fault.values().length)];
        done.incrementAndGet(fault.ordinal());
        total.incrementAndGet();
        make(fault, request, answer, out, connection);
    }

    private void make(Fault fault, byte[] request, byte[] answer, OutputStream out, Socket connection)
            throws IOException, InterruptedException {
        int unitAt = rtu ? 0 : 6;
        switch (fault) {
            case DELAY -> send(out, answer, timeoutMs / 3);
            case LATE -> send(out, answer, timeoutMs + 1 + below(timeoutMs));
            case DROP -> {
                // Nothing is what is sent.
            }
            case RESET -> reset(connection);
            case TRUNCATE -> out.write(answer, 0, 1 + below(answer.length - 1));
            case TRUNCATE_AND_CLOSE -> {
                out.write(answer, 0, 1 + below(answer.length - 1));
                connection.close();
            }
            case DUPLICATE -> {
                byte[] twice = Arrays.copyOf(answer, 2 * answer.length);
                System.arraycopy(answer, 0, twice, answer.length, answer.length);
                out.write(twice);
            }
            case CORRUPT -> out.write(corrupted(answer));
            case BLACK_HOLE -> blackHole(connection);
            // A unit that is not on the line: RTU has nothing that would show a forged answer of a unit that is.
            case WRONG_UNIT -> out.write(resealed(answer, unitAt, answer[unitAt] + 100));
            case WRONG_TRANSACTION ->
                out.write(rtu ? corrupted(answer) : resealed(answer, 1, answer[1] + 1 + below(200)));
            case WRONG_FUNCTION -> out.write(resealed(answer, unitAt + 1, 4));
            case WRONG_LENGTH -> out.write(frame(request, shorter(answer, unitAt)));
            case BYTE_BY_BYTE -> byteByByte(out, answer);
            case GARBAGE -> out.write(garbage());
            case EXCEPTION ->
                out.write(frame(
                        request, (byte) (request[unitAt + 1] | 0x80), (byte) EXCEPTIONS[below(EXCEPTIONS.length)]));
        }
    }

    /**
     * One byte is changed. Modbus TCP protects its data by nothing but TCP's own checksum, so there only what Busbar can see is changed: the
     * header, the function and the count.
     */
    private byte[] corrupted(byte[] answer) {
        byte[] changed = answer.clone();
        int at = below(rtu ? answer.length : 9);
        changed[at] ^= (byte) (1 + below(255));
        return changed;
    }

    private byte[] resealed(byte[] answer, int at, int value) {
        byte[] changed = answer.clone();
        changed[at] = (byte) value;
        return rtu ? Registers.rtu(changed[0] & 0xff, Arrays.copyOfRange(changed, 1, changed.length - 2)) : changed;
    }

    private byte[] frame(byte[] request, byte... pdu) {
        return rtu ? Registers.rtu(request[0] & 0xff, pdu) : Registers.tcp(request, pdu);
    }

    private byte[] shorter(byte[] answer, int unitAt) {
        byte[] pdu = Arrays.copyOfRange(answer, unitAt + 1, answer.length - (rtu ? 2 : 0) - 2);
        if (below(2) == 0) {
            pdu[1] = (byte) (pdu[1] - 2);
        }
        return pdu;
    }

    private byte[] garbage() {
        byte[] bytes = new byte[1 + below(400)];
        synchronized (random) {
            random.nextBytes(bytes);
        }
        return bytes;
    }

    private static void send(OutputStream out, byte[] answer, int afterMs) throws IOException, InterruptedException {
        Thread.sleep(afterMs);
        out.write(answer);
    }

    private static void byteByByte(OutputStream out, byte[] answer) throws IOException, InterruptedException {
        for (int i = 0; i < answer.length; i++) {
            out.write(answer[i]);
            if (i % 64 == 0) {
                Thread.sleep(1);
            }
        }
    }

    private static void reset(Socket connection) throws IOException {
        connection.setSoLinger(true, 0);
        connection.close();
    }

    private void blackHole(Socket connection) throws IOException {
        // Takes everything for a while and says nothing, then the router remembers.
        connection.setSoTimeout(4 * timeoutMs);
        try {
            while (connection.getInputStream().read() >= 0) {
                connection.setSoTimeout(timeoutMs);
            }
        } catch (java.net.SocketTimeoutException e) {
            connection.setSoTimeout(0);
        }
    }

    private int below(int bound) {
        synchronized (random) {
            return random.nextInt(bound);
        }
    }
}
