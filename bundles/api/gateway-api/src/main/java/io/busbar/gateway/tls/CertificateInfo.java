package io.busbar.gateway.tls;

import java.time.Instant;
import java.util.List;

/**
 * A certificate, for people.
 *
 * @param id SHA-256 of the certificate, in hexadecimal: its fingerprint
 * @param subject whom it names
 * @param issuer who signed it
 * @param key kind and size of its key, such as {@code EC P-256} or {@code RSA 2048}
 * @param names host names and addresses that it is good for
 * @param from valid from
 * @param until valid until
 * @param selfSigned whether it is signed by itself
 */
public record CertificateInfo(
        String id,
        String subject,
        String issuer,
        String key,
        List<String> names,
        Instant from,
        Instant until,
        boolean selfSigned) {

    /** Keeps the names in their order. */
    public CertificateInfo {
        names = List.copyOf(names);
    }
}
