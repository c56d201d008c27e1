package io.busbar.engine.detection;

import io.busbar.driver.Identification;
import io.busbar.gateway.detection.Finding;
import io.busbar.gateway.detection.FoundDevice;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An entry of the inbox as it is written to disk: as {@link FoundDevice}, with times in milliseconds since 1970. */
record InboxEntry(
        String id,
        String place,
        Finding.Change change,
        @Nullable String line,
        @Nullable String host,
        int port,
        int unit,
        @Nullable Identification identification,
        List<String> references,
        boolean generic,
        @Nullable Integer behind,
        @Nullable String device,
        long foundMillis,
        long seenMillis,
        boolean ignored) {

    static String id(String place, int unit) {
        return place + "." + unit;
    }

    /** What this finding is, as an entry that nobody has seen before. */
    static InboxEntry of(Place place, Finding finding, long now) {
        return new InboxEntry(
                id(place.id(), finding.unit()),
                place.id(),
                finding.change(),
                place.line(),
                place.host(),
                place.port(),
                finding.unit(),
                finding.identification(),
                finding.references(),
                finding.generic(),
                finding.behind(),
                finding.device(),
                now,
                now,
                false);
    }

    /** This entry, found again: it keeps when it was found first, and stays ignored as long as it says the same. */
    InboxEntry after(InboxEntry before) {
        boolean same =
                change == before.change && references.equals(before.references) && serial().equals(before.serial());
        return with(before.foundMillis, same && before.ignored);
    }

    InboxEntry ignored(boolean value) {
        return with(foundMillis, value);
    }

    /** Why a document that could be read cannot be used. */
    Optional<String> fault() {
        if (change == null || references == null) {
            return Optional.of("change and references are needed");
        }
        if (change != Finding.Change.NEW && device == null) {
            return Optional.of("it does not say which device has changed");
        }
        return line == null && host == null ? Optional.of("it says no place") : Optional.empty();
    }

    String serial() {
        return identification == null ? "" : identification.serial();
    }

    FoundDevice found() {
        return new FoundDevice(
                id,
                change,
                line,
                host,
                port,
                unit,
                identification,
                references,
                generic,
                behind,
                device,
                Instant.ofEpochMilli(foundMillis),
                Instant.ofEpochMilli(seenMillis),
                ignored);
    }

    private InboxEntry with(long found, boolean isIgnored) {
        return new InboxEntry(
                id,
                place,
                change,
                line,
                host,
                port,
                unit,
                identification,
                references,
                generic,
                behind,
                device,
                found,
                seenMillis,
                isIgnored);
    }
}
