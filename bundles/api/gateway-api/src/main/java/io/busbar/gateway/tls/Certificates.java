package io.busbar.gateway.tls;

import io.busbar.gateway.audit.Actor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.osgi.annotation.versioning.ProviderType;

/** The certificate of HTTPS. Keys go in and never come out. Safe for use by any thread. */
@ProviderType
public interface Certificates {

    /** Time to confirm a new certificate. */
    Duration CONFIRM_WITHIN = Duration.ofMinutes(2);

    /**
     * What is shown to clients.
     *
     * @param chain the certificate and those that lead to its root, the own one first
     * @param uploaded whether somebody has given it; else the gateway made it
     * @param confirmBy until when it must be confirmed, or null
     * @param warnings what is not wrong but worth knowing, codes of {@code problems.properties}
     */
    record Shown(List<CertificateInfo> chain, boolean uploaded, @Nullable Instant confirmBy, List<String> warnings) {}

    /** What is shown to clients now; empty before HTTPS has begun to listen. */
    Optional<Shown> shown();

    /**
     * Shows another certificate, until it is confirmed.
     *
     * @param chain PEM, the own certificate first
     * @param key PEM: PKCS#8, PKCS#1 or SEC1, encrypted or not; empty for the key of the last request that this gateway made
     * @param passphrase of an encrypted key; empty without
     * @param host the name by which the caller reached the gateway
     * @throws io.busbar.gateway.problem.ProblemException naming the field, if they cannot be used
     */
    void upload(Actor actor, String chain, String key, String passphrase, String host);

    /** Keeps the certificate under way; {@code certificate.confirm.none} if there is none any more. */
    void confirm(Actor actor);

    /** Goes back to the certificate that the gateway makes for itself. */
    void remove(Actor actor);

    /**
     * Makes a key and a request for a certificate of it (PKCS#10, PEM).
     *
     * @param subject name of the gateway
     * @param names host names and addresses that the certificate shall be good for
     */
    String request(Actor actor, String subject, List<String> names);
}
