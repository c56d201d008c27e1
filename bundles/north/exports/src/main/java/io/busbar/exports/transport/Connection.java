package io.busbar.exports.transport;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;

/**
 * A connection to a server where somebody is signed in. Names are relative to the directory last entered. Used by one thread; everything
 * ends after a time.
 */
public interface Connection extends Closeable {

    /**
     * Goes to a directory, made where it lacks.
     *
     * @throws TransportException at stage DIRECTORY
     */
    void enter(String directory) throws IOException;

    /** Size of a file; empty where there is none. */
    OptionalLong size(String name) throws IOException;

    /**
     * Sends a file; when it returns, the server has said that it has all of it. An incomplete one of this name is replaced.
     *
     * @throws TransportException at stage WRITE
     */
    void upload(Path content, String name) throws IOException;

    /**
     * Gives a file its name, in place of one that has it.
     *
     * @throws TransportException at stage RENAME
     */
    void rename(String from, String to) throws IOException;

    /** Removes a file. */
    void remove(String name) throws IOException;

    /**
     * Whether a file must be sent under a temporary name. Where not, what arrives incomplete is not seen by anybody, and {@link #rename} is
     * never called.
     */
    default boolean needsTemporaryName() {
        return true;
    }

    @Override
    void close();
}
