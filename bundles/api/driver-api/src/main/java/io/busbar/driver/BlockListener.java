package io.busbar.driver;

import org.osgi.annotation.versioning.ConsumerType;

/** Told what came of the reads of one block. Called on a thread of the line: must return at once and never block. */
@ConsumerType
public interface BlockListener {

    /**
     * The block was read.
     *
     * @param words the registers, valid during this call only
     * @param timeMillis when the answer arrived, in milliseconds since 1970 UTC
     */
    void read(Words words, long timeMillis);

    /** The block could not be read. Called once when a unit is suspended, then not again until it answers. */
    void failed(ReadFailure failure, long timeMillis);
}
