package io.busbar.storage;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * The few things that a store asks of a file system. Everything durable goes through here, so that a test can fill the disk, fail a
 * write or cut the power at any point. Safe for use by any thread.
 *
 * <p>A method that throws may have been carried out in part; nothing counts as durable before {@link StorageFile#force()} and
 * {@link #syncDirectory} returned.
 */
@ConsumerType
public interface FileLayer {

    /** The files of this machine. */
    static FileLayer system() {
        return new SystemFileLayer();
    }

    /** Opens a file for reading and writing, made empty with owner-only permissions where it does not exist. */
    StorageFile open(Path file) throws IOException;

    /**
     * Opens an existing file for reading.
     *
     * @throws java.nio.file.NoSuchFileException if there is none
     */
    StorageFile openRead(Path file) throws IOException;

    /** Whether there is such a file or directory. */
    boolean exists(Path path);

    /** Whether there is such a directory. */
    boolean isDirectory(Path path);

    /** Gives a file another name, atomically, in place of the file that may have that name. */
    void rename(Path from, Path to) throws IOException;

    /** Deletes a file; does nothing where there is none. */
    void delete(Path file) throws IOException;

    /** Makes a directory and those above it, with owner-only permissions. */
    void createDirectories(Path directory) throws IOException;

    /** Makes names given, changed and deleted in a directory durable. */
    void syncDirectory(Path directory) throws IOException;

    /** The files and directories of a directory, ordered by name; empty where there is no such directory. */
    List<Path> list(Path directory) throws IOException;

    /** Bytes that can still be written where this path is. */
    long usableSpace(Path path) throws IOException;
}
