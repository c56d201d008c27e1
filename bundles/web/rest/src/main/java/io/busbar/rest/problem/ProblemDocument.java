package io.busbar.rest.problem;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.Locale;

/**
 * A failure as the caller sees it, after RFC 9457.
 *
 * @param code stable name, for programs
 * @param errors what is wrong field by field; empty where no field is to blame
 */
public record ProblemDocument(
        String type, String title, int status, String detail, String code, List<FieldError> errors) {

    /** The media type of a problem. */
    public static final String MEDIA_TYPE = "application/problem+json";

    /** What is wrong with one field. */
    public record FieldError(String field, String code, String detail) {}

    /** A problem in the language of this locale. */
    public static ProblemDocument of(ProblemException problem, Locale locale) {
        List<FieldError> errors = problem.fields().stream()
                .map(field -> new FieldError(field.field(), field.code(), ProblemException.text(locale, field)))
                .toList();
        int status = problem.kind().status();
        return new ProblemDocument("about:blank", title(status), status, problem.text(locale), problem.code(), errors);
    }

    static ProblemDocument of(HttpProblem problem, Locale locale) {
        FieldProblem text = new FieldProblem("", problem.code(), problem.arguments());
        int status = problem.status();
        return new ProblemDocument(
                "about:blank", title(status), status, ProblemException.text(locale, text), problem.code(), List.of());
    }

    private static String title(int status) {
        return switch (status) {
            case 400 -> "Bad Request";
            case 401 -> "Unauthorized";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 406 -> "Not Acceptable";
            case 409 -> "Conflict";
            case 412 -> "Precondition Failed";
            case 413 -> "Content Too Large";
            case 415 -> "Unsupported Media Type";
            case 422 -> "Unprocessable Content";
            case 421 -> "Misdirected Request";
            case 428 -> "Precondition Required";
            case 429 -> "Too Many Requests";
            case 503 -> "Service Unavailable";
            default -> status < 500 ? "Request Failed" : "Internal Server Error";
        };
    }
}
