package io.busbar.rest.gateway;

import io.busbar.rest.BusbarApplication;
import io.busbar.rest.problem.HttpProblem;
import io.busbar.rest.problem.ProblemAnswer;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/**
 * Answers what the JAX-RS runtime itself refuses; apart from the mapper of all else, because the runtime prefers its own to that one. While
 * a part of the gateway is missing, so are the resources that need it: then an unknown address is one to try again.
 */
@Component(service = ExceptionMapper.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsName(WebFailureMapper.NAME)
@JaxrsApplicationSelect(BusbarApplication.SELECT)
public final class WebFailureMapper extends ProblemAnswer<WebApplicationException> {

    /** Name in the whiteboard. */
    public static final String NAME = "busbar.failures.web";

    private final Readiness readiness;

    /** Asks this whether anything is missing. */
    @Activate
    public WebFailureMapper(@Reference Readiness readiness) {
        this.readiness = readiness;
    }

    @Override
    public Response toResponse(WebApplicationException failure) {
        boolean unknown = failure.getResponse().getStatus() == 404;
        return answer(unknown && !readiness.isComplete() ? new HttpProblem(503, "gateway.starting") : failure);
    }
}
