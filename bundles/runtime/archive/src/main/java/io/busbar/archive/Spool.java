package io.busbar.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What comes as a stream but must be read from its end: a file that nobody sees and that is gone when it is closed. */
record Spool(FileChannel channel) implements AutoCloseable {

    static Spool of(InputStream in) throws IOException {
        Path file = Files.createTempFile("busbar-import", ".tmp");
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            WritableByteChannel target = channel;
            in.transferTo(Channels.newOutputStream(target));
            return new Spool(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
