package io.busbar.simulator;

import io.busbar.driver.RegisterArea;
import io.busbar.registers.WordStore;

/** Registers in pages that take memory only once something is written in them. */
final class WordPages implements WordStore {

    private static final int PAGE = 256;

    private final short[][][] pages = new short[RegisterArea.values().length][PAGE][];

    @Override
    public int get(RegisterArea area, int address) {
        short[] page = pages[area.ordinal()][address / PAGE];
        return page == null ? 0 : page[address % PAGE] & 0xffff;
    }

    @Override
    public void set(RegisterArea area, int address, int word) {
        short[][] table = pages[area.ordinal()];
        short[] page = table[address / PAGE];
        if (page == null) {
            page = new short[PAGE];
            table[address / PAGE] = page;
        }
        page[address % PAGE] = (short) word;
    }
}
