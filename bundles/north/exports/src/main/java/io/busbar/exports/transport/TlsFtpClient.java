package io.busbar.exports.transport;

import java.io.IOException;
import java.net.Socket;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.apache.commons.net.ftp.FTPSClient;
import org.jspecify.annotations.Nullable;

/**
 * FTP over TLS whose data connections resume the session of the control connection, which servers demand to be sure that both are one
 * client's. The sessions of a context are found again by host and port of the peer, and a TLS connection that is put on top of an open one
 * takes those it is told: so each data connection is told those of the control connection.
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
        // Its own factory makes sockets with a session of their own.
        setSocketFactory(SocketFactory.getDefault());
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
