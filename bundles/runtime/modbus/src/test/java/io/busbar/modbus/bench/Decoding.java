package io.busbar.modbus.bench;

/** What every contender does with the words: 50 unsigned values of two words, scaled. */
final class Decoding {

    static final int WORDS = 100;

    private Decoding() {}

    /** Where a word comes from. */
    interface Source {
        int word(int index);
    }

    static double sum(Source source) {
        double[] values = new double[WORDS / 2];
        double sum = 0;
        for (int i = 0; i < values.length; i++) {
            values[i] = ((long) source.word(2 * i) << 16 | source.word(2 * i + 1)) * 0.01;
            sum += values[i];
        }
        return sum;
    }
}
