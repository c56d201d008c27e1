package io.busbar.modbus.frame;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MbapReaderTest {

    @Test
    void framesComeOutAsTheyWentInHoweverTheStreamIsCut() {
        Random random = new Random(42);
        for (int run = 0; run < 500; run++) {
            ByteArrayOutputStream stream = new ByteArrayOutputStream();
            List<byte[]> sent = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                byte[] frame = frame(random);
                sent.add(frame);
                stream.writeBytes(frame);
            }
            Collected collected = new Collected();
            FrameReader reader = new MbapFraming().reader(collected);
            feed(reader, stream.toByteArray(), random);
            assertThat(collected.frames)
                    .usingElementComparator(java.util.Arrays::compare)
                    .isEqualTo(sent);
            assertThat(reader.midFrame()).isFalse();
        }
    }

    @Test
    void aFrameThatHasBegunIsSeen() {
        FrameReader reader = new MbapFraming().reader(new Collected());
        reader.read(Unpooled.wrappedBuffer(new byte[] {0, 1, 0}));
        assertThat(reader.midFrame()).isTrue();
    }

    @Test
    void aHeaderThatIsNoneIsReportedAndNothingAfterItIsBelieved() {
        for (byte[] head :
                new byte[][] {{0, 1, 0, 1, 0, 6}, {0, 1, 0, 0, 0, 2}, {0, 1, 0, 0, 1, 0}, {0, 1, 0, 0, 0, 0}}) {
            Collected collected = new Collected();
            FrameReader reader = new MbapFraming().reader(collected);
            reader.read(Unpooled.wrappedBuffer(head));
            reader.read(Unpooled.wrappedBuffer(new byte[] {0, 1, 0, 0, 0, 3, 1, (byte) 0x83, 2}));
            assertThat(collected.lost).hasSize(1);
            assertThat(collected.frames).isEmpty();
        }
    }

    @Test
    void anyBytesAtAllAreTakenWithoutHarm() {
        Random random = new Random(7);
        for (int run = 0; run < 2_000; run++) {
            byte[] noise = new byte[random.nextInt(600)];
            random.nextBytes(noise);
            Collected collected = new Collected();
            feed(new MbapFraming().reader(collected), noise, random);
            assertThat(collected.frames).allMatch(frame -> frame.length >= 9 && frame.length <= 260);
        }
    }

    private static byte[] frame(Random random) {
        byte[] frame = new byte[6 + 3 + random.nextInt(252)];
        random.nextBytes(frame);
        frame[2] = 0;
        frame[3] = 0;
        frame[4] = 0;
        frame[5] = (byte) (frame.length - 6);
        return frame;
    }

    static void feed(FrameReader reader, byte[] stream, Random random) {
        int at = 0;
        while (at < stream.length) {
            int some = Math.min(stream.length - at, 1 + random.nextInt(random.nextBoolean() ? 3 : 300));
            reader.read(Unpooled.wrappedBuffer(stream, at, some));
            at += some;
        }
    }
}
