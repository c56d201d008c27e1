package io.busbar.upgrade.container;

import io.busbar.upgrade.container.PackageRefused.Check;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * The first 32 bytes, big-endian.
 *
 * @param manifest bytes of the manifest, 1 to {@link #LARGEST_MANIFEST}
 * @param signatures bytes of the signatures, 1 to {@link #LARGEST_SIGNATURES}
 * @param blobs how many blobs follow, 0 to {@link #MOST_BLOBS}
 */
record Header(int manifest, int signatures, int blobs) {

    static final int LENGTH = 32;
    static final int LARGEST_MANIFEST = 1 << 20;
    static final int LARGEST_SIGNATURES = 64 << 10;
    static final int MOST_BLOBS = 4096;

    private static final byte[] MAGIC = "BUSBAR\0\1".getBytes(StandardCharsets.ISO_8859_1);

    /** Where the first blob begins. */
    long blobsAt() {
        return (long) LENGTH + manifest + signatures;
    }

    byte[] bytes() {
        return ByteBuffer.allocate(LENGTH)
                .put(MAGIC)
                .putInt(LENGTH)
                .putInt(manifest)
                .putInt(signatures)
                .putInt(blobs)
                .putLong(0)
                .array();
    }

    /**
     * Reads a header.
     *
     * @param bytes {@link #LENGTH} bytes
     * @param room bytes of the file without its suffix
     */
    static Header read(byte[] bytes, long room) throws PackageRefused {
        ByteBuffer in = ByteBuffer.wrap(bytes);
        byte[] magic = new byte[MAGIC.length];
        in.get(magic);
        if (!java.util.Arrays.equals(magic, MAGIC)) {
            throw PackageRefused.of(Check.U02, "package.other");
        }
        int length = in.getInt();
        Header header = new Header(in.getInt(), in.getInt(), in.getInt());
        boolean sound = length == LENGTH
                && in.getLong() == 0
                && header.manifest >= 1
                && header.manifest <= LARGEST_MANIFEST
                && header.signatures >= 1
                && header.signatures <= LARGEST_SIGNATURES
                && header.blobs >= 0
                && header.blobs <= MOST_BLOBS
                && header.blobsAt() <= room;
        if (!sound) {
            throw PackageRefused.of(Check.U02, "package.header");
        }
        return header;
    }
}
