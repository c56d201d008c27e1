package io.busbar.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/**
 * The port of the Karaf shell: the usual one or, when another gateway has it, any that is free.
 *
 * @param claim keeps the usual port from gateways that start at the same moment, because it is bound seconds after it is chosen
 */
record ShellPort(int number, @Nullable FileChannel claim) implements AutoCloseable {
    static final int USUAL = 8101;

    /** @param shared a directory that all gateways of this machine use */
    static ShellPort choose(Path shared) throws IOException {
        FileChannel claim = claim(shared.resolve("busbar-shell-" + USUAL + ".lock"));
        if (claim != null && Ports.free(InetAddress.getLoopbackAddress(), USUAL)) {
            return new ShellPort(USUAL, claim);
        }
        if (claim != null) {
            claim.close();
        }
        try (ServerSocket any = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return new ShellPort(any.getLocalPort(), null);
        }
    }

    private static @Nullable FileChannel claim(Path file) throws IOException {
        FileChannel channel;
        try {
            channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            return null; // it is another user's, whose gateway comes first
        }
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            // claimed by this very process
        }
        channel.close();
        return null;
    }

    @Override
    public void close() throws IOException {
        if (claim != null) {
            claim.close();
        }
    }
}
