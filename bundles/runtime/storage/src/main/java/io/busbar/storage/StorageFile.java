package io.busbar.storage;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.osgi.annotation.versioning.ConsumerType;

/** An open file of a {@link FileLayer}. Reads may overlap; writes come from one thread at a time. */
@ConsumerType
public interface StorageFile extends Closeable {

    /** Length in bytes. */
    long size() throws IOException;

    /**
     * Reads until the buffer is full or the file ends.
     *
     * @return how many bytes were read
     */
    int read(ByteBuffer into, long position) throws IOException;

    /**
     * The content as memory, for a file that is not written any more; read when it is touched where the layer can do so, else at once.
     *
     * @throws IOException if it cannot be read, or is longer than 2 GiB
     */
    default ByteBuffer map() throws IOException {
        ByteBuffer content = ByteBuffer.allocate(Math.toIntExact(size()));
        read(content, 0);
        return content.flip().asReadOnlyBuffer();
    }

    /** Writes the whole buffer. */
    void write(ByteBuffer from, long position) throws IOException;

    /** Shortens the file to this many bytes. */
    void truncate(long size) throws IOException;

    /** Makes what was written durable. Once it has failed, what was written before may be lost for good: never retry it as a success. */
    void force() throws IOException;
}
