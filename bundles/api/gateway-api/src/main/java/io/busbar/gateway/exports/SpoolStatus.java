package io.busbar.gateway.exports;

import java.util.List;

/**
 * What waits to be sent.
 *
 * @param files the files in the order of sending, destination by destination
 * @param count how many there are
 * @param bytes their size together
 * @param mostFiles how many there may be
 * @param mostBytes how large they may be together
 * @param full whether no file is made because there is no room; nothing is lost by that, the files are made later
 * @param waiting files by destination
 */
public record SpoolStatus(
        List<SpoolFile> files,
        int count,
        long bytes,
        int mostFiles,
        long mostBytes,
        boolean full,
        List<Waiting> waiting) {

    /**
     * The files of a destination.
     *
     * @param destination its id
     * @param files how many wait
     * @param bytes their size
     */
    public record Waiting(String destination, int files, long bytes) {}

    /** Copies the lists. */
    public SpoolStatus {
        files = List.copyOf(files);
        waiting = List.copyOf(waiting);
    }

    /** How full the spool is, 0 to 1: by number or by size, whichever is more. */
    public double share() {
        return Math.max((double) count / mostFiles, (double) bytes / mostBytes);
    }
}
