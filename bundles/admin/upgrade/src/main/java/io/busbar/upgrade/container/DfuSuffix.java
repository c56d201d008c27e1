package io.busbar.upgrade.container;

import io.busbar.upgrade.container.PackageRefused.Check;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.zip.CRC32;

/**
 * The last sixteen bytes, as of the USB Device Firmware Upgrade specification 1.1, so that the tools of that field know the file. Its
 * checksum finds damage, not malice: it is looked at first because it is cheap, and nothing else rests on it.
 */
final class DfuSuffix {

    /** Bytes of the suffix. */
    static final int LENGTH = 16;

    private static final int CRC_LENGTH = 4;
    private static final int CHUNK = 1 << 16;

    private DfuSuffix() {}

    /**
     * The suffix of a file.
     *
     * @param before checksum of everything in front of the suffix; used up by this
     */
    static byte[] after(CRC32 before) {
        ByteBuffer suffix = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        // device, product and vendor "any": the file is for a program, not for a piece of USB hardware
        suffix.putShort((short) 0xFFFF).putShort((short) 0xFFFF).putShort((short) 0xFFFF);
        suffix.putShort((short) 0x0100).put((byte) 'U').put((byte) 'F').put((byte) 'D');
        suffix.put((byte) LENGTH);
        before.update(suffix.array(), 0, LENGTH - CRC_LENGTH);
        return suffix.putInt(complement(before)).array();
    }

    /** Reads the whole file once, from its start. */
    static void check(FileChannel file) throws IOException, PackageRefused {
        long size = file.size();
        if (size < LENGTH) {
            throw PackageRefused.of(Check.U01, "package.suffix.none");
        }
        ByteBuffer suffix = ByteBuffer.allocate(LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        Channels.readFully(file, suffix, size - LENGTH);
        suffix.flip();
        boolean known = suffix.get(8) == 'U'
                && suffix.get(9) == 'F'
                && suffix.get(10) == 'D'
                && suffix.get(11) == LENGTH
                && suffix.getShort(6) == 0x0100;
        if (!known) {
            throw PackageRefused.of(Check.U01, "package.suffix.none");
        }
        CRC32 crc = new CRC32();
        ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
        long end = size - CRC_LENGTH;
        for (long at = 0; at < end; at += chunk.limit()) {
            chunk.clear().limit((int) Math.min(CHUNK, end - at));
            Channels.readFully(file, chunk, at);
            crc.update(chunk.flip());
        }
        if (complement(crc) != suffix.getInt(LENGTH - CRC_LENGTH)) {
            throw PackageRefused.of(Check.U01, "package.damaged");
        }
    }

    private static int complement(CRC32 crc) {
        return ~(int) crc.getValue();
    }
}
