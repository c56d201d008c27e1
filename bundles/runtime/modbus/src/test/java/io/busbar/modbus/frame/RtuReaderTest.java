package io.busbar.modbus.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.netty.buffer.Unpooled;
import java.util.HexFormat;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RtuReaderTest {

    private static final Request READ = new ReadRequest(17, BlockRead.holding(107, 3));
    private static final byte[] ANSWER = HexFormat.of().parseHex("110306022b00000064c8ba");
    private static final byte[] REFUSAL = HexFormat.of().parseHex("118302c134");

    private final Collected collected = new Collected();
    private final FrameReader reader = new RtuFraming().reader(collected);

    @Test
    void anAnswerIsFoundHoweverItIsCut() {
        Random random = new Random(1);
        for (int run = 0; run < 1_000; run++) {
            reader.expect(READ);
            MbapReaderTest.feed(reader, ANSWER, random);
        }
        assertThat(collected.frames).hasSize(1_000).allMatch(frame -> java.util.Arrays.equals(frame, ANSWER));
        assertThat(collected.noise).isZero();
    }

    @Test
    void anExceptionIsAnAnswer() {
        reader.expect(READ);
        read(REFUSAL);
        assertThat(collected.frames).containsExactly(REFUSAL);
    }

    @Test
    void theEchoOfTheRequestAndGlitchesAreReadOver() {
        reader.expect(READ);
        read(new byte[] {0, (byte) 0xff, 17, 3});
        read(new RtuFraming().encode(READ));
        read(ANSWER);
        assertThat(collected.frames).containsExactly(ANSWER);
        assertThat(collected.noise).isEqualTo(12);
    }

    @Test
    void anAnswerOfAnotherLengthUnitOrFunctionIsNotTaken() {
        reader.expect(new ReadRequest(17, BlockRead.holding(107, 2)));
        read(ANSWER);
        reader.expect(new ReadRequest(18, BlockRead.holding(107, 3)));
        read(ANSWER);
        reader.expect(new ReadRequest(17, new BlockRead(io.busbar.driver.RegisterArea.INPUT, 107, 3)));
        read(ANSWER);
        assertThat(collected.frames).isEmpty();
        assertThat(reader.midFrame()).isTrue();
    }

    @Test
    void aDamagedAnswerIsReportedAtOnce() {
        for (int bit = 24; bit < 8 * ANSWER.length; bit++) {
            byte[] damaged = ANSWER.clone();
            damaged[bit / 8] ^= (byte) (1 << bit % 8);
            reader.expect(READ);
            read(damaged);
        }
        assertThat(collected.frames).isEmpty();
        assertThat(collected.damaged).isEqualTo(8 * ANSWER.length - 24);
    }

    @Test
    void bytesThatNobodyAskedForAreThrownAway() {
        reader.expect(null);
        read(ANSWER);
        reader.expect(READ);
        assertThat(collected.frames).isEmpty();
        read(ANSWER);
        read(ANSWER);
        assertThat(collected.frames).hasSize(1);
        assertThat(collected.noise).isEqualTo(2 * ANSWER.length);
    }

    @Test
    void noiseIsNeverTakenForAnAnswer() {
        Random random = new Random(3);
        int taken = 0;
        for (int run = 0; run < 200; run++) {
            byte[] noise = new byte[2_000];
            random.nextBytes(noise);
            reader.expect(READ);
            MbapReaderTest.feed(reader, noise, random);
            for (byte[] frame : collected.frames) {
                assertThat(Crc16.follows(frame, 0, frame.length - 2)).isTrue();
                assertThat(frame[0]).isEqualTo((byte) 17);
                taken++;
            }
            collected.frames.clear();
        }
        // A checksum of 16 bits cannot do better than chance; unit, function and length have to fit as well.
        assertThat(taken).isLessThan(3);
    }

    private void read(byte[] bytes) {
        reader.read(Unpooled.wrappedBuffer(bytes));
    }
}
