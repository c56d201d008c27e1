package io.busbar.rest.energy;

import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.energy.EnergyNote.Kind;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.documents.Parameters;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a caller notes of a load. */
record NoteSettings(
        @Nullable String load,
        @Nullable Kind kind,
        @Nullable String from,
        @Nullable String to,
        @Nullable Double amount,
        @Nullable Double lastOfOld,
        @Nullable Double firstOfNew,
        @Nullable String note) {

    EnergyNote of(String author) {
        if (kind == null) {
            throw ProblemException.invalid("kind", "field.required");
        }
        Instant begin = Parameters.time("from", from);
        boolean replacement = kind == Kind.REPLACEMENT;
        return new EnergyNote(
                0,
                Objects.requireNonNullElse(load, ""),
                kind,
                begin,
                replacement ? begin : Parameters.time("to", to),
                replacement ? number("lastOfOld", lastOfOld) : number("amount", amount),
                replacement ? number("firstOfNew", firstOfNew) : 0,
                Objects.requireNonNullElse(note, "").strip(),
                author,
                Instant.EPOCH);
    }

    private static double number(String field, @Nullable Double value) {
        if (value == null) {
            throw ProblemException.invalid(field, "field.required");
        }
        return value;
    }
}
