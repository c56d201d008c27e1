package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** What of a series is not in segments: what a checkpoint keeps of it. */
record SeriesState(
        int id,
        String name,
        Resolution resolution,
        int nextSize,
        long firstTime,
        long lastTime,
        double lastValue,
        byte lastQuality,
        List<byte[]> open,
        List<List<byte[]>> late) {

    private static final int LONGEST_NAME = 4096;

    void write(ByteSink out) {
        byte[] text = name.getBytes(StandardCharsets.UTF_8);
        out.putVarint(id);
        out.put(resolution.ordinal());
        out.putVarint(text.length);
        out.put(text, 0, text.length);
        out.putVarint(nextSize);
        out.putLong(firstTime);
        out.putLong(lastTime);
        out.putDouble(lastValue);
        out.put(lastQuality);
        writeParts(open, out);
        out.putVarint(late.size());
        for (List<byte[]> parts : late) {
            writeParts(parts, out);
        }
    }

    static SeriesState read(ByteSource in) {
        int id = in.getCount(Integer.MAX_VALUE);
        Resolution resolution = Resolution.of(in.get());
        String name = in.getText(in.getCount(LONGEST_NAME));
        int nextSize = in.getCount(Series.CHUNK);
        long first = in.getLong();
        long last = in.getLong();
        double value = in.getDouble();
        byte quality = (byte) in.get();
        List<byte[]> open = readParts(in);
        int count = in.getCount(1 << 16);
        List<List<byte[]>> late = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            late.add(readParts(in));
        }
        return new SeriesState(id, name, resolution, nextSize, first, last, value, quality, open, late);
    }

    private static void writeParts(List<byte[]> parts, ByteSink out) {
        out.putVarint(parts.size());
        for (byte[] part : parts) {
            out.putVarint(part.length);
            out.put(part, 0, part.length);
        }
    }

    private static List<byte[]> readParts(ByteSource in) {
        int count = in.getCount(1 << 16);
        List<byte[]> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(in.getBytes(in.getCount(1 << 24)));
        }
        return parts;
    }
}
