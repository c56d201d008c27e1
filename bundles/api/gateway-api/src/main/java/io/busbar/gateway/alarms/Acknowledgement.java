package io.busbar.gateway.alarms;

import java.time.Instant;

/**
 * That somebody has seen an alarm.
 *
 * @param by profile or personal account
 * @param time when
 * @param comment what they had to say, at most {@value #LONGEST_COMMENT} characters; empty for nothing
 */
public record Acknowledgement(String by, Instant time, String comment) {

    /** Longest comment, in characters. */
    public static final int LONGEST_COMMENT = 1000;
}
