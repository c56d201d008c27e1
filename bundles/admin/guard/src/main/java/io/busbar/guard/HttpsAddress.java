package io.busbar.guard;

import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Where plain HTTP leads to.
 *
 * @param port port of HTTPS
 */
record HttpsAddress(int port) {

    private static final int USUAL = 443;

    /** As the launcher says; empty when plain HTTP is answered, because it listens on loopback only. */
    static Optional<HttpsAddress> of(UnaryOperator<@Nullable String> properties) {
        String port = properties.apply("busbar.https.port");
        return Boolean.parseBoolean(properties.apply("busbar.http.redirect")) && port != null
                ? Optional.of(new HttpsAddress(Integer.parseInt(port)))
                : Optional.empty();
    }

    /** The same address over HTTPS. */
    String of(String host, String path, @Nullable String query) {
        String name = host.indexOf(':') >= 0 && !host.startsWith("[") ? '[' + host + ']' : host;
        return "https://" + name + (port == USUAL ? "" : ":" + port) + path + (query == null ? "" : '?' + query);
    }
}
