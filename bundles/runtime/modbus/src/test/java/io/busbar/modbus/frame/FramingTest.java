package io.busbar.modbus.frame;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.BlockRead;
import io.busbar.driver.RegisterArea;
import io.busbar.driver.Words;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** Bytes as the Modbus specification has them. */
class FramingTest {

    private final Framing tcp = new MbapFraming();
    private final Framing rtu = new RtuFraming();
    private final Request read = new ReadRequest(17, BlockRead.holding(107, 3));

    @Test
    void requestsAreEncodedAsTheSpecificationSays() {
        assertThat(hex(rtu.encode(read))).isEqualTo("1103006b00037687");
        byte[] frame = tcp.encode(read);
        tcp.stamp(frame, 0xABCD);
        assertThat(hex(frame)).isEqualTo("abcd000000061103006b0003");
        assertThat(hex(tcp.encode(new ReadRequest(255, new BlockRead(RegisterArea.INPUT, 50_514, 125)))))
                .isEqualTo("000000000006ff04c552007d");
        assertThat(hex(tcp.encode(new ReadRequest(0, new BlockRead(RegisterArea.COIL, 19, 37)))))
                .isEqualTo("000000000006000100130025");
        assertThat(hex(tcp.encode(new ReadRequest(1, new BlockRead(RegisterArea.DISCRETE, 196, 22)))))
                .isEqualTo("000000000006010200c40016");
        assertThat(hex(tcp.encode(new WriteRequest(1, false, 57_856, 0xA1)))).isEqualTo("0000000000060106e20000a1");
        assertThat(hex(tcp.encode(new WriteRequest(1, false, 57_600, 1, 0xFFFF))))
                .isEqualTo("00000000000b0110e100000204" + "0001ffff");
        WriteRequest block = new WriteRequest(1, true, 20_097, 0xFFFF);
        assertThat(hex(tcp.encode(block))).isEqualTo("00000000000901104e81000102" + "ffff");
        assertThat(tcp.judge(bytes("00000000000601104e810001"), block)).isEqualTo(new Reply.Confirmed());
        assertThat(tcp.judge(bytes("00000000000601064e81ffff"), block)).isInstanceOf(Reply.Misfit.class);
    }

    @Test
    void aReadIsAnsweredWithItsWords() {
        Words words = words(tcp.judge(bytes("00010000000911030602" + "2b00000064"), read));
        assertThat(words.address()).isEqualTo(107);
        assertThat(words.word(107)).isEqualTo(0x022B);
        assertThat(words.word(109)).isEqualTo(0x0064);
        assertThat(words(rtu.judge(bytes("110306022b00000064c8ba"), read)).word(109))
                .isEqualTo(0x0064);
    }

    @Test
    void bitsBecomeWordsOfNoughtAndOne() {
        Request coils = new ReadRequest(1, new BlockRead(RegisterArea.COIL, 20, 10));
        Words words = words(tcp.judge(bytes("000000000005010102cd01"), coils));
        assertThat(words.count()).isEqualTo(10);
        int[] expected = {1, 0, 1, 1, 0, 0, 1, 1, 1, 0};
        for (int i = 0; i < expected.length; i++) {
            assertThat(words.word(20 + i)).as("coil %d", 20 + i).isEqualTo(expected[i]);
        }
    }

    @Test
    void exceptionsKeepTheirCodeEvenIfNobodyKnowsIt() {
        assertThat(tcp.judge(bytes("000000000003118302"), read)).isEqualTo(new Reply.Refused(2));
        assertThat(tcp.judge(bytes("00000000000311830c"), read)).isEqualTo(new Reply.Refused(12));
        assertThat(rtu.judge(bytes("11830b40f2"), read)).isEqualTo(new Reply.Refused(11));
    }

    @Test
    void answersThatDoNotFitAreRefused() {
        assertMisfit("000000000009" + "12" + "0306022b00000064", "unit 18");
        assertMisfit("000000000009" + "11" + "0406022b00000064", "function 4");
        assertMisfit("000000000007" + "11" + "0304022b0000", "bytes");
        assertMisfit("00000000000b" + "11" + "0308022b000000640000", "bytes");
        assertMisfit("000000000009" + "11" + "0304022b00000064", "bytes");
        assertMisfit("000000000004" + "11" + "830200", "bytes");
        assertMisfit("000000000003" + "11" + "0302", "bytes");
    }

    @Test
    void aWriteIsConfirmedOnlyByItsOwnEcho() {
        Request one = new WriteRequest(1, false, 100, 7);
        Request many = new WriteRequest(1, false, 100, 7, 8);
        assertThat(tcp.judge(bytes("000000000006010600640007"), one)).isEqualTo(new Reply.Confirmed());
        assertThat(tcp.judge(bytes("000000000006010600640008"), one)).isInstanceOf(Reply.Misfit.class);
        assertThat(tcp.judge(bytes("000000000006010600650007"), one)).isInstanceOf(Reply.Misfit.class);
        assertThat(tcp.judge(bytes("000000000006011000640002"), many)).isEqualTo(new Reply.Confirmed());
        assertThat(tcp.judge(bytes("000000000006011000640001"), many)).isInstanceOf(Reply.Misfit.class);
    }

    @Test
    void whatCannotBeWrittenIsRefusedByName() {
        assertThatThrownBy(() -> new WriteRequest(1, false, 100, 65_536)).hasMessageContaining("65536");
        assertThatThrownBy(() -> new WriteRequest(1, false, 65_535, 1, 2)).hasMessageContaining("65535");
        assertThatThrownBy(() -> new WriteRequest(1, false, 0, new int[124])).hasMessageContaining("124");
        assertThatThrownBy(() -> new WriteRequest(1, false, 0)).hasMessageContaining("0 words");
    }

    private void assertMisfit(String frame, String why) {
        assertThat(tcp.judge(bytes(frame), read))
                .as(frame)
                .isInstanceOfSatisfying(
                        Reply.Misfit.class, misfit -> assertThat(misfit.why()).contains(why));
    }

    private static Words words(Reply reply) {
        assertThat(reply).isInstanceOf(Reply.Registers.class);
        return ((Reply.Registers) reply).words();
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
