package io.busbar.guard;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The hardware addresses of clients, as Linux knows them: of IPv4 neighbours on the same segment. A client behind a router has that of
 * the router. Read at most once a second. Safe for use by any thread.
 */
final class ArpTable {

    private static final Logger LOG = LoggerFactory.getLogger(ArpTable.class);
    private static final Duration FRESH = Duration.ofSeconds(1);
    private static final int COMPLETE = 2;

    private final Path file;
    private final LongSupplier nanoTime;
    private Map<String, String> known = Map.of();
    private long read;
    private boolean isRead;

    ArpTable(Path file, LongSupplier nanoTime) {
        this.file = file;
        this.nanoTime = nanoTime;
    }

    /** Whether this machine tells hardware addresses at all. */
    boolean isThere() {
        return Files.isReadable(file);
    }

    /** The hardware address of a client, or null if it is not known. */
    synchronized @Nullable String mac(InetAddress address) {
        long now = nanoTime.getAsLong();
        if (!isRead || now - read >= FRESH.toNanos()) {
            known = load();
            read = now;
            isRead = true;
        }
        return known.get(address.getHostAddress());
    }

    private Map<String, String> load() {
        Map<String, String> table = new HashMap<>();
        try {
            List<String> lines = Files.readAllLines(file, StandardCharsets.US_ASCII);
            for (String line : lines.subList(Math.min(1, lines.size()), lines.size())) {
                String[] columns = line.strip().split("\\s+");
                if (columns.length >= 4 && (Integer.decode(columns[2]) & COMPLETE) != 0) {
                    table.put(columns[0], columns[3].toLowerCase(Locale.ROOT));
                }
            }
        } catch (IOException | NumberFormatException e) {
            LOG.warn("{} cannot be read: rules that name a MAC let nobody in", file, e);
        }
        return table;
    }
}
