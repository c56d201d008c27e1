package io.busbar.launcher;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One data directory and what a running gateway needs in it: its own copy of the settings, a cache that may be thrown
 * away, keys, and a lock against a second gateway.
 */
final class Instance implements AutoCloseable {
    private static final String FEATURES = "org.apache.karaf.features.cfg";

    private final Path home;
    private final Path data;
    private String fingerprint = "";
    private @Nullable FileChannel lock;
    private @Nullable ShellPort shellPort;

    Instance(Path home, Path data) {
        this.home = home;
        this.data = data;
    }

    Path etc() {
        return data.resolve("etc");
    }

    Path cache() {
        return data.resolve("karaf");
    }

    Path logs() {
        return data.resolve("log");
    }

    Path keys() {
        return data.resolve("keys");
    }

    Path sshPort() {
        return cache().resolve("ssh.port");
    }

    /** Chooses the port of the Karaf shell, keeps it until {@link #close()}, and leaves its number where the shell's client looks. */
    int claimShellPort() throws IOException {
        ShellPort port = ShellPort.choose(Path.of(System.getProperty("java.io.tmpdir")));
        shellPort = port;
        PrivateFiles.replace(sshPort(), Integer.toString(port.number()).getBytes(StandardCharsets.US_ASCII));
        return port.number();
    }

    /** Makes sure that this is the only gateway here until {@link #close()}. */
    void occupy(Messages messages) throws IOException, LaunchException {
        PrivateFiles.directory(data);
        FileChannel channel =
                FileChannel.open(data.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock held = channel.tryLock();
        if (held == null) {
            channel.close();
            throw messages.problem("data.occupied", data);
        }
        lock = channel;
    }

    /**
     * Brings settings and cache into the state that this distribution and these options want.
     *
     * @param options what the cache depends on besides the distribution
     * @return whether the cache was usable, so that the start is a quick one
     */
    boolean prepare(Options options) throws IOException {
        for (Path directory : List.of(etc(), cache(), logs(), keys(), cache().resolve("tmp"))) {
            PrivateFiles.directory(directory);
        }
        Settings.bringUpToDate(home.resolve("etc"), etc());
        if (options.mode() == Options.Mode.DEMO) {
            bootAlso("busbar-demo");
        }
        fingerprint = Fingerprint.of(home, options);
        boolean usable = Files.exists(stamp()) && Files.readString(stamp()).equals(fingerprint);
        if (!usable) {
            deleteTree(cache());
            PrivateFiles.directory(cache().resolve("tmp"));
        }
        return usable;
    }

    /** The gateway has come up with this cache: the next start may use it. One that was cut short before begins anew. */
    void trustCache() throws IOException {
        PrivateFiles.replace(stamp(), fingerprint.getBytes(StandardCharsets.US_ASCII));
    }

    private Path stamp() {
        return cache().resolve("made-for");
    }

    private void bootAlso(String feature) throws IOException {
        Path file = etc().resolve(FEATURES);
        Properties properties = new Properties();
        try (var in = Files.newBufferedReader(file, StandardCharsets.ISO_8859_1)) {
            properties.load(in);
        }
        properties.setProperty("featuresBoot", properties.getProperty("featuresBoot") + "," + feature);
        try (var out = Files.newBufferedWriter(file, StandardCharsets.ISO_8859_1)) {
            properties.store(out, null);
        }
    }

    static void deleteTree(Path top) throws IOException {
        try (Stream<Path> tree = Files.walk(top)) {
            for (Path path : tree.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (shellPort != null) {
            shellPort.close();
        }
        if (lock != null) {
            lock.close();
        }
    }
}
