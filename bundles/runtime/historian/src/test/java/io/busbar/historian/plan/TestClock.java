package io.busbar.historian.plan;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A wall clock that can be set, and a monotonic one that cannot. */
final class TestClock extends Clock {

    long nanos;
    private Instant now;

    TestClock(long millis) {
        now = Instant.ofEpochMilli(millis);
    }

    /** Time passes. */
    void advance(Duration by) {
        now = now.plus(by);
        nanos += by.toNanos();
    }

    /** Somebody sets the clock. */
    void jump(Duration by) {
        now = now.plus(by);
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        throw new UnsupportedOperationException("the plan counts in UTC");
    }

    @Override
    public Instant instant() {
        return now;
    }
}
