package io.busbar.gateway.tls;

import java.security.KeyStore;
import org.osgi.annotation.versioning.ProviderType;

/** What listens for HTTPS. Safe for use by any thread. */
@ProviderType
public interface HttpsListener {

    /**
     * Shows this certificate to everybody who connects from now on; connections under way go on.
     *
     * @param keys holds one entry with a private key and its chain
     * @throws IllegalArgumentException if it cannot be used; the former one stays
     */
    void use(KeyStore keys, char[] password);
}
