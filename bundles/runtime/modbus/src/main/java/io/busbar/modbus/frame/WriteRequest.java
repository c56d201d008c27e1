package io.busbar.modbus.frame;

import org.apache.plc4x.java.modbus.readwrite.ModbusPDU;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUWriteMultipleHoldingRegistersRequest;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUWriteMultipleHoldingRegistersResponse;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUWriteSingleRegisterRequest;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUWriteSingleRegisterResponse;

/** Function 6 for one word, 16 for several; or 16 for one, for devices that want that. */
public final class WriteRequest implements Request {

    /** The most words that one message can write. */
    public static final int MOST_WORDS = 123;

    private final int unit;
    private final int address;
    private final int[] words;
    private final boolean single;

    /**
     * A write of consecutive holding registers.
     *
     * @param block whether to use function 16 even for one word
     * @throws IllegalArgumentException if an address or a word is out of range, naming it
     */
    public WriteRequest(int unit, boolean block, int address, int... words) {
        if (words.length < 1 || words.length > MOST_WORDS) {
            throw new IllegalArgumentException(words.length + " words are outside 1 to " + MOST_WORDS);
        }
        if (address < 0 || address + words.length > 65536) {
            throw new IllegalArgumentException(
                    words.length + " words from address " + address + " are outside 0 to 65535");
        }
        for (int word : words) {
            if (word < 0 || word > 65535) {
                throw new IllegalArgumentException("word " + word + " is outside 0 to 65535");
            }
        }
        this.unit = unit;
        this.address = address;
        this.words = words.clone();
        this.single = words.length == 1 && !block;
    }

    @Override
    public int unit() {
        return unit;
    }

    @Override
    public int function() {
        return single ? 6 : 16;
    }

    @Override
    public ModbusPDU pdu() {
        if (single) {
            return new ModbusPDUWriteSingleRegisterRequest(address, words[0]);
        }
        byte[] bytes = new byte[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) (words[i] >> 8);
            bytes[2 * i + 1] = (byte) words[i];
        }
        return new ModbusPDUWriteMultipleHoldingRegistersRequest(address, words.length, bytes);
    }

    @Override
    public int replyLength() {
        return 5;
    }

    @Override
    public boolean fitsThirdByte(int value) {
        return value == address >> 8;
    }

    @Override
    public Reply judge(ModbusPDU answer) {
        boolean echoed = single
                ? answer instanceof ModbusPDUWriteSingleRegisterResponse r
                        && r.getAddress() == address
                        && r.getValue() == words[0]
                : answer instanceof ModbusPDUWriteMultipleHoldingRegistersResponse m
                        && m.getStartingAddress() == address
                        && m.getQuantity() == words.length;
        return echoed ? new Reply.Confirmed() : new Reply.Misfit("The answer does not repeat what was written");
    }
}
