package io.busbar.registers;

/** How the bytes of a number are laid out over its registers, written with A as the most significant byte of a 32-bit number. */
public enum WordOrder {
    /** Most significant word first, most significant byte first: what Modbus says. */
    ABCD(false, false),
    /** Least significant word first. */
    CDAB(true, false),
    /** The bytes of each word swapped. */
    BADC(false, true),
    /** Least significant word first and the bytes of each word swapped: little endian throughout. */
    DCBA(true, true);

    private final boolean wordsSwapped;
    private final boolean bytesSwapped;

    WordOrder(boolean wordsSwapped, boolean bytesSwapped) {
        this.wordsSwapped = wordsSwapped;
        this.bytesSwapped = bytesSwapped;
    }

    /** Which register of {@code length} holds the word of this significance, 0 being the most significant. */
    int register(int significance, int length) {
        return wordsSwapped ? length - 1 - significance : significance;
    }

    /** The word as the number means it, from the word as the register holds it, and the other way round. */
    int swap(int word) {
        return bytesSwapped ? (word & 0xff) << 8 | word >> 8 : word;
    }
}
