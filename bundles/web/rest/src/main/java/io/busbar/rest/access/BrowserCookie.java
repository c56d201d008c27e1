package io.busbar.rest.access;

import javax.ws.rs.core.HttpHeaders;

/** The cookie by which a browser is known from which somebody has signed in before. It opens nothing. */
public final class BrowserCookie {

    private static final String SECURE = "__Host-busbar-browser";
    private static final String INSECURE = "busbar-browser-insecure";
    private static final int SECONDS = 90 * 24 * 3600;
    private static final int LONGEST = 64;

    private BrowserCookie() {}

    /** What the browser was given earlier; empty without. */
    public static String value(HttpHeaders headers, boolean secure) {
        String value = CookieHeader.value(headers::getCookies, secure ? SECURE : INSECURE);
        return value == null || value.length() > LONGEST ? "" : value;
    }

    /** The header {@code Set-Cookie} that lets the browser be known. */
    public static String set(String value, boolean secure) {
        return (secure ? SECURE : INSECURE) + "=" + value + "; Path=/; HttpOnly; SameSite=Strict; Max-Age=" + SECONDS
                + (secure ? "; Secure" : "");
    }
}
