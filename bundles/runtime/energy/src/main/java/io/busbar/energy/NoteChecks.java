package io.busbar.energy;

import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.energy.EnergyNote.Kind;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be wrong with a note. */
final class NoteChecks {

    private static final int LONGEST = 500;

    private NoteChecks() {}

    /** Throws what is wrong with a note of a load that has this counter. */
    static void check(EnergyNote note, @Nullable String counter) {
        List<FieldProblem> problems = new ArrayList<>();
        if (note.note().isBlank()) {
            problems.add(FieldProblem.of("note", "energy.note.missing"));
        } else if (note.note().length() > LONGEST) {
            problems.add(
                    FieldProblem.of("note", "field.length", LONGEST, note.note().length()));
        }
        number("first", note.first(), problems);
        number("second", note.second(), problems);
        if (note.kind() == Kind.REPLACEMENT && counter == null) {
            problems.add(FieldProblem.of("load", "energy.counter.none"));
        }
        if (note.kind() == Kind.CORRECTION && !note.to().isAfter(note.from())) {
            problems.add(FieldProblem.of(
                    "to", "time.order", note.from().toString(), note.to().toString()));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
    }

    private static void number(String field, double value, List<FieldProblem> problems) {
        if (!Double.isFinite(value)) {
            problems.add(FieldProblem.of(field, "field.required"));
        }
    }
}
