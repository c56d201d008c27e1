package io.busbar.historian.bench;

import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;

/** Says figures as lines {@code figure<tab>measure<tab>contender<tab>value<tab>unit[<tab>limit]}, as the command makes its table of. */
final class Figures {

    static final String OURS = "busbar";

    private Figures() {}

    static void say(String measure, String contender, double value, String unit, String limit) {
        String number = value >= 100 ? "%.0f" : value >= 1 ? "%.2f" : "%.4f";
        System.out.println(String.join(
                "\t", "figure", measure, contender, String.format(Locale.ROOT, number, value), unit, limit));
    }

    static void ours(String measure, double value, String unit, String limit) {
        say(measure, OURS, value, unit, limit);
    }

    static double median(double[] values) {
        return at(values, 0.5);
    }

    /** The value that this share of all is not above. */
    static double at(double[] values, double share) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[Math.min(sorted.length - 1, (int) (sorted.length * share))];
    }

    /** A question to be timed. */
    interface Question {
        long ask() throws Exception;
    }

    /**
     * Milliseconds of each round.
     *
     * @param wall as the clock on the wall says
     * @param core on the core of the asking thread, which others on the machine do not lengthen
     */
    record Times(double[] wall, double[] core) {

        void say(String measure, String contender, String limit) {
            Figures.say(measure + ", p50", contender, median(wall), "ms", limit);
            Figures.say(measure + ", p50 on a core", contender, median(core), "ms", limit);
        }
    }

    /** Times a question after some rounds to warm up. */
    static Times times(int rounds, Question question) throws Exception {
        for (int i = 0; i < Math.max(5, rounds / 2); i++) {
            question.ask();
        }
        Times times = new Times(new double[rounds], new double[rounds]);
        for (int i = 0; i < rounds; i++) {
            long started = System.nanoTime();
            long onCore = ofThread();
            if (question.ask() == 0) {
                throw new IllegalStateException("nothing was found");
            }
            times.core[i] = (ofThread() - onCore) / 1e6;
            times.wall[i] = (System.nanoTime() - started) / 1e6;
        }
        return times;
    }

    /** Nanoseconds that this thread has had on a core. */
    static long ofThread() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    /** Nanoseconds that all threads of this process have had on cores. */
    static long ofProcess() {
        return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
                .getProcessCpuTime();
    }
}
