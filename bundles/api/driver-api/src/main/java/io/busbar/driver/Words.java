package io.busbar.driver;

/**
 * The registers that a read returned: a view of 16-bit big-endian words, addressed as they are in the device.
 *
 * <p>For bit areas each bit is one word, 0 or 1. Valid only during the call that hands it over, unless {@link #copy() copied}.
 */
public final class Words {

    private final int address;
    private final int count;
    private final byte[] bytes;
    private final int offset;

    /** A view of {@code count} words that stand in {@code bytes} from {@code offset}; {@code address} is the first one's address. */
    public Words(int address, int count, byte[] bytes, int offset) {
        if (offset < 0 || bytes.length - offset < 2 * count) {
            throw new IllegalArgumentException(count + " words do not fit in " + (bytes.length - offset) + " bytes");
        }
        this.address = address;
        this.count = count;
        this.bytes = bytes;
        this.offset = offset;
    }

    /** Words with these values, each 0 to 65535. */
    public static Words of(int address, int... words) {
        byte[] bytes = new byte[2 * words.length];
        for (int i = 0; i < words.length; i++) {
            bytes[2 * i] = (byte) (words[i] >> 8);
            bytes[2 * i + 1] = (byte) words[i];
        }
        return new Words(address, words.length, bytes, 0);
    }

    /** Address of the first word. */
    public int address() {
        return address;
    }

    /** How many words there are. */
    public int count() {
        return count;
    }

    /** The unsigned word at this address of the device. */
    public int word(int at) {
        int index = at - address;
        if (index < 0 || index >= count) {
            throw new IndexOutOfBoundsException(at + " is outside " + address + " to " + (address + count - 1));
        }
        int i = offset + 2 * index;
        return (bytes[i] & 0xff) << 8 | bytes[i + 1] & 0xff;
    }

    /** The same words in memory of their own. */
    public Words copy() {
        byte[] own = new byte[2 * count];
        System.arraycopy(bytes, offset, own, 0, own.length);
        return new Words(address, count, own, 0);
    }
}
