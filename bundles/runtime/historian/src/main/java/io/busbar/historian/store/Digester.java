package io.busbar.historian.store;

import io.busbar.historian.codec.Samples;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes what is kept beside chunks, so that long ranges need not read them. It is made from the samples and can be made again. */
public interface Digester {

    /** Begins with the month of a series that is being closed, or returns null where nothing is kept beside it. */
    @Nullable
    Digest begin(Series series, long monthStart);

    /** What is written with a chunk that is sealed; null for nothing. Asked by the committing thread. */
    byte @Nullable [] ofChunk(Series series, Samples samples);

    /** Takes the samples of a month in order of time. */
    interface Digest extends RunVisitor {

        /** What is to be kept: pieces shorter than a page, by numbers from 0 to 65535 under which they are found again. */
        Map<Integer, byte[]> finish();
    }
}
