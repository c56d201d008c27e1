package io.busbar.registers;

import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;

/** Holding registers in memory. */
final class Registers implements WordStore {

    private final int[] words = new int[65536];

    @Override
    public int get(RegisterArea area, int address) {
        return words[address];
    }

    @Override
    public void set(RegisterArea area, int address, int word) {
        if (word < 0 || word > 0xffff) {
            throw new IllegalArgumentException(word + " is no word");
        }
        words[address] = word;
    }

    int[] words(int address, int count) {
        int[] copy = new int[count];
        System.arraycopy(words, address, copy, 0, count);
        return copy;
    }

    Words read(int address, int count) {
        return Words.of(address, words(address, count));
    }
}
