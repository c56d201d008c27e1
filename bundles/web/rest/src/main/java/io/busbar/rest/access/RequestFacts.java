package io.busbar.rest.access;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What of a request matters for admission, whichever servlet API it came through.
 *
 * @param method HTTP method
 * @param secure whether it came over TLS
 * @param host header {@code Host}
 * @param origin header {@code Origin}
 * @param fetchSite header {@code Sec-Fetch-Site}
 * @param csrf header {@code X-Busbar-CSRF}
 * @param token value of the session cookie
 */
public record RequestFacts(
        String method,
        boolean secure,
        @Nullable String host,
        @Nullable String origin,
        @Nullable String fetchSite,
        @Nullable String csrf,
        @Nullable String token) {

    /** The facts of a request whose headers this function gives. */
    public static RequestFacts of(
            String method, boolean secure, Function<String, @Nullable String> header, @Nullable String token) {
        return new RequestFacts(
                method,
                secure,
                header.apply("Host"),
                header.apply("Origin"),
                header.apply("Sec-Fetch-Site"),
                header.apply("X-Busbar-CSRF"),
                token);
    }

    boolean changes() {
        return !(method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS"));
    }

    /** Whether a browser says that a page of another site made the request. Programs that are no browsers say nothing. */
    boolean isForeign() {
        if (fetchSite != null && !fetchSite.equals("same-origin") && !fetchSite.equals("none")) {
            return true;
        }
        return origin != null && !origin.equalsIgnoreCase((secure ? "https://" : "http://") + host);
    }
}
