package io.busbar.itests.gateway;

import io.busbar.itests.GatewayProcess;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Locale;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLSocket;

/** Requests as no HTTP library would send them. */
final class RawRequest {

    private static final int PATIENCE_MILLIS = 20_000;

    private RawRequest() {}

    /** What a request over HTTPS is answered; 400 where the connection is closed without an answer, as a parser may. */
    static int status(GatewayProcess gateway, String request) throws IOException {
        try (Socket socket = open(gateway)) {
            String said = say(socket, request);
            return said.startsWith("HTTP/1.1 ") ? Integer.parseInt(said.substring(9, 12)) : 400;
        }
    }

    /** The whole answer to a request over plain HTTP. */
    static String plain(int port, String request) throws IOException {
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return say(socket, request);
        }
    }

    /** SHA-256 of the certificate that is shown, as browsers write it. */
    static String fingerprint(GatewayProcess gateway) throws IOException, GeneralSecurityException {
        try (SSLSocket socket = open(gateway)) {
            socket.startHandshake();
            byte[] shown = socket.getSession().getPeerCertificates()[0].getEncoded();
            return HexFormat.ofDelimiter(":")
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(shown))
                    .toUpperCase(Locale.ROOT);
        }
    }

    /** Whether the gateway agrees to one version of TLS with one suite. */
    static boolean handshakes(GatewayProcess gateway, String version, String suite) throws IOException {
        try (SSLSocket socket = open(gateway)) {
            socket.setSoTimeout(PATIENCE_MILLIS);
            socket.setEnabledProtocols(new String[] {version});
            socket.setEnabledCipherSuites(new String[] {suite});
            socket.startHandshake();
            return true;
        } catch (SSLHandshakeException refused) {
            return false;
        }
    }

    private static SSLSocket open(GatewayProcess gateway) throws IOException {
        return (SSLSocket)
                gateway.tls().getSocketFactory().createSocket(InetAddress.getLoopbackAddress(), gateway.httpsPort());
    }

    private static String say(Socket socket, String request) throws IOException {
        socket.setSoTimeout(PATIENCE_MILLIS);
        socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
        socket.getOutputStream().flush();
        return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
    }
}
