package io.busbar.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;

/** The certificate that this gateway shows to browsers: asked of its own port, since the site may have put another in the place of the first. */
final class ShownCertificate {
    private static final int PATIENCE_MILLIS = 5_000;

    private ShownCertificate() {}

    /** SHA-256 of the certificate as browsers write it, {@code AB:CD:…}; empty when nothing answers. */
    static Optional<String> fingerprint(InetAddress host, int port) {
        try (Socket plain = new Socket()) {
            plain.connect(new InetSocketAddress(host, port), PATIENCE_MILLIS);
            plain.setSoTimeout(PATIENCE_MILLIS);
            try (SSLSocket tls = (SSLSocket)
                    anyContext().getSocketFactory().createSocket(plain, host.getHostAddress(), port, true)) {
                tls.startHandshake();
                Certificate shown = tls.getSession().getPeerCertificates()[0];
                byte[] hash = MessageDigest.getInstance("SHA-256").digest(shown.getEncoded());
                return Optional.of(HexFormat.ofDelimiter(":").formatHex(hash).toUpperCase(Locale.ROOT));
            }
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    /** For a connection of this process to itself, over which nothing secret is said: takes any certificate. */
    static SSLContext anyContext() throws IOException {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Any()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no TLS", e);
        }
    }

    private static final class Any implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String kind) {
            // this process is the client
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String kind) {
            // it is this process as well
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
