package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import java.util.Optional;

/** The parts of the gateway, for as long as a command runs. */
interface Services {

    /** A part of the gateway, if it is running. */
    <T> Optional<T> find(Class<T> part);

    /**
     * A part of the gateway.
     *
     * @throws ProblemException if it is not running
     */
    default <T> T need(Class<T> part) {
        return find(part)
                .orElseThrow(() -> ProblemException.of(
                        ProblemException.Kind.UNAVAILABLE, "gateway.part.missing", part.getSimpleName()));
    }
}
