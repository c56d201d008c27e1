package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ByteSource;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.storage.FileLayer;
import io.busbar.storage.Frames;
import io.busbar.storage.StorageFile;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the logs from {@code number} on need to begin with: how far the segments are certain, and what of each series was in none of them.
 * Valid only with its end marker.
 */
record Checkpoint(long number, List<Segments.Mark> marks, List<SeriesState> series) {

    static final String SUFFIX = ".checkpoint";

    private static final int FORMAT = 1;
    private static final int MARKS = 1;
    private static final int SERIES = 2;
    private static final int END = 3;
    private static final int RECORD = 1 << 18;

    /** Writes it under its name, durably. */
    void write(FileLayer layer, Path directory) throws IOException {
        Path target = directory.resolve(number + SUFFIX);
        Path temporary = directory.resolve(number + SUFFIX + ".tmp");
        try (StorageFile file = layer.open(temporary)) {
            file.truncate(0);
            writeTo(file);
            file.force();
        } catch (IOException e) {
            layer.delete(temporary);
            throw e;
        }
        layer.rename(temporary, target);
        layer.syncDirectory(directory);
    }

    private void writeTo(StorageFile file) throws IOException {
        ByteSink sink = new ByteSink(RECORD);
        ChunkCodec codec = new ChunkCodec();
        sink.put(MARKS);
        sink.put(FORMAT);
        sink.putVarint(number);
        sink.putVarint(marks.size());
        for (Segments.Mark mark : marks) {
            byte[] name = mark.name().getBytes(StandardCharsets.UTF_8);
            sink.putVarint(name.length);
            sink.put(name, 0, name.length);
            sink.putVarint(mark.length());
        }
        long at = frame(file, 0, sink);
        for (SeriesState state : series) {
            sink.put(SERIES);
            state.write(sink, codec);
            if (sink.size() >= RECORD) {
                at = frame(file, at, sink);
            }
        }
        sink.put(END);
        sink.putVarint(series.size());
        frame(file, at, sink);
    }

    private static long frame(StorageFile file, long at, ByteSink sink) throws IOException {
        ByteBuffer frame = ByteBuffer.allocate(Frames.HEADER + sink.size());
        Frames.put(frame, sink.toBuffer());
        file.write(frame.flip(), at);
        sink.clear();
        return at + frame.limit();
    }

    /** Reads one; null where it lacks its end marker or is damaged. */
    static @Nullable Checkpoint read(FileLayer layer, Path path) throws IOException {
        Reading reading = new Reading();
        try (StorageFile file = layer.openRead(path)) {
            Frames.Scan scan = Frames.scan(file, 0, (position, payload) -> reading.accept(payload));
            return scan.damaged() > 0 || scan.tail() > 0 ? null : reading.result();
        } catch (CorruptChunkException e) {
            return null;
        }
    }

    private static final class Reading {
        private final List<Segments.Mark> marks = new ArrayList<>();
        private final List<SeriesState> series = new ArrayList<>();
        private long number = -1;
        private boolean complete;

        void accept(ByteBuffer payload) {
            int from = payload.arrayOffset() + payload.position();
            ByteSource in = new ByteSource(payload.array(), from, from + payload.remaining());
            while (in.remaining() > 0) {
                switch (in.get()) {
                    case MARKS -> marks(in);
                    case SERIES -> series.add(SeriesState.read(in));
                    case END -> complete = in.getVarint() == series.size();
                    default -> throw new CorruptChunkException("an unknown entry of a checkpoint");
                }
            }
        }

        private void marks(ByteSource in) {
            if (in.get() != FORMAT) {
                throw new CorruptChunkException("a checkpoint of an unknown format");
            }
            number = in.getVarint();
            int count = in.getCount(1 << 20);
            for (int i = 0; i < count; i++) {
                String name = in.getText(in.getCount(1 << 12));
                marks.add(new Segments.Mark(name, in.getVarint()));
            }
        }

        @Nullable
        Checkpoint result() {
            return complete && number >= 0 ? new Checkpoint(number, marks, series) : null;
        }
    }
}
