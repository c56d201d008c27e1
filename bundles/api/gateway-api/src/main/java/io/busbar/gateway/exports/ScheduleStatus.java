package io.busbar.gateway.exports;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * When files of a category are made.
 *
 * @param next when the next ones are made, or null if none will be
 * @param coveredUntil up to when files have been made for every destination, or null before the first
 */
public record ScheduleStatus(
        Category category, Schedule schedule, @Nullable Instant next, @Nullable Instant coveredUntil) {}
