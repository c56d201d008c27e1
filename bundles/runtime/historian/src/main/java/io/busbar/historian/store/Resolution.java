package io.busbar.historian.store;

import io.busbar.historian.codec.CorruptChunkException;
import java.util.Locale;

/** Classes of series that are kept in files of their own, because they are kept for different lengths of time. */
public enum Resolution {
    /** Several samples per ten minutes. */
    FINE,
    /** A sample per ten minutes or fewer: indexes, load curves, states. */
    STANDARD;

    private static final Resolution[] ALL = values();

    /** Name of the folder of its files. */
    String folder() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Resolution of(int ordinal) {
        if (ordinal >= ALL.length) {
            throw new CorruptChunkException("an unknown resolution " + ordinal);
        }
        return ALL[ordinal];
    }
}
