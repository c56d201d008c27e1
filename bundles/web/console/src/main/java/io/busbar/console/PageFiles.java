package io.busbar.console;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The files of the page, read from the bundle when first asked for and kept: together they take about a megabyte. Safe for use by any
 * thread.
 */
final class PageFiles {

    /** The page itself. */
    static final String INDEX = "index.html";

    private static final String ROOT = "/io/busbar/console/assets/";
    private static final String HASHED = "assets/";
    private static final int TAG_BYTES = 12;
    private static final Map<String, String> TYPES = Map.of(
            "html", "text/html; charset=utf-8",
            "js", "text/javascript; charset=utf-8",
            "css", "text/css; charset=utf-8",
            "svg", "image/svg+xml",
            "png", "image/png",
            "webp", "image/webp",
            "json", "application/json",
            "md", "text/markdown; charset=utf-8");

    private final Function<String, @Nullable URL> entries;
    private final Map<String, PageFile> read = new ConcurrentHashMap<>();

    /** The files that this finds by their path in the bundle, such as {@code Bundle::getEntry}. */
    PageFiles(Function<String, @Nullable URL> entries) {
        this.entries = entries;
    }

    /** The file with this path, such as {@code assets/index-4f3a.js}; empty where there is none or its type is not served. */
    Optional<PageFile> file(String path) {
        PageFile known = read.get(path);
        if (known != null) {
            return Optional.of(known);
        }
        String type = TYPES.get(path.substring(path.lastIndexOf('.') + 1));
        // Names never leave the folder of the page, and a folder is not a file.
        if (type == null || path.contains("..") || path.contains("//") || path.indexOf('\\') >= 0) {
            return Optional.empty();
        }
        return load(path, type).map(file -> {
            PageFile earlier = read.putIfAbsent(path, file);
            return earlier == null ? file : earlier;
        });
    }

    private Optional<PageFile> load(String path, String type) {
        Map<Coding, byte[]> contents = new EnumMap<>(Coding.class);
        for (Coding coding : Coding.values()) {
            URL entry = entries.apply(ROOT + path + coding.suffix());
            if (entry != null) {
                contents.put(coding, bytes(entry));
            }
        }
        byte[] plain = contents.get(Coding.IDENTITY);
        return plain == null
                ? Optional.empty()
                : Optional.of(new PageFile(type, digest(plain), path.startsWith(HASHED), contents));
    }

    private static byte[] bytes(URL entry) {
        try (InputStream in = entry.openStream()) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException("The file " + entry + " of the console cannot be read", e);
        }
    }

    private static String digest(byte[] content) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(content);
            return Base64.getUrlEncoder().withoutPadding().encodeToString(hash).substring(0, TAG_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }
}
