package io.busbar.rest.access;

import java.util.Map;
import java.util.function.Supplier;
import javax.ws.rs.core.Cookie;
import org.jspecify.annotations.Nullable;

/** Reads cookies of requests that anybody may send. */
final class CookieHeader {

    private CookieHeader() {}

    /** The value of a cookie; null where there is none, or where the header is no list of cookies. */
    static @Nullable String value(Supplier<Map<String, Cookie>> cookies, String name) {
        try {
            Cookie cookie = cookies.get().get(name);
            return cookie == null ? null : cookie.getValue();
        } catch (RuntimeException malformed) {
            // The parser of CXF fails in several ways, some of them by counting past the end of what was sent.
            return null;
        }
    }
}
