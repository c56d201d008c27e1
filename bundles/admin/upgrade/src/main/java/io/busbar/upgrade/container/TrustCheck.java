package io.busbar.upgrade.container;

import io.busbar.upgrade.container.PackageRefused.Check;
import io.busbar.upgrade.container.Signatures.Signer;
import io.busbar.upgrade.container.TrustSet.Anchor;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Whether enough of those who signed are trusted with what they signed. */
final class TrustCheck {

    private static final String CODE_SIGNING = "1.3.6.1.5.5.7.3.3";
    private static final int DIGITAL_SIGNATURE = 0;
    private static final int CERTIFICATE_SIGNING = 5;
    private static final int LONGEST_CHAIN = 4;

    private final TrustSet trust;
    private final List<Anchor> anchors;

    TrustCheck(TrustSet trust) {
        this.trust = trust;
        this.anchors = trust.anchors();
    }

    /**
     * The keys that count. The same key counts once, however often it signed.
     *
     * @throws PackageRefused U04 or U05
     */
    Set<String> keys(Manifest manifest, List<Signer> signers) throws PackageRefused {
        if (manifest.epoch() > trust.version()) {
            throw PackageRefused.of(Check.U05, "package.epoch", manifest.epoch(), trust.version());
        }
        if (manifest.kind() == Manifest.Kind.system && trust.isExpired(manifest.createdAt())) {
            throw PackageRefused.of(Check.U05, "package.trust.expired", trust.expires());
        }
        Set<String> keys = new TreeSet<>();
        for (Signer signer : signers) {
            if (counts(signer, manifest)) {
                keys.add(Signatures.keyId(signer.certificate().getPublicKey()));
            }
        }
        int needed = trust.threshold(manifest.kind());
        if (keys.size() < needed) {
            throw PackageRefused.of(Check.U04, "package.signers", keys.size(), needed, manifest.kind());
        }
        return keys;
    }

    private boolean counts(Signer signer, Manifest manifest) {
        X509Certificate certificate = signer.certificate();
        Instant at = manifest.createdAt();
        try {
            return isGood(certificate, at)
                    && maySignCode(certificate)
                    && root(certificate, signer.chain(), at, 0)
                            .filter(anchor -> anchor.root().mayVouchFor(manifest))
                            .isPresent();
        } catch (RuntimeException e) {
            return false; // parts of a damaged certificate leave the library as exceptions that it does not declare
        }
    }

    private Optional<Anchor> root(X509Certificate certificate, List<X509Certificate> chain, Instant at, int depth) {
        for (Anchor anchor : anchors) {
            if (isGood(anchor.certificate(), at) && isSignedBy(certificate, anchor.certificate())) {
                return Optional.of(anchor);
            }
        }
        if (depth >= LONGEST_CHAIN) {
            return Optional.empty();
        }
        return chain.stream()
                .filter(issuer -> !issuer.equals(certificate)
                        && isAuthority(issuer)
                        && isGood(issuer, at)
                        && isSignedBy(certificate, issuer))
                .map(issuer -> root(issuer, chain, at, depth + 1))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private boolean isGood(X509Certificate certificate, Instant at) {
        Date date = Date.from(at);
        return !certificate.getNotBefore().after(date)
                && !certificate.getNotAfter().before(date)
                && !trust.revoked().contains(Signatures.keyId(certificate.getPublicKey()));
    }

    private static boolean isSignedBy(X509Certificate certificate, X509Certificate issuer) {
        if (!certificate.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())) {
            return false;
        }
        try {
            certificate.verify(issuer.getPublicKey());
            return true;
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private static boolean isAuthority(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        return certificate.getBasicConstraints() >= 0 && usage != null && usage[CERTIFICATE_SIGNING];
    }

    private static boolean maySignCode(X509Certificate certificate) {
        boolean[] usage = certificate.getKeyUsage();
        try {
            List<String> extended = certificate.getExtendedKeyUsage();
            return usage != null && usage[DIGITAL_SIGNATURE] && extended != null && extended.contains(CODE_SIGNING);
        } catch (CertificateParsingException e) {
            return false;
        }
    }
}
