package io.busbar.gateway.problem;

import java.util.List;
import java.util.Locale;

/**
 * Something that the person or program at the other end can mend. Its text says what is wrong and what to do, in their language; nothing
 * was changed when it is thrown.
 */
public final class ProblemException extends RuntimeException {

    /** What sort of problem, which decides the HTTP status and the exit code. */
    public enum Kind {
        /** The input is wrong: 422. */
        INVALID(422),
        /** It does not exist: 404. */
        NOT_FOUND(404),
        /** It exists already, or has been changed meanwhile: 409. */
        CONFLICT(409),
        /** Not signed in: 401. */
        UNAUTHENTICATED(401),
        /** Not allowed: 403. */
        FORBIDDEN(403),
        /** Too often, try again later: 429. */
        TOO_MANY(429),
        /** Not now, try again later: 503. */
        UNAVAILABLE(503);

        private final int status;

        Kind(int status) {
            this.status = status;
        }

        /** The HTTP status code. */
        public int status() {
            return status;
        }
    }

    private final Kind kind;
    private final String code;
    private final transient List<Object> arguments;
    private final transient List<FieldProblem> fields;

    private ProblemException(Kind kind, String code, List<Object> arguments, List<FieldProblem> fields) {
        super(Texts.full(Locale.ENGLISH, code, arguments, fields));
        this.kind = kind;
        this.code = code;
        this.arguments = arguments;
        this.fields = fields;
    }

    /** A problem as a whole, with a text of the catalogue and what it mentions. */
    public static ProblemException of(Kind kind, String code, Object... arguments) {
        return new ProblemException(kind, code, List.of(arguments), List.of());
    }

    /** A wrong input, field by field. */
    public static ProblemException invalid(List<FieldProblem> fields) {
        return new ProblemException(Kind.INVALID, "input.invalid", List.of(), List.copyOf(fields));
    }

    /** A wrong input with one wrong field. */
    public static ProblemException invalid(String field, String code, Object... arguments) {
        return invalid(List.of(FieldProblem.of(field, code, arguments)));
    }

    /** What sort of problem. */
    public Kind kind() {
        return kind;
    }

    /** Stable code, such as {@code device.unknown}. */
    public String code() {
        return code;
    }

    /** The fields at fault; empty where the problem is not about fields. */
    public List<FieldProblem> fields() {
        return fields;
    }

    /** The problem in words, without its fields. */
    public String text(Locale locale) {
        return Texts.text(locale, code, arguments);
    }

    /** A field's problem in words. */
    public static String text(Locale locale, FieldProblem field) {
        return Texts.text(locale, field.code(), field.arguments());
    }

    /** Everything in words, fields included: for a shell or a log. */
    public String fullText(Locale locale) {
        return Texts.full(locale, code, arguments, fields);
    }
}
