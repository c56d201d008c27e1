package io.busbar.rest.problem;

import io.busbar.rest.BusbarApplication;
import javax.ws.rs.core.Response;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/** Answers everything that a resource or a filter throws. */
@Component(service = ExceptionMapper.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsName(FailureMapper.NAME)
@JaxrsApplicationSelect(BusbarApplication.SELECT)
public final class FailureMapper extends ProblemAnswer<Throwable> {

    /** Name in the whiteboard. */
    public static final String NAME = "busbar.failures";

    @Override
    public Response toResponse(Throwable failure) {
        return answer(failure);
    }
}
