package io.busbar.rest.live;

import io.busbar.driver.Quality;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The newest value of one point and its place in the order of changes. Guarded by its {@link LiveTable}.
 *
 * <p>Its JSON is made when the first stream asks for it and shared by all others: bytes that are handed out are never changed.
 */
final class LivePoint {

    final String device;
    private final String point;

    @Nullable
    LivePoint older;

    @Nullable
    LivePoint newer;

    long sequence;

    private long timeMillis = Long.MIN_VALUE;
    private double value = Double.NaN;
    private Quality quality = Quality.NOT_AVAILABLE;
    private @Nullable String text;
    private byte @Nullable [] json;

    LivePoint(String device, String point) {
        this.device = device;
        this.point = point;
    }

    /** Takes a value over, unless one that was read later is known. */
    boolean take(long readMillis, double newValue, Quality newQuality, @Nullable String newText) {
        if (readMillis < timeMillis) {
            return false;
        }
        timeMillis = readMillis;
        value = newValue;
        quality = newQuality;
        text = newText;
        json = null;
        return true;
    }

    byte[] json(LiveJson writer) {
        byte[] made = json;
        if (made == null) {
            made = writer.value(point, value, Instant.ofEpochMilli(timeMillis), quality, text)
                    .getBytes(StandardCharsets.UTF_8);
            json = made;
        }
        return made;
    }
}
