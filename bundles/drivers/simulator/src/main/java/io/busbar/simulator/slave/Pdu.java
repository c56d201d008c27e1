package io.busbar.simulator.slave;

import io.busbar.driver.RegisterArea;
import java.nio.ByteBuffer;

/** Turns the protocol data unit of a request into that of its answer, by the Modbus application protocol. */
final class Pdu {

    private static final int MOST_BITS = 2000;
    private static final int MOST_BITS_WRITTEN = 1968;
    private static final int MOST_WORDS = 125;
    private static final int MOST_WORDS_WRITTEN = 123;

    private final ByteBuffer words = ByteBuffer.allocate(2 * MOST_BITS);

    /**
     * Answers a request.
     *
     * @param request stands at the function code and ends with the request
     * @param answer is given the function code and what follows it
     * @return whether the answer is an exception
     */
    boolean answer(ModbusUnit unit, ByteBuffer request, ByteBuffer answer) {
        int function = request.get() & 0xff;
        int begin = answer.position();
        try {
            answer.put((byte) function);
            switch (function) {
                case 1 -> readBits(unit, RegisterArea.COIL, request, answer);
                case 2 -> readBits(unit, RegisterArea.DISCRETE, request, answer);
                case 3 -> readWords(unit, RegisterArea.HOLDING, request, answer);
                case 4 -> readWords(unit, RegisterArea.INPUT, request, answer);
                case 5 -> writeBit(unit, request, answer);
                case 6 -> writeWord(unit, request, answer);
                case 15 -> writeBits(unit, request, answer);
                case 16 -> writeWords(unit, request, answer);
                default -> throw new ModbusRefusal(ModbusRefusal.ILLEGAL_FUNCTION);
            }
            return false;
        } catch (ModbusRefusal refusal) {
            answer.position(begin);
            answer.put((byte) (function | 0x80)).put((byte) refusal.code());
            return true;
        }
    }

    private void readWords(ModbusUnit unit, RegisterArea area, ByteBuffer request, ByteBuffer answer)
            throws ModbusRefusal {
        expect(request, 4);
        int address = word(request);
        int count = count(word(request), MOST_WORDS, address);
        answer.put((byte) (2 * count));
        int end = answer.position() + 2 * count;
        unit.read(area, address, count, answer);
        answer.position(end);
    }

    private void readBits(ModbusUnit unit, RegisterArea area, ByteBuffer request, ByteBuffer answer)
            throws ModbusRefusal {
        expect(request, 4);
        int address = word(request);
        int count = count(word(request), MOST_BITS, address);
        words.clear();
        unit.read(area, address, count, words);
        answer.put((byte) ((count + 7) / 8));
        for (int first = 0; first < count; first += 8) {
            int packed = 0;
            for (int bit = 0; bit < 8 && first + bit < count; bit++) {
                packed |= (words.getShort(2 * (first + bit)) & 1) << bit;
            }
            answer.put((byte) packed);
        }
    }

    private static void writeBit(ModbusUnit unit, ByteBuffer request, ByteBuffer answer) throws ModbusRefusal {
        expect(request, 4);
        int address = word(request);
        int value = word(request);
        if (value != 0 && value != 0xff00) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_VALUE);
        }
        unit.write(RegisterArea.COIL, address, new int[] {value == 0 ? 0 : 1});
        answer.putShort((short) address).putShort((short) value);
    }

    private static void writeWord(ModbusUnit unit, ByteBuffer request, ByteBuffer answer) throws ModbusRefusal {
        expect(request, 4);
        int address = word(request);
        int value = word(request);
        unit.write(RegisterArea.HOLDING, address, new int[] {value});
        answer.putShort((short) address).putShort((short) value);
    }

    private static void writeBits(ModbusUnit unit, ByteBuffer request, ByteBuffer answer) throws ModbusRefusal {
        expectAtLeast(request, 5);
        int address = word(request);
        int count = count(word(request), MOST_BITS_WRITTEN, address);
        int bytes = request.get() & 0xff;
        if (bytes != (count + 7) / 8) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_VALUE);
        }
        expect(request, bytes);
        int[] bits = new int[count];
        for (int i = 0; i < count; i++) {
            bits[i] = request.get(request.position() + i / 8) >> i % 8 & 1;
        }
        unit.write(RegisterArea.COIL, address, bits);
        answer.putShort((short) address).putShort((short) count);
    }

    private static void writeWords(ModbusUnit unit, ByteBuffer request, ByteBuffer answer) throws ModbusRefusal {
        expectAtLeast(request, 5);
        int address = word(request);
        int count = count(word(request), MOST_WORDS_WRITTEN, address);
        int bytes = request.get() & 0xff;
        if (bytes != 2 * count) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_VALUE);
        }
        expect(request, bytes);
        int[] values = new int[count];
        for (int i = 0; i < count; i++) {
            values[i] = word(request);
        }
        unit.write(RegisterArea.HOLDING, address, values);
        answer.putShort((short) address).putShort((short) count);
    }

    private static int word(ByteBuffer request) {
        return request.getShort() & 0xffff;
    }

    private static int count(int count, int most, int address) throws ModbusRefusal {
        if (count < 1 || count > most) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_VALUE);
        }
        if (address + count > 65536) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_ADDRESS);
        }
        return count;
    }

    private static void expect(ByteBuffer request, int bytes) throws ModbusRefusal {
        if (request.remaining() != bytes) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_VALUE);
        }
    }

    private static void expectAtLeast(ByteBuffer request, int bytes) throws ModbusRefusal {
        if (request.remaining() < bytes) {
            throw new ModbusRefusal(ModbusRefusal.ILLEGAL_VALUE);
        }
    }
}
