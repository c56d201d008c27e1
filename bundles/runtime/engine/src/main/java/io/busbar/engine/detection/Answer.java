package io.busbar.engine.detection;

import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;

/** What came of asking a unit. */
sealed interface Answer {

    /** It has these registers. */
    record Read(Words words) implements Answer {}

    /** It is there and refuses these registers. */
    record Refused() implements Answer {}

    /** It is there, and neither gives the registers nor refuses them for good. */
    record Unclear() implements Answer {}

    /** Nothing answers there. */
    record Nobody() implements Answer {}

    /** The line cannot carry the question. */
    record Unreachable(String why) implements Answer {}

    /** What a failure to read means for the question whether somebody is there. */
    static Answer of(ReadFailure failure) {
        return switch (failure.kind()) {
            case TIMEOUT -> new Nobody();
            case MALFORMED -> new Unclear();
            case DISCONNECTED, SUSPENDED -> new Unreachable(failure.message());
            case EXCEPTION ->
                switch (failure.exceptionCode()) {
                    case 5, 6 -> new Unclear();
                    case 10, 11 -> new Nobody();
                    default -> new Refused();
                };
        };
    }
}
