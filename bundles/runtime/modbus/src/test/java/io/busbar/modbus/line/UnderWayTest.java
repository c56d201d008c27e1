package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.BlockRead;
import io.busbar.modbus.frame.MbapFraming;
import io.busbar.modbus.frame.ReadRequest;
import org.junit.jupiter.api.Test;

/** Requests whose answers are overdue let go of the line, but not so many that a gateway that waits is asked for everything at once. */
class UnderWayTest {

    private static final long USUAL = 100;
    private static final long DEADLINE = 3_000;

    private final UnderWay underWay = new UnderWay(true);
    private final ListenerGuard guard = new ListenerGuard("test");
    private int transaction;

    private InFlight sent(int unitId, long now) {
        Unit unit = new Unit(unitId, (state, cause) -> {}, guard, forgotten -> {});
        ReadRequest request = new ReadRequest(unitId, BlockRead.holding(0, 10));
        Probe job = new Probe(unit, request, new MbapFraming().encode(request));
        InFlight sent = new InFlight(job, ++transaction, now, USUAL, now + DEADLINE, DEADLINE, InFlight.STILL);
        underWay.add(sent);
        return sent;
    }

    @Test
    void lineGoesOnWhileTheUnitIsWaitedFor() {
        InFlight slow = sent(7, 0);
        assertThat(underWay.nextChange(true)).isEqualTo(USUAL);
        assertThat(underWay.release(99)).isNull();

        assertThat(underWay.release(100)).isNotNull();

        assertThat(underWay.holding()).isZero();
        assertThat(slow.job().unit().overdueUntil()).isEqualTo(DEADLINE);
        assertThat(underWay.take(slow.transaction(), 700))
                .as("its values are not taken")
                .isNull();
        assertThat(underWay.takeOverdue(slow.transaction()))
                .isNotNull()
                .extracting(InFlight::held)
                .isEqualTo(USUAL);
        assertThat(slow.job().unit().overdueUntil()).isNegative();
    }

    @Test
    void atTheDeadlineItIsGivenUp() {
        sent(7, 0);
        underWay.release(100);
        assertThat(underWay.nextChange(true)).isEqualTo(DEADLINE);
        assertThat(underWay.takeExpired(2_999)).isNull();
        assertThat(underWay.takeExpired(3_000)).isNotNull();
        assertThat(underWay.nextChange(true)).isEqualTo(Schedule.NEVER);
    }

    @Test
    void lineGoesPastOneUntilItIsKnownThatOthersAreServedMeanwhile() {
        sent(7, 0);
        underWay.release(100);
        InFlight next = sent(8, 100);
        assertThat(underWay.release(250)).as("8 may wait because of 7").isNull();

        underWay.take(next.transaction(), 260);
        sent(9, 260);
        assertThat(underWay.release(360)).as("8 came past 7").isNotNull();
    }

    @Test
    void pastAGatewayThatDoesNotWaitItGoesOnForSome() {
        sent(7, 0);
        underWay.release(100);
        underWay.take(sent(8, 100).transaction(), 102);

        int released = 0;
        for (int unit = 9; unit < 40; unit++) {
            sent(unit, 200);
            released += underWay.release(300) == null ? 0 : 1;
        }
        assertThat(released).isEqualTo(4);
    }

    @Test
    void whatWasGivenUpCountsAsWell() {
        sent(7, 0);
        underWay.takeExpired(3_000);
        sent(8, 3_000);
        assertThat(underWay.release(3_200)).isNull();
    }

    @Test
    void whereAnswersNameNoRequestNothingIsOverdue() {
        UnderWay rtu = new UnderWay(false);
        rtu.add(sent(7, 0));
        assertThat(rtu.release(200)).isNull();
        assertThat(rtu.nextChange(true)).isEqualTo(DEADLINE);
        assertThat(rtu.take(-1, 300)).isNotNull();
    }

    @Test
    void withTheConnectionAllAreLost() {
        InFlight slow = sent(7, 0);
        underWay.release(100);
        sent(8, 100);
        assertThat(underWay.drain(150)).hasSize(2).allSatisfy(request -> assertThat(request.held())
                .isBetween(50L, 100L));
        assertThat(slow.job().unit().overdueUntil()).isNegative();
        assertThat(underWay.holding()).isZero();
    }
}
