package io.busbar.rest.values;

import io.busbar.driver.Quality;
import io.busbar.driver.QuantityKind;
import io.busbar.gateway.values.LiveValue;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The last value of a point. */
record ValueDocument(
        String point,
        String load,
        String quantity,
        String symbol,
        String unit,
        QuantityKind kind,
        double value,
        @Nullable String text,
        Instant time,
        Quality quality) {

    /** The last values of a device. */
    record OfDevice(String device, List<ValueDocument> values) {}

    static ValueDocument of(LiveValue live) {
        return new ValueDocument(
                live.point(),
                live.load(),
                live.quantity().key(),
                live.quantity().symbol(),
                live.quantity().unit().symbol(),
                live.quantity().kind(),
                live.value(),
                live.text(),
                live.time(),
                live.quality());
    }
}
