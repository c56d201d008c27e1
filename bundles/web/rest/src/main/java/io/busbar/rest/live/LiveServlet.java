package io.busbar.rest.live;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.gateway.access.Permission;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Doorkeeper;
import io.busbar.rest.access.RequestFacts;
import io.busbar.rest.access.SessionCookie;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.json.Json;
import io.busbar.rest.problem.HttpProblem;
import io.busbar.rest.problem.Languages;
import io.busbar.rest.problem.ProblemDocument;
import io.busbar.rest.problem.Problems;
import jakarta.servlet.AsyncContext;
import jakarta.servlet.Servlet;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * {@code /live}: server-sent events.
 *
 * <p>A servlet and not JAX-RS's own events, because only the servlet's non-blocking output says whether a client has taken what it was
 * sent: an {@code SseEventSink} queues without bound for a client that reads slowly.
 */
@Component(service = Servlet.class)
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=" + LiveContext.NAME + ")")
@HttpWhiteboardServletPattern("/*")
@HttpWhiteboardServletAsyncSupported
public final class LiveServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;

    private final transient Doorkeeper doorkeeper;
    private final transient LiveFeed feed;
    private final transient JsonMapper mapper = Json.mapper();

    /** Serves this feed to whom this doorkeeper admits. */
    @Activate
    public LiveServlet(@Reference Doorkeeper doorkeeper, @Reference LiveFeed feed) {
        this.doorkeeper = doorkeeper;
        this.feed = feed;
    }

    @Override
    protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
        try {
            if (request.getPathInfo() != null) {
                throw new HttpProblem(404, "path.unknown");
            }
            if (!request.getMethod().equals("GET")) {
                response.setHeader("Allow", "GET");
                throw new HttpProblem(405, "method.unknown", request.getMethod());
            }
            RequestFacts facts = facts(request);
            doorkeeper.refuseForeign(facts);
            open(request, response, doorkeeper.allowed(facts, Permission.VIEW));
        } catch (RuntimeException e) {
            refuse(request, response, e);
        }
    }

    private void open(HttpServletRequest request, HttpServletResponse response, Caller caller) throws IOException {
        String client = request.getRemoteAddr();
        feed.streams().enter(client);
        try {
            response.setContentType("text/event-stream");
            response.setCharacterEncoding("UTF-8");
            response.setHeader("X-Accel-Buffering", "no");
            AsyncContext exchange = request.startAsync();
            exchange.setTimeout(0);
            ServletOutput output = new ServletOutput(exchange, response.getOutputStream());
            LiveStream stream = feed.stream(wish(request, caller), output);
            // Only then among the open ones: before the output is told not to block, writing to it would.
            output.begin(() -> stream.flush(System.nanoTime()), () -> {
                stream.end();
                feed.streams().remove(stream);
            });
            feed.streams().add(stream);
        } catch (IOException | RuntimeException e) {
            feed.streams().leave(client);
            throw e;
        }
    }

    private LiveStream.Wish wish(HttpServletRequest request, Caller caller) {
        Set<String> devices = Set.copyOf(Parameters.list(request.getParameter("devices")));
        return new LiveStream.Wish(
                request.getRemoteAddr(),
                caller.session().token(),
                caller.seesAddresses(),
                devices.isEmpty() ? device -> true : devices::contains,
                feed.frames().resumed(request.getHeader("Last-Event-ID")));
    }

    private static RequestFacts facts(HttpServletRequest request) {
        boolean secure = request.isSecure();
        return RequestFacts.of(request.getMethod(), secure, request::getHeader, token(request, secure));
    }

    private static @Nullable String token(HttpServletRequest request, boolean secure) {
        Cookie[] cookies = request.getCookies();
        return cookies == null
                ? null
                : Arrays.stream(cookies)
                        .filter(cookie -> cookie.getName().equals(SessionCookie.name(secure)))
                        .map(Cookie::getValue)
                        .findFirst()
                        .orElse(null);
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, RuntimeException failure)
            throws IOException {
        ProblemDocument problem =
                Problems.document(failure, request.getMethod(), Languages.of(request.getHeader("Accept-Language")));
        response.setStatus(problem.status());
        response.setContentType(ProblemDocument.MEDIA_TYPE);
        if (problem.status() == 503) {
            response.setHeader("Retry-After", "30");
        }
        response.getOutputStream().write(mapper.writeValueAsBytes(problem));
    }
}
