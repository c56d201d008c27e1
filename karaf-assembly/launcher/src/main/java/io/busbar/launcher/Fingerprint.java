package io.busbar.launcher;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/** Tells one build of the distribution, started with one set of options, from every other. */
final class Fingerprint {
    private Fingerprint() {}

    static String of(Path home, Options options) throws IOException {
        MessageDigest digest = sha256();
        for (String part : List.of("etc", "system")) {
            try (Stream<Path> tree = Files.walk(home.resolve(part))) {
                for (Path file : tree.filter(Files::isRegularFile).sorted().toList()) {
                    // sizes and times: reading 90 MB at each start would cost more than the cache saves
                    add(digest, home.relativize(file) + " " + Files.size(file) + " " + Files.getLastModifiedTime(file));
                }
            }
        }
        add(digest, options.mode() + " " + options.http() + " " + options.https() + " " + options.bind());
        add(digest, options.gate());
        add(digest, home + " " + options.data() + " " + Runtime.version().feature());
        return HexFormat.of().formatHex(digest.digest());
    }

    private static void add(MessageDigest digest, String text) {
        digest.update((text + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() throws IOException {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IOException("this Java has no SHA-256", e);
        }
    }
}
