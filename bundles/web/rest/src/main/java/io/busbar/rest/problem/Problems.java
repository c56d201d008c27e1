package io.busbar.rest.problem;

import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.HttpHeaders;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever was thrown into a problem document. Nothing of the inside reaches the caller but an id to look up in the log. */
public final class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);

    private Problems() {}

    /** The document for a failure of a request for {@code method}. */
    public static ProblemDocument document(Throwable failure, String method, Locale locale) {
        if (failure instanceof ProblemException problem) {
            return ProblemDocument.of(problem, locale);
        }
        return ProblemDocument.of(http(failure, method), locale);
    }

    private static HttpProblem http(Throwable failure, String method) {
        if (failure instanceof HttpProblem problem) {
            return problem;
        }
        if (failure instanceof WebApplicationException web) {
            int status = web.getResponse().getStatus();
            if (status >= 400 && status < 500) {
                return switch (status) {
                    case 404 -> new HttpProblem(404, "path.unknown");
                    case 405 -> new HttpProblem(405, "method.unknown", method);
                    case 406 -> new HttpProblem(406, "media.answer");
                    case 415 -> new HttpProblem(415, "media.input");
                    default -> new HttpProblem(status, "request.malformed");
                };
            }
        }
        if (failure instanceof IOException) {
            // The caller hung up while the answer was being written: nobody is left to read what is said now.
            LOG.debug("The answer could not be sent", failure);
            return new HttpProblem(500, "internal", "-");
        }
        String id = UUID.randomUUID().toString();
        LOG.error("Request failed, id {}", id, failure);
        return new HttpProblem(500, "internal", id);
    }

    /** The methods that an address answers, as far as the runtime can tell, for the header {@code Allow}; empty for other failures. */
    static String allowed(Throwable failure, String method) {
        if (!(failure instanceof WebApplicationException web)
                || web.getResponse().getStatus() != 405) {
            return "";
        }
        List<Object> allow = web.getResponse().getHeaders().getOrDefault(HttpHeaders.ALLOW, List.of());
        return allow.stream()
                .map(Object::toString)
                .flatMap(names -> Arrays.stream(names.split(",", -1)))
                .map(String::strip)
                .filter(name -> !name.equals(method))
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }
}
