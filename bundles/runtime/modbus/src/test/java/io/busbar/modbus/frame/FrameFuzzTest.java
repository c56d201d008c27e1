package io.busbar.modbus.frame;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import io.busbar.driver.BlockRead;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Tag;

/** REL-10, SEC-42: whatever bytes come, no exception escapes, and words that come out stand in the frame that went in. */
@Tag("long")
class FrameFuzzTest {

    @FuzzTest(maxDuration = "10m")
    void modbusTcp(FuzzedDataProvider data) {
        fuzz(data, new MbapFraming(), MbapFraming.HEADER + 2);
    }

    @FuzzTest(maxDuration = "10m")
    void rtu(FuzzedDataProvider data) {
        fuzz(data, new RtuFraming(), 3);
    }

    private static void fuzz(FuzzedDataProvider data, Framing framing, int wordsAt) {
        Request request = request(data);
        Collected collected = new Collected();
        FrameReader reader = framing.reader(collected);
        reader.expect(request);
        while (data.remainingBytes() > 0) {
            reader.read(Unpooled.wrappedBuffer(data.consumeBytes(data.consumeInt(1, 300))));
            if (data.consumeBoolean()) {
                reader.expect(request);
            }
        }
        for (byte[] frame : collected.frames) {
            Reply reply = framing.judge(frame, request);
            if (reply instanceof Reply.Registers registers
                    && request instanceof ReadRequest read
                    && read.block().area() == RegisterArea.HOLDING) {
                check(registers.words(), frame, wordsAt);
            }
        }
    }

    private static void check(Words words, byte[] frame, int at) {
        for (int i = 0; i < words.count(); i++) {
            int sent = (frame[at + 2 * i] & 0xff) << 8 | frame[at + 2 * i + 1] & 0xff;
            assertThat(words.word(words.address() + i)).isEqualTo(sent);
        }
    }

    private static Request request(FuzzedDataProvider data) {
        int unit = data.consumeInt(0, 255);
        int address = data.consumeInt(0, 60_000);
        return switch (data.consumeInt(0, 4)) {
            case 0 -> new ReadRequest(unit, BlockRead.holding(address, data.consumeInt(1, 125)));
            case 1 -> new ReadRequest(unit, new BlockRead(RegisterArea.COIL, address, data.consumeInt(1, 2_000)));
            case 2 -> new ReadRequest(unit, new BlockRead(RegisterArea.INPUT, address, data.consumeInt(1, 125)));
            case 3 -> new WriteRequest(unit, false, address, data.consumeInt(0, 65_535));
            default -> new WriteRequest(unit, false, address, new int[data.consumeInt(1, 123)]);
        };
    }
}
