package io.busbar.historian.store;

import java.io.IOException;
import java.util.Locale;

/** Tells a full disk, which may pass, from a failing one, which is not trusted again before the store is opened anew. */
final class DiskProblems {

    private DiskProblems() {}

    static void report(Health health, IOException problem) {
        if (isFull(problem)) {
            health.full("the disk is full");
        } else {
            health.failed("the disk fails: " + text(problem));
        }
    }

    static boolean isFull(IOException problem) {
        String text = text(problem).toLowerCase(Locale.ROOT);
        // The messages of POSIX ENOSPC and EDQUOT and of Windows; Java has no type for them.
        return text.contains("no space left") || text.contains("quota exceeded") || text.contains("not enough space");
    }

    static String text(IOException problem) {
        String message = problem.getMessage();
        return message == null ? problem.toString() : message;
    }
}
