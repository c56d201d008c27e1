package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/** Numbers as people type them; a mistake is said in the gateway's words rather than the shell's. */
final class Numbers {

    private Numbers() {}

    static @Nullable Integer whole(String field, @Nullable String typed) {
        if (typed == null) {
            return null;
        }
        try {
            return Integer.valueOf(typed.strip());
        } catch (NumberFormatException e) {
            throw ProblemException.invalid(field, "number.format", typed);
        }
    }
}
