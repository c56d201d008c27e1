package io.busbar.rest.lines;

import io.busbar.gateway.lines.SerialSearch;
import io.busbar.rest.documents.MessageDocument;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A search for the settings of a serial port. */
record SerialSearchDocument(
        String id,
        @Nullable String line,
        @Nullable String serialPort,
        List<Integer> units,
        SerialSearch.Phase phase,
        Instant started,
        @Nullable Instant ended,
        int total,
        int tried,
        SerialSearch.@Nullable Setting current,
        SerialSearch.@Nullable Setting found,
        @Nullable Integer unit,
        @Nullable MessageDocument problem) {

    /** The search as a caller sees it who does or does not see addresses. */
    static SerialSearchDocument of(SerialSearch search, boolean seesAddresses) {
        return new SerialSearchDocument(
                search.id(),
                search.line(),
                seesAddresses ? search.serialPort() : null,
                search.units(),
                search.phase(),
                search.started(),
                search.ended(),
                search.total(),
                search.tried(),
                search.current(),
                search.found(),
                search.unit() < 0 ? null : search.unit(),
                MessageDocument.of(search.problem(), search.serialPort(), seesAddresses));
    }
}
