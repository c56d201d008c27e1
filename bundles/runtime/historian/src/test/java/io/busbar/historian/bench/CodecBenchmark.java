package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import io.busbar.historian.codec.ByteSink;
import io.busbar.historian.codec.ChunkCodec;
import io.busbar.historian.codec.Samples;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Bytes a sample and speed of one core of the two forms of chunks: as they are sealed, and as closed months keep them. */
final class CodecBenchmark {

    private static final int SERIES = 40;
    private static final int SEALED = 1024;
    private static final int KEPT = 4608;
    private static final int ROUNDS = 15;
    private static final long WARM_UP_NANOS = 3_000_000_000L;

    private final ChunkCodec codec = new ChunkCodec();

    /**
     * What was found.
     *
     * @param encode million samples a second
     * @param decode million samples a second
     */
    private record Result(double bytes, double encode, double decode) {}

    void run() {
        String[] limits = {"at most 1.15, aim 1.0", "at most 0.85, aim 0.75", "at most 0.62, aim 0.5"};
        long[] steps = {600_000, 60_000, 1000};
        long warm = Figures.ofThread() + WARM_UP_NANOS;
        while (Figures.ofThread() < warm) {
            measure(steps[1], KEPT, true);
            measure(steps[1], SEALED, false);
        }
        for (int i = 0; i < steps.length; i++) {
            Result kept = measure(steps[i], KEPT, true);
            Result sealed = measure(steps[i], SEALED, false);
            String step = " at " + steps[i] / 1000 + " s";
            Figures.ours("bytes a sample" + step + ", chunks of closed months", kept.bytes(), "bytes", limits[i]);
            Figures.ours("bytes a sample" + step + ", chunks as sealed", sealed.bytes(), "bytes", "");
            Figures.ours("decoding" + step + ", closed months", kept.decode(), "M/s a core", "at least 200, aim 400");
            Figures.ours("decoding" + step + ", as sealed", sealed.decode(), "M/s a core", "at least 200, aim 400");
            Figures.ours("encoding" + step + ", closed months", kept.encode(), "M/s a core", "");
            Figures.ours("encoding" + step + ", as sealed", sealed.encode(), "M/s a core", "");
        }
    }

    private Result measure(long step, int size, boolean compact) {
        List<Samples> inputs = new ArrayList<>();
        for (int i = 0; i < SERIES; i++) {
            SeriesBlock block = new Meter(i, step).block(Meter.START, step, 4 * KEPT);
            Samples all = Samples.of(block.times(), block.values(), block.qualities());
            for (int from = 0; from < all.size(); from += size) {
                inputs.add(all.copy(from, from + size));
            }
        }
        List<byte[]> chunks = new ArrayList<>();
        double[] encode = new double[ROUNDS];
        double[] decode = new double[ROUNDS];
        Samples back = new Samples(size);
        double samples = (double) inputs.size() * size;
        for (int round = 0; round < ROUNDS; round++) {
            chunks.clear();
            long started = Figures.ofThread();
            ByteSink sink = new ByteSink(8192);
            for (Samples input : inputs) {
                sink.clear();
                if (compact) {
                    codec.encodeCompact(1, input, sink);
                } else {
                    codec.encode(1, input, 0, size, sink);
                }
                chunks.add(sink.toByteArray());
            }
            long encoded = Figures.ofThread();
            for (byte[] chunk : chunks) {
                codec.decode(chunk, 0, chunk.length, back);
            }
            encode[round] = samples * 1e3 / (encoded - started);
            decode[round] = samples * 1e3 / (Figures.ofThread() - encoded);
        }
        Arrays.sort(encode);
        Arrays.sort(decode);
        double bytes = chunks.stream().mapToInt(chunk -> chunk.length).sum() / samples;
        return new Result(bytes, encode[ROUNDS / 2], decode[ROUNDS / 2]);
    }
}
