package io.busbar.security.tls;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.tls.CertificateInfo;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.Signature;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/** What a certificate must be before it is shown to anybody. */
final class CertificateCheck {

    private static final int LEAST_RSA = 2048;
    private static final int MOST_RSA = 4096;
    private static final String ANY_USE = "2.5.29.37.0";
    private static final String SERVER = "1.3.6.1.5.5.7.3.1";
    private static final int DNS = 2;
    private static final int IP = 7;

    private final Clock wall;

    CertificateCheck(Clock wall) {
        this.wall = wall;
    }

    /** Refuses a chain or key that cannot be used, naming the field. */
    void require(List<X509Certificate> chain, PrivateKey key) {
        X509Certificate own = chain.get(0);
        requireKind(own.getPublicKey());
        if (!belongs(own.getPublicKey(), key)) {
            throw ProblemException.invalid("key", "certificate.key.other");
        }
        Instant now = wall.instant();
        if (now.isAfter(own.getNotAfter().toInstant())) {
            throw ProblemException.invalid(
                    "chain",
                    "certificate.expired",
                    own.getNotAfter().toInstant().toString());
        }
        if (now.isBefore(own.getNotBefore().toInstant())) {
            throw ProblemException.invalid(
                    "chain", "certificate.early", own.getNotBefore().toInstant().toString());
        }
        for (int i = 1; i < chain.size(); i++) {
            try {
                chain.get(i - 1).verify(chain.get(i).getPublicKey());
            } catch (GeneralSecurityException e) {
                throw ProblemException.invalid("chain", "certificate.chain", i + 1);
            }
        }
        if (!mayServe(own)) {
            throw ProblemException.invalid("chain", "certificate.use");
        }
    }

    static CertificateInfo info(X509Certificate certificate) {
        return new CertificateInfo(
                fingerprint(certificate),
                certificate.getSubjectX500Principal().getName(),
                certificate.getIssuerX500Principal().getName(),
                kind(certificate.getPublicKey()),
                names(certificate),
                certificate.getNotBefore().toInstant(),
                certificate.getNotAfter().toInstant(),
                certificate.getSubjectX500Principal().equals(certificate.getIssuerX500Principal()));
    }

    /** Whether a browser that asked for this host would be content. */
    static boolean isGoodFor(X509Certificate certificate, String host) {
        String name = host.toLowerCase(Locale.ROOT);
        return names(certificate).stream()
                .map(certified -> certified.toLowerCase(Locale.ROOT))
                .anyMatch(certified -> certified.equals(name)
                        || (certified.startsWith("*.")
                                && name.indexOf('.') > 0
                                && name.substring(name.indexOf('.')).equals(certified.substring(1))));
    }

    static String fingerprint(X509Certificate certificate) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void requireKind(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            int bits = rsa.getModulus().bitLength();
            if (bits < LEAST_RSA || bits > MOST_RSA) {
                throw ProblemException.invalid("chain", "certificate.key.size", Integer.toString(bits));
            }
        } else if (!(key instanceof ECPublicKey ec) || !isNistCurve(ec)) {
            throw ProblemException.invalid("chain", "certificate.key.kind", kind(key));
        }
    }

    private static boolean isNistCurve(ECPublicKey key) {
        BigInteger order = key.getParams().getOrder();
        int bits = order.bitLength();
        String text = key.getParams().toString();
        return (bits == 256 && text.contains("secp256r1")) || (bits == 384 && text.contains("secp384r1"));
    }

    private static String kind(PublicKey key) {
        if (key instanceof RSAPublicKey rsa) {
            return "RSA " + rsa.getModulus().bitLength();
        }
        if (key instanceof ECPublicKey ec) {
            return isNistCurve(ec)
                    ? "EC P-" + ec.getParams().getOrder().bitLength()
                    : "EC " + ec.getParams().toString().split(" ", 2)[0];
        }
        return key.getAlgorithm();
    }

    private static boolean belongs(PublicKey publicKey, PrivateKey key) {
        if (!publicKey.getAlgorithm().equals(key.getAlgorithm())) {
            return false;
        }
        String algorithm = key.getAlgorithm().equals("EC") ? "SHA256withECDSA" : "SHA256withRSA";
        byte[] text = "busbar".getBytes(StandardCharsets.US_ASCII);
        try {
            Signature signer = Signature.getInstance(algorithm);
            signer.initSign(key);
            signer.update(text);
            byte[] signature = signer.sign();
            Signature verifier = Signature.getInstance(algorithm);
            verifier.initVerify(publicKey);
            verifier.update(text);
            return verifier.verify(signature);
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean mayServe(X509Certificate certificate) {
        try {
            List<String> uses = certificate.getExtendedKeyUsage();
            return uses == null || uses.contains(SERVER) || uses.contains(ANY_USE);
        } catch (CertificateParsingException e) {
            return false;
        }
    }

    private static List<String> names(X509Certificate certificate) {
        List<String> names = new ArrayList<>();
        try {
            Collection<List<?>> alternatives = certificate.getSubjectAlternativeNames();
            if (alternatives != null) {
                for (List<?> alternative : alternatives) {
                    Object kind = alternative.get(0);
                    if (Integer.valueOf(DNS).equals(kind) || Integer.valueOf(IP).equals(kind)) {
                        names.add(String.valueOf(alternative.get(1)));
                    }
                }
            }
        } catch (CertificateParsingException e) {
            return List.of();
        }
        return names;
    }
}
