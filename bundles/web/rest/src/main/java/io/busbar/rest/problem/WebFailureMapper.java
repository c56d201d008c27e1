package io.busbar.rest.problem;

import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;

/** Answers what the JAX-RS runtime itself refuses; apart from the mapper of all else, because the runtime prefers its own to that one. */
public final class WebFailureMapper extends ProblemAnswer<WebApplicationException> {

    @Override
    public Response toResponse(WebApplicationException failure) {
        return answer(failure);
    }
}
