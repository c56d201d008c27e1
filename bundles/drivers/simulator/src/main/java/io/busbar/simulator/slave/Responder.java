package io.busbar.simulator.slave;

import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Answers whole frames: finds the unit, has it answer, and spoils the answer where a fault is wanted. */
final class Responder {

    private static final int LONGEST_FRAME = 260;
    private static final int TRANSACTION = 0;
    private static final int LENGTH = 4;
    private static final int UNIT = 6;
    private static final int FUNCTION = 7;
    private static final int BYTE_COUNT = 8;

    private final Delays delays;
    private final Pdu pdu = new Pdu();
    private final ByteBuffer answer = ByteBuffer.allocate(LONGEST_FRAME);

    Responder(Delays delays) {
        this.delays = delays;
    }

    /** Answers a frame; its buffer is not needed afterwards. */
    void respond(Connection connection, ByteBuffer frame) {
        Tally tally = connection.endpoint().tally();
        tally.requests.increment();
        int id = frame.get(UNIT) & 0xff;
        Endpoint.@Nullable Slot slot = connection.endpoint().find(id);
        UnitFault fault = slot == null ? connection.endpoint().absent() : slot.fault;
        if (fault.kind() == UnitFault.Kind.SILENT) {
            return;
        }
        frame.position(FUNCTION);
        answer.clear().position(FUNCTION);
        boolean exception;
        if (slot == null || fault.kind() == UnitFault.Kind.EXCEPTION) {
            answer.put((byte) (frame.get() | 0x80)).put((byte) fault.argument());
            exception = true;
        } else {
            exception = pdu.answer(slot.unit, frame, answer);
        }
        if (exception) {
            tally.exceptions.increment();
        }
        answer.flip();
        answer.putShort(TRANSACTION, frame.getShort(TRANSACTION));
        answer.putShort(2, (short) 0);
        answer.put(UNIT, (byte) id);
        announceLength();
        send(connection, fault);
    }

    private void send(Connection connection, UnitFault fault) {
        switch (fault.kind()) {
            case NONE, EXCEPTION, SILENT -> connection.send(answer);
            case SLOW -> delay(connection, fault.argument());
            case WRONG_UNIT -> {
                answer.put(UNIT, (byte) (answer.get(UNIT) + 1));
                connection.send(answer);
            }
            case WRONG_TRANSACTION -> {
                answer.putShort(TRANSACTION, (short) (answer.getShort(TRANSACTION) + 1));
                connection.send(answer);
            }
            case TRUNCATED -> {
                answer.limit((FUNCTION + answer.limit()) / 2);
                connection.send(answer);
            }
            case SHORT -> {
                shorten();
                connection.send(answer);
            }
            case DUPLICATED -> {
                connection.send(answer.duplicate());
                connection.send(answer);
            }
            case GARBAGE -> {
                for (int i = 0; i < answer.limit(); i++) {
                    answer.put(i, (byte) (0xa5 ^ 31 * i));
                }
                connection.send(answer);
            }
            case DISCONNECT -> connection.close();
        }
    }

    /** Takes the last register off the answer to a read, and the last byte off any other. */
    private void shorten() {
        int function = answer.get(FUNCTION);
        boolean read = function >= 1 && function <= 4;
        int less = read && (answer.get(BYTE_COUNT) & 0xff) >= 2 ? 2 : 1;
        answer.limit(answer.limit() - less);
        if (read) {
            answer.put(BYTE_COUNT, (byte) (answer.get(BYTE_COUNT) - less));
        }
        announceLength();
    }

    private void announceLength() {
        answer.putShort(LENGTH, (short) (answer.limit() - UNIT));
    }

    private void delay(Connection connection, int millis) {
        ByteBuffer copy = ByteBuffer.allocate(answer.limit()).put(answer).flip();
        if (!delays.add(connection, copy, TimeUnit.MILLISECONDS.toNanos(millis))) {
            connection.endpoint().tally().dropped.increment();
        }
    }
}
