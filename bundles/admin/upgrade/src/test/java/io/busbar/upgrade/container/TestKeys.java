package io.busbar.upgrade.container;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/** Authorities and signers made for a test. */
final class TestKeys {

    static final Instant FROM = Instant.parse("2026-01-01T00:00:00Z");
    static final Instant UNTIL = Instant.parse("2030-01-01T00:00:00Z");

    private static final AtomicLong SERIAL = new AtomicLong(1);

    private TestKeys() {}

    /** An authority, or a signer below one. */
    record Holder(String name, KeyPair pair, X509Certificate certificate) {

        static Holder authority(String name) throws Exception {
            KeyPair pair = newPair("secp384r1");
            return new Holder(
                    name, pair, issue(name, pair, name, pair, true, KeyPurposeId.anyExtendedKeyUsage, FROM, UNTIL));
        }

        PackageWriter.SigningKey signer(String signer) throws Exception {
            return signer(signer, newPair("secp256r1"), KeyPurposeId.id_kp_codeSigning, FROM, UNTIL);
        }

        PackageWriter.SigningKey signer(String signer, KeyPair own, KeyPurposeId purpose, Instant from, Instant until)
                throws Exception {
            return new PackageWriter.SigningKey(
                    own.getPrivate(), List.of(issue(signer, own, name, pair, false, purpose, from, until)));
        }

        TrustSet.Root root(String... roles) throws Exception {
            return new TrustSet.Root(Base64.getEncoder().encodeToString(certificate.getEncoded()), Set.of(roles));
        }
    }

    static KeyPair newPair(String curve) throws Exception {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec(curve));
        return generator.generateKeyPair();
    }

    static TrustSet trust(int version, List<TrustSet.Root> roots, int system, int driver) {
        return new TrustSet(
                version,
                UNTIL.toString(),
                roots,
                Map.of("system", system, "driver", driver, "trust", system),
                Set.of());
    }

    private static X509Certificate issue(
            String subject,
            KeyPair pair,
            String issuer,
            KeyPair issuing,
            boolean authority,
            KeyPurposeId purpose,
            Instant from,
            Instant until)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name("CN=" + issuer),
                BigInteger.valueOf(SERIAL.getAndIncrement()),
                Date.from(from),
                Date.from(until),
                new X500Name("CN=" + subject),
                pair.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        builder.addExtension(
                Extension.keyUsage, true, new KeyUsage(authority ? KeyUsage.keyCertSign : KeyUsage.digitalSignature));
        builder.addExtension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purpose));
        return new JcaX509CertificateConverter()
                .getCertificate(
                        builder.build(new JcaContentSignerBuilder("SHA384withECDSA").build(issuing.getPrivate())));
    }
}
