package io.busbar.security.audit;

import java.time.Duration;

/**
 * How the trail is kept.
 *
 * @param fileBytes a file grows to this size
 * @param totalBytes beyond this size of all files the oldest are deleted
 * @param sealEvery so many records get a seal
 * @param sealAfter so long after the first record without a seal comes one
 */
record TrailLimits(long fileBytes, long totalBytes, int sealEvery, Duration sealAfter) {
    static final TrailLimits NORMAL = new TrailLimits(1 << 20, 64L << 20, 256, Duration.ofMinutes(10));
}
