package io.busbar.rest.history;

import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.documents.Parameters.Range;
import io.busbar.rest.values.PointId;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a caller wants to know of the past.
 *
 * @param from inclusive
 * @param to exclusive
 * @param step width of the intervals, or null for the stored samples
 * @param max about how many entries a point may have
 */
record HistoryQuery(List<PointId> points, Instant from, Instant to, @Nullable Step step, int max) {

    static final String RAW = "raw";
    static final int MOST_POINTS = 50;
    static final long MOST_INTERVALS = 200_000;
    static final Duration LONGEST_RAW = Duration.ofDays(366);

    private static final Range MAX = new Range(2, 20_000);
    private static final int USUAL_MAX = 1500;

    /** Reads the parameters of a query, and names each that cannot be used. */
    static HistoryQuery parse(
            @Nullable String points,
            @Nullable String from,
            @Nullable String to,
            @Nullable String step,
            @Nullable String max) {
        List<PointId> ids = points(Parameters.list(points));
        Instant begin = Parameters.time("from", from);
        Instant end = Parameters.time("to", to);
        if (!end.isAfter(begin)) {
            throw ProblemException.invalid("to", "time.order", begin.toString(), end.toString());
        }
        int most = Parameters.integer("max", max, MAX, USUAL_MAX);
        HistoryQuery query = new HistoryQuery(ids, begin, end, step(step, begin, end, most), most);
        query.checkLength();
        return query;
    }

    /** The step as the caller writes it. */
    String stepCode() {
        return step == null ? RAW : step.code();
    }

    private void checkLength() {
        Step width = step;
        long intervals = width == null ? 0 : count(width, from, to);
        if (width != null && intervals > MOST_INTERVALS) {
            throw ProblemException.invalid(
                    "step", "history.range", width.code(), Long.toString(intervals), Long.toString(MOST_INTERVALS));
        }
        if (width == null && Duration.between(from, to).compareTo(LONGEST_RAW) > 0) {
            throw ProblemException.invalid("step", "history.raw.range", Long.toString(LONGEST_RAW.toDays()));
        }
    }

    private static List<PointId> points(List<String> texts) {
        if (texts.isEmpty()) {
            throw ProblemException.invalid("points", "history.points.none");
        }
        if (texts.size() > MOST_POINTS) {
            throw ProblemException.invalid("points", "history.points.many", MOST_POINTS, texts.size());
        }
        List<FieldProblem> malformed = texts.stream()
                .filter(text -> PointId.parse(text).isEmpty())
                .map(text -> FieldProblem.of("points", "point.malformed", text))
                .toList();
        if (!malformed.isEmpty()) {
            throw ProblemException.invalid(malformed);
        }
        return texts.stream().map(PointId::parse).flatMap(Optional::stream).toList();
    }

    private static @Nullable Step step(@Nullable String code, Instant from, Instant to, int max) {
        if (code == null || code.isEmpty()) {
            return Arrays.stream(Step.values())
                    .filter(step -> count(step, from, to) <= max)
                    .findFirst()
                    .orElse(Step.YEAR);
        }
        if (code.equals(RAW)) {
            return null;
        }
        String known = RAW + ", " + Arrays.stream(Step.values()).map(Step::code).collect(Collectors.joining(", "));
        return Step.of(code).orElseThrow(() -> ProblemException.invalid("step", "choice.unknown", code, known));
    }

    /** How many intervals a range has, give or take one. */
    private static long count(Step step, Instant from, Instant to) {
        long seconds = Duration.between(from, to).toSeconds();
        return seconds * 1000 / step.millis() + 1;
    }
}
