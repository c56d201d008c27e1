package io.busbar.shell;

import io.busbar.gateway.history.HistoryProgress;

/** Says every few seconds how far a long work has come. Used by one thread. */
final class ProgressLine implements HistoryProgress {

    private static final long EVERY_NANOS = 3_000_000_000L;

    private final Output out;
    private final String text;
    private long said = System.nanoTime();

    /** Says this text of the catalogue, with how much is done and how much there is. */
    ProgressLine(Output out, String text) {
        this.out = out;
        this.text = text;
    }

    @Override
    public boolean at(long done, long all) {
        if (!out.isJson() && System.nanoTime() - said > EVERY_NANOS) {
            said = System.nanoTime();
            out.say(text, done, all);
        }
        return !Thread.currentThread().isInterrupted();
    }
}
