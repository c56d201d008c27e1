package io.busbar.rest.problem;

import java.util.Locale;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.HttpHeaders;
import javax.ws.rs.core.Request;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.jspecify.annotations.Nullable;

/** What the exception mappers share: the runtime hands them the request that failed, and they answer it. */
public abstract class ProblemAnswer<T extends Throwable> implements ExceptionMapper<T> {

    private @Nullable HttpHeaders headers;
    private @Nullable Request request;

    /** Called by the JAX-RS runtime once, with a proxy for the headers of the request at hand. */
    @Context
    public final void setHeaders(HttpHeaders headers) {
        this.headers = headers;
    }

    /** Called by the JAX-RS runtime once, with a proxy for the request at hand. */
    @Context
    public final void setRequest(Request request) {
        this.request = request;
    }

    /** The answer to a failure. */
    protected final Response answer(Throwable failure) {
        Locale locale = Languages.of(headers == null ? null : headers.getHeaderString(HttpHeaders.ACCEPT_LANGUAGE));
        String method = request == null ? "" : request.getMethod();
        ProblemDocument document = Problems.document(failure, method, locale);
        Response.ResponseBuilder answer = Response.status(document.status())
                .type(ProblemDocument.MEDIA_TYPE)
                .language(locale)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE)
                .entity(document);
        String allowed = Problems.allowed(failure, method);
        if (!allowed.isEmpty()) {
            answer.header(HttpHeaders.ALLOW, allowed);
        }
        if (document.status() == 503) {
            answer.header(HttpHeaders.RETRY_AFTER, 5);
        }
        return answer.build();
    }
}
