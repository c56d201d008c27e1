package io.busbar.rest.problem;

import javax.ws.rs.core.Response;

/** Answers everything that a resource or a filter throws. */
public final class FailureMapper extends ProblemAnswer<Throwable> {

    @Override
    public Response toResponse(Throwable failure) {
        return answer(failure);
    }
}
