package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
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
        Open open,
        List<Open> late) {

    /** An open chunk: its encoded parts, and samples that are not encoded yet. */
    record Open(List<byte[]> parts, Samples tail) {
        static final Open NONE = new Open(List.of(), new Samples(0));
    }

    private static final int LONGEST_NAME = 4096;

    void write(ByteSink out, ChunkCodec codec) {
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
        writeOpen(open, out, codec);
        out.putVarint(late.size());
        for (Open chunk : late) {
            writeOpen(chunk, out, codec);
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
        Open open = readOpen(in);
        int count = in.getCount(1 << 16);
        List<Open> late = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            late.add(readOpen(in));
        }
        return new SeriesState(id, name, resolution, nextSize, first, last, value, quality, open, late);
    }

    private void writeOpen(Open chunk, ByteSink out, ChunkCodec codec) {
        boolean hasTail = chunk.tail().size() > 0;
        out.putVarint(chunk.parts().size() + (hasTail ? 1 : 0));
        for (byte[] part : chunk.parts()) {
            out.putVarint(part.length);
            out.put(part, 0, part.length);
        }
        if (hasTail) {
            ByteSink tail = new ByteSink(512);
            codec.encode(id, chunk.tail(), 0, chunk.tail().size(), tail);
            out.putVarint(tail.size());
            out.put(tail.array(), 0, tail.size());
        }
    }

    private static Open readOpen(ByteSource in) {
        int count = in.getCount(1 << 16);
        List<byte[]> parts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            parts.add(in.getBytes(in.getCount(1 << 24)));
        }
        return new Open(parts, new Samples(0));
    }
}
