package io.busbar.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The bundles of the distribution by their SHA-256, as the build found them; the file can be checked with {@code sha256sum -c} too.
 *
 * @param hashes in hexadecimal, lower case
 */
record BundleManifest(Set<String> hashes) {
    static final String FILE = "lib/bundles.sha256";

    private static final Pattern LINE = Pattern.compile("([0-9a-f]{64})  (system/\\S+\\.jar)");

    BundleManifest {
        hashes = Set.copyOf(hashes);
    }

    /**
     * Reads the manifest of a distribution.
     *
     * @throws IOException if there is none, or a line of it is none
     */
    static BundleManifest of(Path home) throws IOException {
        Set<String> hashes = new HashSet<>();
        for (String line : Files.readAllLines(home.resolve(FILE), StandardCharsets.UTF_8)) {
            Matcher matcher = LINE.matcher(line);
            if (!matcher.matches()) {
                throw new IOException(FILE + ": not a hash and a file: " + line);
            }
            hashes.add(matcher.group(1));
        }
        return new BundleManifest(hashes);
    }

    /** SHA-256 of a file. */
    static String hash(Path file) throws IOException {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-256", e);
        }
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
            byte[] buffer = new byte[1 << 16];
            while (in.read(buffer) >= 0) {
                // the digest sees what passes
            }
        }
        return HexFormat.of().formatHex(digest.digest());
    }
}
