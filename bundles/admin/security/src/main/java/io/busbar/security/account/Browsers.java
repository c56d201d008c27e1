package io.busbar.security.account;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.security.keys.Hkdf;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The browsers from which somebody has signed in to an account within 90 days; of their secret only a MAC is kept. Safe for use by any thread. */
final class Browsers {

    private static final Logger LOG = LoggerFactory.getLogger(Browsers.class);
    private static final Duration KNOWN_FOR = Duration.ofDays(90);
    private static final int MOST = 500;

    private final JsonMapper json = JsonMapper.builder().build();
    private final DurableFiles files = new DurableFiles();
    private final Path file;
    private final byte[] key;
    private final Clock wall;
    private final List<Known> known = new ArrayList<>();

    /** A browser that is known for an account, until an epoch second. */
    record Known(String mac, String account, long until) {}

    Browsers(Path directory, byte[] key, Clock wall) throws IOException {
        this.file = directory.resolve("browsers.json");
        this.key = key.clone();
        this.wall = wall;
        byte[] stored = files.read(file).orElse(null);
        if (stored != null) {
            read(stored);
        }
    }

    /** Whether this browser is known for the account. */
    synchronized boolean knows(String browser, String account) {
        if (browser.isEmpty()) {
            return false;
        }
        String mac = mac(browser);
        long now = wall.instant().getEpochSecond();
        return known.stream()
                .anyMatch(entry -> entry.mac().equals(mac) && entry.account().equals(account) && entry.until() > now);
    }

    /** Somebody has signed in with this browser. */
    synchronized void remember(String browser, String account) {
        String mac = mac(browser);
        long now = wall.instant().getEpochSecond();
        known.removeIf(entry -> entry.until() <= now
                || (entry.mac().equals(mac) && entry.account().equals(account)));
        known.add(new Known(mac, account, now + KNOWN_FOR.toSeconds()));
        while (known.size() > MOST) {
            known.remove(0);
        }
        keep();
    }

    /** No browser is known for this account any more. */
    synchronized void forget(String account) {
        if (known.removeIf(entry -> entry.account().equals(account))) {
            keep();
        }
    }

    /** Short name of a browser, for the count of its mistakes. */
    String name(String browser) {
        return mac(browser).substring(0, 16);
    }

    private String mac(String browser) {
        return HexFormat.of().formatHex(Hkdf.hmac(key, browser.getBytes(StandardCharsets.UTF_8)));
    }

    private void keep() {
        try {
            files.replace(file, json.writeValueAsBytes(known));
        } catch (IOException e) {
            LOG.warn("A browser is known until the next start only: {}", e.getMessage());
        }
    }

    private void read(byte[] stored) throws IOException {
        try {
            known.addAll(json.readValue(stored, new TypeReference<List<Known>>() {}));
        } catch (IOException | RuntimeException e) {
            LOG.error("{} cannot be read and is kept as {}", file, files.quarantine(file), e);
        }
    }
}
