package io.busbar.storage.crash;

import java.nio.file.Path;

/** What was asked of the layer, in order. A file is its number: names come and go. */
sealed interface Operation {

    /** Bytes were written. */
    record Write(int file, long position, byte[] bytes) implements Operation {}

    /** A file was cut. */
    record Truncate(int file, long size) implements Operation {}

    /** A file's content was made durable. */
    record Force(int file) implements Operation {}

    /** A name was given to a file, in place of what had the name. */
    record Link(Path name, int file) implements Operation {}

    /** A file got another name. */
    record Rename(Path from, Path to, int file) implements Operation {}

    /** A name was taken away. */
    record Unlink(Path name) implements Operation {}

    /** Names of a directory were made durable. */
    record SyncDirectory(Path directory) implements Operation {}
}
