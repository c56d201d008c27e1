package io.busbar.security.account;

import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells whether the gateway was stopped in an orderly way: a file that is written then, and taken away at the next start. */
final class RunMarker {

    private static final Logger LOG = LoggerFactory.getLogger(RunMarker.class);

    private final DurableFiles files = new DurableFiles();
    private final Path file;
    private final boolean clean;

    RunMarker(Path directory) throws IOException {
        file = directory.resolve("stopped");
        clean = files.read(file).isPresent();
        files.delete(file);
    }

    /** Whether the run before this one ended in an orderly way. */
    boolean wasClean() {
        return clean;
    }

    void stop() {
        try {
            files.replace(file, "in order\n".getBytes(StandardCharsets.US_ASCII));
        } catch (IOException e) {
            LOG.warn("This stop will be taken for a crash", e);
        }
    }
}
