package io.busbar.gateway.lines;

import io.busbar.gateway.problem.Message;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a line is doing.
 *
 * @param since when it entered this state
 * @param lastError the last failure in one English sentence, or null
 * @param error the same in any language, or null
 * @param timing how well it keeps the periods that it was asked for
 */
public record LineStatus(
        LineConfig config,
        LineState state,
        Instant since,
        @Nullable String lastError,
        Traffic traffic,
        @Nullable Message error,
        Timing timing) {

    /** A line whose last failure is told in English only. */
    public LineStatus(LineConfig config, LineState state, Instant since, @Nullable String lastError, Traffic traffic) {
        this(
                config,
                state,
                since,
                lastError,
                traffic,
                lastError == null ? null : Message.of("failure.said", lastError),
                Timing.NONE);
    }

    /** A line whose last failure is told in any language. */
    public static LineStatus of(
            LineConfig config, LineState state, Instant since, @Nullable Message error, Traffic traffic) {
        return new LineStatus(
                config, state, since, error == null ? null : error.text(Locale.ENGLISH), traffic, error, Timing.NONE);
    }

    /** The same line with how well it keeps its periods. */
    public LineStatus with(Timing kept) {
        return new LineStatus(config, state, since, lastError, traffic, error, kept);
    }
}
