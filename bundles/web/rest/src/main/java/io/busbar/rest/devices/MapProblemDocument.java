package io.busbar.rest.devices;

import io.busbar.gateway.devices.MapFileProblem;
import java.util.Locale;

/** Something wrong in a register map file of the site. */
record MapProblemDocument(
        String file, int line, String field, MapFileProblem.Severity severity, String code, String text) {

    static MapProblemDocument of(MapFileProblem problem, Locale language) {
        return new MapProblemDocument(
                problem.file(),
                problem.line(),
                problem.field(),
                problem.severity(),
                problem.code(),
                problem.text(language));
    }

    /** Unique, and in the order of files and lines. */
    static String key(MapFileProblem problem) {
        return "%s/%06d/%s/%s/%08x"
                .formatted(
                        problem.file(),
                        problem.line(),
                        problem.field(),
                        problem.code(),
                        problem.english().hashCode());
    }
}
