package io.busbar.simulator.demo;

import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What the demonstration must not forget from one start to the next, kept in one file.
 *
 * @param seed seed of the site
 * @param origin when the site's past begins
 * @param joined whether the site belongs to the gateway; false where the gateway had devices of its own before
 * @param ports TCP port by line
 * @param added ids of the devices that were added to the gateway once; one that a person removed stays away
 */
record DemoState(long seed, Instant origin, boolean joined, Map<String, Integer> ports, Set<String> added) {

    private static final String PORT = "port.";

    DemoState {
        ports = Map.copyOf(ports);
        added = Set.copyOf(added);
    }

    DemoState withPorts(Map<String, Integer> others) {
        return new DemoState(seed, origin, joined, others, added);
    }

    DemoState withAdded(String device) {
        Set<String> more = new TreeSet<>(added);
        more.add(device);
        return new DemoState(seed, origin, joined, ports, more);
    }

    /** The state in a file; empty where there is none yet. */
    static Optional<DemoState> read(Path file) throws IOException {
        Optional<byte[]> bytes = new DurableFiles().read(file);
        if (bytes.isEmpty()) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        properties.load(new StringReader(new String(bytes.get(), StandardCharsets.UTF_8)));
        try {
            Map<String, Integer> ports = new TreeMap<>();
            for (String name : properties.stringPropertyNames()) {
                if (name.startsWith(PORT)) {
                    ports.put(name.substring(PORT.length()), Integer.valueOf(properties.getProperty(name)));
                }
            }
            Set<String> added =
                    new TreeSet<>(Set.of(properties.getProperty("added", "").split(",", -1)));
            added.remove("");
            return Optional.of(new DemoState(
                    Long.parseLong(properties.getProperty("seed", "")),
                    Instant.parse(properties.getProperty("origin", "")),
                    Boolean.parseBoolean(properties.getProperty("joined", "")),
                    ports,
                    added));
        } catch (NumberFormatException | DateTimeException e) {
            throw new IOException(file + " cannot be understood: " + e.getMessage(), e);
        }
    }

    /** Keeps the state; durable when it returns. */
    void write(Path file) {
        StringBuilder text = new StringBuilder();
        text.append("seed=").append(seed).append('\n');
        text.append("origin=").append(origin).append('\n');
        text.append("joined=").append(joined).append('\n');
        new TreeMap<>(ports)
                .forEach((line, port) ->
                        text.append(PORT).append(line).append('=').append(port).append('\n'));
        text.append("added=").append(String.join(",", new TreeSet<>(added))).append('\n');
        try {
            new DurableFiles().replace(file, text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("The simulated site cannot keep " + file, e);
        }
    }
}
