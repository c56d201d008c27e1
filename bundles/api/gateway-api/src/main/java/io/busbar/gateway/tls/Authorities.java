package io.busbar.gateway.tls;

import io.busbar.gateway.audit.Actor;
import java.util.List;
import javax.net.ssl.SSLContext;
import org.osgi.annotation.versioning.ProviderType;

/** The authorities whose certificates the gateway accepts where it is the client: mail, file servers, brokers, HTTPS. Safe for use by any thread. */
@ProviderType
public interface Authorities {

    /** The site's own authorities, by subject. */
    List<CertificateInfo> own();

    /** How many authorities are built in. */
    int builtIn();

    /** Trusts the authorities of a PEM text from now on. */
    List<CertificateInfo> add(Actor actor, String pem);

    /** Trusts an authority no longer; {@code authority.unknown} if it is none of the site's own. */
    void remove(Actor actor, String id);

    /**
     * For connections as a client: built-in and own authorities, TLS 1.2 and 1.3. The caller must have the host name checked
     * ({@code SSLParameters.setEndpointIdentificationAlgorithm("HTTPS")}). Ask anew for each connection, so that changes count.
     */
    SSLContext context();
}
