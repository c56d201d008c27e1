package io.busbar.historian.store;

import io.busbar.historian.codec.ByteSource;
import io.busbar.historian.codec.CorruptChunkException;
import io.busbar.historian.codec.Samples;
import java.nio.ByteBuffer;
import java.util.Arrays;

/** Applies the records of a log to the series, as the commits did that wrote them. */
final class LogReader {

    private final Catalogue catalogue;
    private final OpenChunk.Scratch scratch;
    private final Series.Sealer sealer;
    private long samples;

    LogReader(Catalogue catalogue, OpenChunk.Scratch scratch, Series.Sealer sealer) {
        this.catalogue = catalogue;
        this.scratch = scratch;
        this.sealer = sealer;
    }

    /** How many samples were applied. */
    long samples() {
        return samples;
    }

    void apply(ByteBuffer payload) {
        int from = payload.arrayOffset() + payload.position();
        ByteSource in = new ByteSource(payload.array(), from, from + payload.remaining());
        while (in.remaining() > 0) {
            int type = in.get();
            switch (type) {
                case LogWriter.DEFINE -> define(in);
                case LogWriter.ROWS -> rows(in);
                case LogWriter.BLOCK -> block(in);
                default -> throw new CorruptChunkException("a log entry of unknown type " + type);
            }
        }
    }

    private void define(ByteSource in) {
        int id = in.getCount(Integer.MAX_VALUE);
        Resolution resolution = Resolution.of(in.get());
        catalogue.recovered(id, in.getText(in.getCount(1 << 16)), resolution);
    }

    private void rows(ByteSource in) {
        long time = in.getSigned();
        int count = in.getCount(1 << 24);
        for (int i = 0; i < count; i++) {
            Series series = series(in);
            byte quality = (byte) in.get();
            series.add(time, in.getDouble(), quality, scratch, sealer);
        }
        samples += count;
    }

    private void block(ByteSource in) {
        Series series = series(in);
        int count = in.getCount(LogWriter.SLICE);
        int flags = in.get();
        long[] times = new long[count];
        long first = in.getSigned();
        if ((flags & LogWriter.REGULAR) != 0) {
            long step = in.getVarint();
            for (int i = 0; i < count; i++) {
                times[i] = first + i * step;
            }
        } else {
            for (int i = 0; i < count; i++) {
                times[i] = in.getLong();
            }
        }
        byte[] qualities;
        if ((flags & LogWriter.ONE_QUALITY) != 0) {
            qualities = new byte[count];
            Arrays.fill(qualities, (byte) in.get());
        } else {
            qualities = in.getBytes(count);
        }
        double[] values = new double[count];
        for (int i = 0; i < count; i++) {
            values[i] = in.getDouble();
        }
        series.addAll(Samples.of(times, values, qualities), scratch, sealer);
        samples += count;
    }

    private Series series(ByteSource in) {
        int id = in.getCount(Integer.MAX_VALUE);
        Series series = catalogue.find(id);
        if (series == null) {
            throw new CorruptChunkException("a log entry of the unknown series " + id);
        }
        return series;
    }
}
