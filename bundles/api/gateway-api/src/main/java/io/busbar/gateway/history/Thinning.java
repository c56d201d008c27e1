package io.busbar.gateway.history;

import io.busbar.driver.Quality;
import java.util.Arrays;

/**
 * Hands samples on, all of them as long as they are few; else the range is cut into equal stretches, and of each only the least and the
 * greatest value are handed on, and a sample that is not good where there is one, so that neither a peak nor a gap disappears. In memory
 * are at most as many samples as are wanted.
 */
final class Thinning implements SampleVisitor {

    private static final int USUAL = 256;
    private static final long NONE = Long.MIN_VALUE;

    private final SampleVisitor visitor;
    private final long from;
    private final double length;
    private final int most;
    private final int stretches;
    private long[] times = new long[USUAL];
    private double[] values = new double[USUAL];
    private byte[] qualities = new byte[USUAL];
    private int size;
    private boolean thinned;
    private boolean stopped;
    private long stretch = NONE;
    private int least = -1;
    private int greatest = -1;
    private int bad = -1;

    /**
     * Thins a range out.
     *
     * @param from its beginning, milliseconds since 1970 UTC
     * @param most how many samples are wanted, at least 2
     */
    Thinning(long from, long to, int most, SampleVisitor visitor) {
        this.from = from;
        this.length = Math.max(1, (double) to - from);
        this.most = Math.max(2, most);
        this.stretches = this.most / 2;
        this.visitor = visitor;
    }

    @Override
    public boolean visit(long timeMillis, double value, Quality quality) {
        byte rank = (byte) quality.ordinal();
        if (thinned) {
            take(timeMillis, value, rank);
        } else if (size < most) {
            keep(timeMillis, value, rank);
        } else {
            thinOut();
            take(timeMillis, value, rank);
        }
        return !stopped;
    }

    /** Hands on what is left; returns whether samples were left out. */
    boolean end() {
        if (thinned) {
            endStretch();
        } else {
            for (int i = 0; i < size; i++) {
                handOn(i);
            }
        }
        return thinned;
    }

    private void keep(long time, double value, byte quality) {
        if (size == times.length) {
            int larger = Math.min(most, 2 * size);
            times = Arrays.copyOf(times, larger);
            values = Arrays.copyOf(values, larger);
            qualities = Arrays.copyOf(qualities, larger);
        }
        times[size] = time;
        values[size] = value;
        qualities[size++] = quality;
    }

    /** There are too many: what was kept is the beginning of the stretches. */
    private void thinOut() {
        long[] keptTimes = times;
        double[] keptValues = values;
        byte[] keptQualities = qualities;
        int kept = size;
        thinned = true;
        // Of a stretch no more than three samples are remembered.
        times = new long[3];
        values = new double[3];
        qualities = new byte[3];
        for (int i = 0; i < kept; i++) {
            take(keptTimes[i], keptValues[i], keptQualities[i]);
        }
    }

    private void take(long time, double value, byte quality) {
        long number = Math.min(stretches - 1L, (long) (((double) time - from) / length * stretches));
        if (number != stretch) {
            endStretch();
            stretch = number;
        }
        if (!Quality.of(quality).isGood()) {
            bad = remember(2, time, value, quality);
        } else {
            if (least < 0 || value < values[least]) {
                least = remember(0, time, value, quality);
            }
            if (greatest < 0 || value > values[greatest]) {
                greatest = remember(1, time, value, quality);
            }
        }
    }

    private int remember(int slot, long time, double value, byte quality) {
        times[slot] = time;
        values[slot] = value;
        qualities[slot] = quality;
        return slot;
    }

    private void endStretch() {
        long last = NONE;
        for (int left = 3; left > 0; left--) {
            int next = -1;
            for (int slot : new int[] {least, greatest, bad}) {
                if (slot >= 0 && times[slot] > last && (next < 0 || times[slot] < times[next])) {
                    next = slot;
                }
            }
            if (next < 0) {
                break;
            }
            last = times[next];
            handOn(next);
        }
        least = -1;
        greatest = -1;
        bad = -1;
    }

    private void handOn(int index) {
        stopped = stopped || !visitor.visit(times[index], values[index], Quality.of(qualities[index]));
    }
}
