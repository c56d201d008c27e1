package io.busbar.console;

import jakarta.servlet.Servlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletName;
import org.osgi.service.servlet.whiteboard.propertytypes.HttpWhiteboardServletPattern;

/**
 * Serves the page. An address that is not a file is a place in the page, so it gets the page itself, which reads the address; addresses
 * of the REST interface and of files that are gone do not.
 */
@Component(service = Servlet.class)
@HttpWhiteboardServletName("busbar-console")
@HttpWhiteboardServletPattern("/*")
public final class ConsoleServlet extends HttpServlet {

    private static final long serialVersionUID = 1L;
    private static final String FOREVER = "public, max-age=31536000, immutable";
    private static final String REVALIDATE = "no-cache";

    private final transient PageFiles files;

    /** Serves the files in the bundle of this class. */
    @Activate
    public ConsoleServlet(BundleContext context) {
        this(new PageFiles(context.getBundle()::getEntry));
    }

    ConsoleServlet(PageFiles files) {
        this.files = files;
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = Optional.ofNullable(request.getPathInfo()).orElse("/").substring(1);
        Optional<PageFile> file = files.file(path.isEmpty() ? PageFiles.INDEX : path);
        if (file.isEmpty() && isPlace(path)) {
            file = files.file(PageFiles.INDEX);
            if (file.isEmpty()) {
                sendNotBuilt(response);
                return;
            }
        }
        if (file.isEmpty()) {
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
            return;
        }
        send(file.get(), request, response);
    }

    /** Whether an address may be a place in the page: not the REST interface's, and not that of a file with an ending. */
    private static boolean isPlace(String path) {
        return !path.equals("api")
                && !path.startsWith("api/")
                && path.substring(path.lastIndexOf('/') + 1).indexOf('.') < 0;
    }

    private static void send(PageFile file, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Coding coding = Coding.acceptedBy(request.getHeader("Accept-Encoding")).stream()
                .filter(file.contents()::containsKey)
                .findFirst()
                .orElse(Coding.IDENTITY);
        String tag = file.tag(coding);
        response.setHeader("Cache-Control", file.immutable() ? FOREVER : REVALIDATE);
        response.setHeader("ETag", tag);
        response.setHeader("Vary", "Accept-Encoding");
        if (matches(request.getHeader("If-None-Match"), tag)) {
            response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
            return;
        }
        byte[] content = file.contents().get(coding);
        if (content == null) {
            throw new IllegalStateException("A file without its plain content");
        }
        response.setContentType(file.type());
        response.setContentLength(content.length);
        if (coding != Coding.IDENTITY) {
            response.setHeader("Content-Encoding", coding.token());
        }
        response.getOutputStream().write(content);
    }

    private static boolean matches(@Nullable String wanted, String tag) {
        return wanted != null
                && Arrays.stream(wanted.split(",", -1))
                        .map(String::trim)
                        .map(one -> one.startsWith("W/") ? one.substring(2) : one)
                        .anyMatch(one -> one.equals(tag) || one.equals("*"));
    }

    private static void sendNotBuilt(HttpServletResponse response) throws IOException {
        response.setStatus(HttpServletResponse.SC_NOT_FOUND);
        response.setContentType("text/plain; charset=utf-8");
        response.getOutputStream()
                .write(
                        ("The console was left out when this gateway was built (-Dconsole.skip). Build it again without that.\n"
                                        + "La console a été laissée de côté à la construction de cette passerelle (-Dconsole.skip)."
                                        + " Reconstruisez-la sans cette option.\n")
                                .getBytes(StandardCharsets.UTF_8));
    }
}
