package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.problem.Message;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;

/** A directory of this machine. What is written is on the disk when it is renamed. */
final class FolderConnection implements Connection {

    private final Path root;
    private Path directory;

    FolderConnection(Path root) {
        this.root = root.toAbsolutePath().normalize();
        directory = this.root;
    }

    @Override
    public void enter(String wanted) throws IOException {
        Path next = root.resolve(wanted.replaceAll("^/+", "")).normalize();
        if (!next.startsWith(root)) {
            throw TransportException.of(Stage.DIRECTORY, "export.enter", wanted, "..");
        }
        try {
            Files.createDirectories(next);
        } catch (IOException e) {
            throw new TransportException(
                    Stage.DIRECTORY, Message.of("export.enter", wanted, String.valueOf(e.getMessage())), e);
        }
        directory = next;
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        Path file = directory.resolve(name);
        return Files.isRegularFile(file) ? OptionalLong.of(Files.size(file)) : OptionalLong.empty();
    }

    @Override
    public void upload(Path content, String name) throws IOException {
        Path file = directory.resolve(name);
        try {
            Files.copy(content, file, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
        } catch (IOException e) {
            throw new TransportException(Stage.WRITE, Message.of("export.write", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        Files.move(directory.resolve(from), directory.resolve(to), StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public void remove(String name) throws IOException {
        Files.deleteIfExists(directory.resolve(name));
    }

    @Override
    public void close() {}
}
