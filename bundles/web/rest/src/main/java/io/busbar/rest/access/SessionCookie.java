package io.busbar.rest.access;

import javax.ws.rs.core.HttpHeaders;
import org.jspecify.annotations.Nullable;

/** The cookie that holds a session's token. */
public final class SessionCookie {

    /** Name over TLS; the prefix makes browsers insist on Secure, on the path / and on no domain. */
    public static final String SECURE = "__Host-busbar";

    /** Name over plain HTTP, where browsers accept no such prefix. */
    public static final String INSECURE = "busbar-insecure";

    private SessionCookie() {}

    /** Name of the cookie on this kind of connection. */
    public static String name(boolean secure) {
        return secure ? SECURE : INSECURE;
    }

    /** The token of a request, or null without a cookie. */
    public static @Nullable String token(HttpHeaders headers, boolean secure) {
        return CookieHeader.value(headers::getCookies, name(secure));
    }

    /** The header {@code Set-Cookie} that begins a session; the cookie lives as long as the browser's own session. */
    public static String begin(String token, boolean secure) {
        return name(secure) + "=" + token + attributes(secure);
    }

    /** The header {@code Set-Cookie} that makes the browser forget the session. */
    public static String end(boolean secure) {
        return name(secure) + "=" + attributes(secure) + "; Max-Age=0";
    }

    private static String attributes(boolean secure) {
        return "; Path=/; HttpOnly; SameSite=Strict" + (secure ? "; Secure" : "");
    }
}
