package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.problem.Message;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;

/** Failures that more than one way has. */
final class Failures {

    private Failures() {}

    /** Closed, filtered and another kind of server are told alike: what answers inside of a network is not to be found out from here. */
    static TransportException unreachable(Login login, @Nullable Throwable cause) {
        return new TransportException(
                Stage.CONNECT, Message.of("export.connect", login.host(), Integer.toString(login.port())), cause);
    }

    /** A certificate that is not accepted; whatever else goes wrong while TLS begins says only that no such server answers. */
    static TransportException trust(Login login, SSLException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof CertificateException || cause instanceof CertPathValidatorException) {
                return new TransportException(
                        Stage.TRUST, Message.of("export.trust", login.host(), String.valueOf(cause.getMessage())), e);
            }
        }
        return unreachable(login, e);
    }
}
