package io.busbar.guard;

import io.busbar.gateway.guard.Firewall;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardContextSelect;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterAsyncSupported;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardFilterPattern;

/**
 * The first to see a request: counts it, turns away what names another host, as a page would that was led here under a false name, and leads
 * plain HTTP to HTTPS where it comes over a network.
 */
@Component(service = Filter.class, property = "service.ranking:Integer=900")
@HttpWhiteboardContextSelect("(osgi.http.whiteboard.context.name=*)")
@HttpWhiteboardFilterPattern("/*")
@HttpWhiteboardFilterAsyncSupported
public final class RequestGuard implements Filter {

    /** Not in the servlet interface of this version: the method of the request stays what it was. */
    private static final int PERMANENT_REDIRECT = 308;

    private final GuardService guard;
    private final JettyGuard connections;
    private final HostNames names;
    private final Optional<HttpsAddress> https;

    /** Asks these. */
    @Activate
    public RequestGuard(
            @Reference GuardService guard,
            @Reference JettyGuard connections,
            @Reference HostNames names,
            BundleContext context) {
        this(guard, connections, names, HttpsAddress.of(context::getProperty));
    }

    /** @param https where plain HTTP leads to; empty when it is answered */
    RequestGuard(GuardService guard, JettyGuard connections, HostNames names, Optional<HttpsAddress> https) {
        this.guard = guard;
        this.connections = connections;
        this.names = names;
        this.https = https;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        if (request instanceof HttpServletRequest http && response instanceof HttpServletResponse answer) {
            if (!guard.request(http.getRemoteAddr())) {
                answer.setHeader("Retry-After", Long.toString(Firewall.BLOCKED_FOR.toSeconds()));
                answer.setHeader("Connection", "close");
                refuse(http, answer, 429, "firewall.client.blocked");
                connections.closeAll(http.getRemoteAddr());
                return;
            }
            if (!names.isOurs(http.getServerName())) {
                refuse(http, answer, 421, "firewall.host");
                return;
            }
            if (https.isPresent() && !http.isSecure()) {
                // Not a word of what was sent in the clear is read.
                answer.setHeader(
                        "Location", https.get().of(http.getServerName(), http.getRequestURI(), http.getQueryString()));
                answer.setHeader("Connection", "close");
                answer.setStatus(PERMANENT_REDIRECT);
                answer.flushBuffer();
                return;
            }
        }
        chain.doFilter(request, response);
    }

    private static void refuse(HttpServletRequest request, HttpServletResponse answer, int status, String code)
            throws IOException {
        String languages = request.getHeader("Accept-Language");
        Locale locale = languages != null && languages.startsWith("fr") ? Locale.FRENCH : Locale.ENGLISH;
        String detail = ProblemException.text(locale, FieldProblem.of("", code));
        answer.setStatus(status);
        answer.setContentType("application/problem+json");
        // The texts hold neither quotes nor backslashes.
        byte[] body = ("{\"type\":\"about:blank\",\"title\":\""
                        + (status == 429 ? "Too Many Requests" : "Misdirected Request")
                        + "\",\"status\":" + status + ",\"detail\":\"" + detail + "\",\"code\":\"" + code
                        + "\",\"errors\":[]}")
                .getBytes(StandardCharsets.UTF_8);
        answer.getOutputStream().write(body);
        answer.flushBuffer();
    }
}
