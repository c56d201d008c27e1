package io.busbar.engine.devices;

import io.busbar.driver.ReadFailure;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.lines.UnitListener.UnitState;
import io.busbar.gateway.problem.Message;
import java.time.Clock;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How a device fares, worked out of what its line, its driver and the device itself say. Every method that tells something returns whether
 * state or detail changed by it. Safe for use by any thread.
 */
final class DeviceHealth {

    /** State at a moment; {@code lastError} outlives the failure. */
    record Now(DeviceState state, DeviceDetail detail, Instant since, @Nullable Message lastError) {}

    private final Clock clock;
    private volatile Now now;
    private @Nullable UnitState unit;
    private @Nullable Message mismatch;

    DeviceHealth(Clock clock) {
        this.clock = clock;
        this.now = new Now(DeviceState.UNKNOWN, DeviceDetail.CONNECTING, clock.instant(), null);
    }

    Now now() {
        return now;
    }

    /** A session begins. */
    synchronized boolean connecting() {
        unit = null;
        mismatch = null;
        return move(DeviceState.UNKNOWN, DeviceDetail.CONNECTING, null);
    }

    /** There is no session, for this reason. */
    synchronized boolean offline(DeviceDetail why, Message error) {
        unit = null;
        return move(DeviceState.OFFLINE, why, error);
    }

    /** The line says how the unit answers. */
    synchronized boolean unit(UnitState state, @Nullable ReadFailure cause) {
        unit = state;
        Message error = cause == null ? null : Message.of(cause);
        if (state == UnitState.SILENT) {
            boolean disconnected = cause != null && cause.kind() == ReadFailure.Kind.DISCONNECTED;
            return move(DeviceState.OFFLINE, disconnected ? DeviceDetail.LINE_DOWN : DeviceDetail.NO_ANSWER, error);
        }
        return answering(error);
    }

    /** Data came, though the line has not said anything of the unit yet. */
    synchronized boolean answered() {
        if (unit != null || now.state() != DeviceState.UNKNOWN) {
            return false;
        }
        unit = UnitState.ANSWERING;
        return answering(null);
    }

    /** The line went down while the device was not answering anyway: then that is why. */
    synchronized boolean lineDown(Message error) {
        boolean waiting = now.state() == DeviceState.UNKNOWN;
        boolean silent = now.state() == DeviceState.OFFLINE && now.detail() == DeviceDetail.NO_ANSWER;
        return (waiting || silent) && move(DeviceState.OFFLINE, DeviceDetail.LINE_DOWN, error);
    }

    /** The line is up again and the device still says nothing: then it is not the line. */
    synchronized boolean lineUp() {
        boolean lineDown = now.state() == DeviceState.OFFLINE && now.detail() == DeviceDetail.LINE_DOWN;
        return lineDown && move(DeviceState.OFFLINE, DeviceDetail.NO_ANSWER, null);
    }

    /** The device says what it is: another product than configured, in these words, or the right one, null. */
    synchronized boolean identified(@Nullable Message otherProduct) {
        mismatch = otherProduct;
        return unit != null && unit != UnitState.SILENT && answering(null);
    }

    private boolean answering(@Nullable Message error) {
        if (mismatch != null) {
            return move(DeviceState.DEGRADED, DeviceDetail.WRONG_PRODUCT, mismatch);
        }
        return unit == UnitState.FALTERING
                ? move(DeviceState.DEGRADED, DeviceDetail.SOME_BLOCKS_FAIL, error)
                : move(DeviceState.ONLINE, DeviceDetail.NONE, error);
    }

    private boolean move(DeviceState state, DeviceDetail detail, @Nullable Message error) {
        Now before = now;
        boolean changed = before.state() != state || before.detail() != detail;
        now = new Now(
                state, detail, changed ? clock.instant() : before.since(), error == null ? before.lastError() : error);
        return changed;
    }
}
