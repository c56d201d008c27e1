package io.busbar.historian.codec;

/** Stored bytes that cannot be what was written. */
public final class CorruptChunkException extends RuntimeException {

    /** Says what does not fit. */
    public CorruptChunkException(String what) {
        super("Stored samples cannot be read: " + what);
    }
}
