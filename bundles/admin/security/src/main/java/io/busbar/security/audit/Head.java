package io.busbar.security.audit;

import io.busbar.security.keys.Hkdf;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;

/**
 * How far the trail had been written, beside the trail, under a MAC with the installation's key: a trail that ends earlier was cut. Written
 * after each event, so a power cut leaves it one event behind, never ahead.
 */
final class Head {

    private final DurableFiles files;
    private final Path file;
    private final byte[] key;

    /** How far; {@link #NONE} without a readable one. */
    record Position(long sequence, byte[] hash) {}

    static final Position NONE = new Position(0, Chain.NOTHING_BEFORE);

    Head(DurableFiles files, Path directory, byte[] key) {
        this.files = files;
        this.file = directory.resolve("head");
        this.key = key.clone();
    }

    void move(long sequence, byte[] hash) throws IOException {
        byte[] content =
                ByteBuffer.allocate(8 + Chain.HASH).putLong(sequence).put(hash).array();
        byte[] mac = Hkdf.hmac(key, content);
        byte[] whole = Arrays.copyOf(content, content.length + mac.length);
        System.arraycopy(mac, 0, whole, content.length, mac.length);
        files.replace(file, whole);
    }

    /** Where the head stands; nothing where it is missing or forged. */
    Position position() throws IOException {
        byte[] whole = files.read(file).orElse(new byte[0]);
        int length = 8 + Chain.HASH;
        if (whole.length != length + 32) {
            return NONE;
        }
        byte[] content = Arrays.copyOf(whole, length);
        if (!MessageDigest.isEqual(Hkdf.hmac(key, content), Arrays.copyOfRange(whole, length, whole.length))) {
            return NONE;
        }
        ByteBuffer buffer = ByteBuffer.wrap(content);
        long sequence = buffer.getLong();
        byte[] hash = new byte[Chain.HASH];
        buffer.get(hash);
        return new Position(sequence, hash);
    }
}
