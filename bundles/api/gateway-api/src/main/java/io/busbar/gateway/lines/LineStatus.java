package io.busbar.gateway.lines;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a line is doing.
 *
 * @param since when it entered this state
 * @param lastError the last failure in one sentence, or null
 */
public record LineStatus(
        LineConfig config, LineState state, Instant since, @Nullable String lastError, Traffic traffic) {}
