package io.busbar.historian.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.Quality;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkCodecTest {

    private final ChunkCodec codec = new ChunkCodec();

    @Property(tries = 400)
    void whatIsEncodedComesBackBitByBit(@ForAll long seed, @ForAll @IntRange(min = 1, max = 1500) int count) {
        Random random = new Random(seed);
        Samples samples = RandomSamples.of(random, count);
        assertRoundTrip(samples);
    }

    @Property(tries = 100)
    void aFlippedBitIsNoticed(@ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        Random random = new Random(seed);
        Samples samples = RandomSamples.of(random, count);
        byte[] bytes = random.nextBoolean() ? encode(samples) : encodeCompact(samples);
        bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
        assertThatThrownBy(() -> codec.decode(bytes, 0, bytes.length, new Samples(8)))
                .isInstanceOf(CorruptChunkException.class);
    }

    @Property(tries = 200)
    void anyBytesAreRefusedOrRead(@ForAll byte[] bytes) {
        // A head is read before its checksum, so garbage must end in the one exception that callers expect.
        try {
            ChunkCodec.head(bytes, 0, bytes.length);
        } catch (CorruptChunkException expected) {
            assertThat(expected).hasMessageContaining("cannot be read");
        }
    }

    @Test
    void oddNumbersKeepTheirBits() {
        double odd = Double.longBitsToDouble(0x7ff8_dead_beef_0001L);
        double[] values = {
            Double.NaN,
            odd,
            -0.0,
            0.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.MIN_VALUE,
            -Double.MAX_VALUE,
            1e-300,
            Math.PI,
            0.1,
            1.0 / 3
        };
        long[] times = new long[values.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = Long.MAX_VALUE / 4 + i * 3L + i % 2;
        }
        assertRoundTrip(Samples.of(times, values, new byte[values.length]));
    }

    @Test
    void aMetersIntegersTakeLittle() {
        Random random = new Random(1);
        Samples samples = new Samples(1024);
        double watts = 40_000;
        for (int i = 0; i < 1024; i++) {
            watts += Math.rint(random.nextGaussian() * 20);
            samples.add(1_700_000_000_000L + i * 60_000L, watts, (byte) 0);
        }
        assertThat(encode(samples).length).isLessThan(1024);
        // A walk of normal steps of 20 has 6.4 bits of news a step; the rest is what the chunk says of itself.
        assertThat(encodeCompact(samples).length).isLessThan(1024 * 7 / 8);
    }

    @Test
    void theHeadSaysWhatTheSamplesAre() {
        Samples samples = new Samples(4);
        samples.add(1000, 230.1, (byte) Quality.GOOD.ordinal());
        samples.add(2000, Double.NaN, (byte) Quality.COMM_FAULT.ordinal());
        samples.add(3000, 999, (byte) Quality.OUT_OF_RANGE.ordinal());
        samples.add(4000, 229.5, (byte) Quality.SIMULATED.ordinal());
        byte[] bytes = encode(samples);
        ChunkHead head = ChunkCodec.head(bytes, 0, bytes.length);
        assertThat(head).isEqualTo(new ChunkHead(7, 4, 2, 1000, 4000, 1000, 229.5, 230.1, 459.6, 230.1, 229.5));
    }

    @Test
    void aGapDoesNotChangeTheUsualStep() {
        Samples samples = new Samples(5);
        for (long time : new long[] {0, 60_000, 120_000, 4_000_000, 4_060_000}) {
            samples.add(time, 1, (byte) 0);
        }
        byte[] bytes = encode(samples);
        assertThat(ChunkCodec.head(bytes, 0, bytes.length).step()).isEqualTo(60_000);
    }

    private byte[] encode(Samples samples) {
        ByteSink sink = new ByteSink(16);
        codec.encode(7, samples, 0, samples.size(), sink);
        return sink.toByteArray();
    }

    private byte[] encodeCompact(Samples samples) {
        ByteSink sink = new ByteSink(16);
        sink.put(1);
        codec.encodeCompact(7, samples, sink);
        return Arrays.copyOfRange(sink.array(), 1, sink.size());
    }

    private void assertRoundTrip(Samples samples) {
        assertSame(samples, encode(samples));
        assertSame(samples, encodeCompact(samples));
    }

    private void assertSame(Samples samples, byte[] bytes) {
        Samples back = new Samples(1);
        ChunkHead head = codec.decode(bytes, 0, bytes.length, back);
        assertThat(head.series()).isEqualTo(7);
        assertThat(back.size()).isEqualTo(samples.size());
        for (int i = 0; i < samples.size(); i++) {
            assertThat(back.times()[i]).as("time %d", i).isEqualTo(samples.times()[i]);
            assertThat(Double.doubleToRawLongBits(back.values()[i]))
                    .as("value %d: %s", i, samples.values()[i])
                    .isEqualTo(Double.doubleToRawLongBits(samples.values()[i]));
            assertThat(back.qualities()[i]).isEqualTo(samples.qualities()[i]);
        }
    }
}
