package io.busbar.exports.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.util.function.Supplier;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * FTP over TLS whose data connections resume the session of the control connection, which servers demand to be sure that both are one
 * client's. Java finds the sessions of a context again by host and port of the peer, so the sockets of data connections say that their port is
 * that of the control connection. Session tickets must be off ({@code jdk.tls.client.enableSessionTicketExtension=false}): Java throws those away
 * that live longer than a week, as vsftpd's do, and then has no session at all.
 */
final class TlsFtpClient extends FTPSClient {

    private final SSLContext context;
    private final String host;

    TlsFtpClient(SSLContext context, boolean implicit, String host) {
        super(implicit, context);
        this.context = context;
        this.host = host;
        setEndpointCheckingEnabled(true);
        // In TLS 1.3 a ticket serves once, and a client that only sends never reads the next one: with 1.2 every file
        // resumes.
        setEnabledProtocols(new String[] {"TLSv1.2"});
    }

    @Override
    protected void _connectAction_() throws IOException {
        // Connected by address; certificates are judged by name.
        _hostname_ = host;
        super._connectAction_();
    }

    /** Encrypts the data connections. */
    void protectData() throws IOException {
        execPBSZ(0);
        execPROT("P");
        int control = getRemotePort();
        setSocketFactory(new PlainSockets(() -> new Socket() {
            @Override
            public int getPort() {
                return control;
            }
        }));
    }

    /** Makes sockets in one way only, not connected yet. */
    private static final class PlainSockets extends SocketFactory {
        private final Supplier<Socket> sockets;

        PlainSockets(Supplier<Socket> sockets) {
            this.sockets = sockets;
        }

        @Override
        public Socket createSocket() {
            return sockets.get();
        }

        @Override
        public Socket createSocket(String to, int port) {
            throw new UnsupportedOperationException("connected by whoever asks for it");
        }

        @Override
        public Socket createSocket(String to, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException("connected by whoever asks for it");
        }

        @Override
        public Socket createSocket(InetAddress to, int port) {
            throw new UnsupportedOperationException("connected by whoever asks for it");
        }

        @Override
        public Socket createSocket(InetAddress to, int port, InetAddress from, int fromPort) {
            throw new UnsupportedOperationException("connected by whoever asks for it");
        }
    }

    @Override
    protected @Nullable Socket _openDataConnection_(String command, String argument) throws IOException {
        Socket plain = super._openDataConnection_(command, argument);
        if (plain == null) {
            return null;
        }
        boolean secured = false;
        try {
            SSLSocket data =
                    (SSLSocket) context.getSocketFactory().createSocket(plain, _hostname_, getRemotePort(), true);
            SSLParameters parameters = data.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            parameters.setProtocols(new String[] {"TLSv1.2"});
            data.setSSLParameters(parameters);
            data.startHandshake();
            secured = true;
            return data;
        } finally {
            if (!secured) {
                plain.close();
            }
        }
    }
}
