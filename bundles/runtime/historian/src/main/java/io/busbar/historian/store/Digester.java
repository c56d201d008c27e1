package io.busbar.historian.store;

import org.jspecify.annotations.Nullable;

/** Makes what is kept beside the chunks of a closed month, so that long ranges need not read them. */
public interface Digester {

    /** Begins with the month of a series, or returns null where nothing is kept beside it. */
    @Nullable
    Digest begin(Series series, long monthStart);

    /** Takes the samples of the month in order of time. */
    interface Digest extends RunVisitor {

        /** What is to be kept. */
        byte[] finish();
    }
}
