package io.busbar.historian.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

class RollupCodecTest {

    private static final long LEVEL = 60_000;

    private final RollupCodec codec = new RollupCodec();

    @Property(tries = 300)
    void rowsComeBackAsTheyWere(@ForAll long seed, @ForAll @IntRange(min = 0, max = 1500) int count) {
        RollupCodec.Rows rows = rows(new Random(seed), count);
        byte[] bytes = encode(rows);
        RollupCodec.Rows back = codec.decode(bytes, 2, bytes.length);
        assertThat(back.level()).isEqualTo(rows.level());
        assertThat(back.step()).isEqualTo(rows.step());
        assertThat(back.isIndex()).isEqualTo(rows.isIndex());
        assertThat(back.last()).isEqualTo(rows.last());
        assertThat(back.rows()).hasSize(count);
        for (int i = 0; i < count; i++) {
            Rollup expected = rows.rows().get(i);
            Rollup found = back.rows().get(i);
            // Sums and means of decimals come back without the noise of adding them.
            assertThat(found.sum()).isCloseTo(expected.sum(), within(1e-11 * Math.abs(expected.sum())));
            assertThat(found.average()).isCloseTo(expected.average(), within(1e-11 * Math.abs(expected.average())));
            assertThat(withoutSums(found)).isEqualTo(withoutSums(expected));
        }
    }

    @Property(tries = 100)
    void aFlippedBitIsNoticed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        Random random = new Random(seed);
        byte[] bytes = encode(rows(random, count));
        bytes[2 + random.nextInt(bytes.length - 2)] ^= (byte) (1 << random.nextInt(8));
        assertThatThrownBy(() -> codec.decode(bytes, 2, bytes.length)).isInstanceOf(CorruptChunkException.class);
    }

    private static Rollup withoutSums(Rollup row) {
        return new Rollup(
                row.start(),
                row.count(),
                row.min(),
                row.max(),
                row.last(),
                row.covered(),
                0,
                0,
                row.first(),
                row.firstTime(),
                row.lastTime(),
                row.resets());
    }

    private byte[] encode(RollupCodec.Rows rows) {
        ByteSink sink = new ByteSink(16);
        sink.put(7);
        sink.put(7);
        codec.encode(rows, sink);
        return sink.toByteArray();
    }

    private static RollupCodec.Rows rows(Random random, int count) {
        boolean index = random.nextBoolean();
        boolean decimal = random.nextInt(4) > 0;
        boolean gaps = random.nextBoolean();
        boolean pending = !index && random.nextBoolean();
        List<Rollup> rows = new ArrayList<>();
        long start = Math.floorDiv(random.nextLong() >> 20, LEVEL) * LEVEL;
        double value = random.nextInt(1_000_000);
        for (int i = 0; i < count; i++) {
            start += LEVEL * (gaps && random.nextInt(9) == 0 ? 1 + random.nextInt(5) : 1);
            double low =
                    decimal ? Math.rint((value + random.nextGaussian() * 30) * 10) / 10 : value * random.nextDouble();
            double high = decimal ? Math.rint((low + random.nextInt(90)) * 10) / 10 : low + random.nextDouble();
            int samples = 1 + random.nextInt(60);
            value = low;
            rows.add(
                    index
                            ? Rollup.ofIndex(
                                    start,
                                    samples,
                                    low,
                                    high,
                                    low,
                                    high,
                                    start + 1 + random.nextInt(100),
                                    start + 30_000,
                                    random.nextInt(60_001),
                                    random.nextInt(20) == 0 ? 1 : 0)
                            : gauge(random, start, samples, low, high, decimal));
        }
        RollupCodec.Pending last = pending ? new RollupCodec.Pending(random.nextGaussian(), (byte) 3) : null;
        return new RollupCodec.Rows(LEVEL, 1000, index, rows, last);
    }

    private static Rollup gauge(Random random, long start, int samples, double low, double high, boolean decimal) {
        double sum = decimal ? Math.rint(samples * (low + high) * 5) / 10 : samples * (low + high) / 2;
        double average = random.nextInt(10) == 0 ? (low + sum / samples) / 2 : sum / samples;
        return Rollup.ofGauge(start, samples, low, high, low, random.nextInt(60_001), sum, average);
    }
}
