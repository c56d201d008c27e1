package io.busbar.rest.values;

import io.busbar.driver.QuantityKind;
import io.busbar.gateway.history.Historian;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A point that has history. */
record PointDocument(
        String point,
        String device,
        String load,
        String quantity,
        String symbol,
        String unit,
        QuantityKind kind,
        Names names,
        @Nullable Instant first,
        @Nullable Instant last) {

    static PointDocument of(PointId id, Historian historian) {
        Historian.Range range = historian.range(id.text()).orElse(null);
        return new PointDocument(
                id.text(),
                id.device(),
                id.load(),
                id.quantity().key(),
                id.quantity().symbol(),
                id.quantity().unit().symbol(),
                id.quantity().kind(),
                Names.of(id.quantity()),
                range == null ? null : range.first(),
                range == null ? null : range.last());
    }

    /** Whether the id or a name of the quantity contains this text, which is in lower case. */
    static boolean matches(PointId id, String search) {
        Names names = Names.of(id.quantity());
        return id.text().contains(search)
                || names.en().toLowerCase(Locale.ROOT).contains(search)
                || names.fr().toLowerCase(Locale.ROOT).contains(search);
    }
}
