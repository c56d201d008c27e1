package io.busbar.rest.problem;

import io.busbar.rest.BusbarApplication;
import javax.ws.rs.WebApplicationException;
import javax.ws.rs.ext.ExceptionMapper;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.ServiceScope;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationSelect;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsExtension;

/** Answers what the JAX-RS runtime itself refuses; apart, because the runtime prefers its own mapper to one for every throwable. */
@Component(service = ExceptionMapper.class, scope = ServiceScope.PROTOTYPE)
@JaxrsExtension
@JaxrsApplicationSelect(BusbarApplication.SELECT)
public final class WebFailureMapper extends ProblemAnswer<WebApplicationException> {}
