package io.busbar.upgrade.tool;

import io.busbar.upgrade.container.TrustSet;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * Keys for one developer, or for one site's own drivers, and the trust set that believes them. Nobody else's gateway does: keys of
 * releases are made elsewhere and never lie in a folder.
 */
final class DevelopmentKeys {

    private static final Duration VALID = Duration.ofDays(3 * 365);
    private static final int SERIAL_BITS = 120;

    private final SecureRandom random = new SecureRandom();
    private final Instant now;

    DevelopmentKeys(Clock clock) {
        this.now = clock.instant().truncatedTo(ChronoUnit.SECONDS);
    }

    /** A key and the certificate made for it. */
    private record Holder(String name, KeyPair pair, X509Certificate certificate) {}

    /**
     * Makes {@code release-1.p12}, {@code release-2.p12} and {@code driver.p12}, the certificate {@code root.pem} that they end at, the trust set
     * {@code root.1.json}, and the password of the key files.
     *
     * @param prefix beginning of the names of drivers that the driver key may sign
     */
    void write(Path directory, String prefix) throws IOException, GeneralSecurityException {
        Files.createDirectories(directory);
        String password = HexFormat.of().formatHex(random.generateSeed(16));
        secret(directory.resolve(KeyStores.PASSWORD_FILE), password.getBytes(StandardCharsets.UTF_8));
        Holder root = authority("Busbar development");
        for (String name : List.of("release-1", "release-2", "driver")) {
            store(directory.resolve(name + ".p12"), signer(name, root), root, password);
        }
        String der = Base64.getEncoder().encodeToString(root.certificate().getEncoded());
        Files.writeString(
                directory.resolve("root.pem"),
                "-----BEGIN CERTIFICATE-----\n"
                        + Base64.getMimeEncoder(64, new byte[] {'\n'})
                                .encodeToString(root.certificate().getEncoded())
                        + "\n-----END CERTIFICATE-----\n");
        TrustSet trust = new TrustSet(
                1,
                now.plus(VALID).toString(),
                List.of(new TrustSet.Root(der, Set.of(TrustSet.RELEASE, TrustSet.DRIVER + prefix))),
                Map.of("system", 2, "trust", 2, "driver", 1),
                Set.of());
        Files.write(directory.resolve("root.1.json"), trust.bytes());
    }

    private Holder authority(String name) throws IOException, GeneralSecurityException {
        KeyPair pair = pair();
        return new Holder(name, pair, certificate(name, pair, name, pair, true));
    }

    private Holder signer(String name, Holder root) throws IOException, GeneralSecurityException {
        KeyPair pair = pair();
        return new Holder(name, pair, certificate(root.name() + " " + name, pair, root.name(), root.pair(), false));
    }

    private KeyPair pair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"), random);
        return generator.generateKeyPair();
    }

    private X509Certificate certificate(String subject, KeyPair pair, String issuer, KeyPair issuing, boolean authority)
            throws IOException, GeneralSecurityException {
        try {
            JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                    new X500Name("CN=" + issuer),
                    new BigInteger(SERIAL_BITS, random).setBit(SERIAL_BITS),
                    Date.from(now.minus(Duration.ofDays(1))),
                    Date.from(now.plus(VALID)),
                    new X500Name("CN=" + subject),
                    pair.getPublic());
            builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
            builder.addExtension(
                    Extension.keyUsage,
                    true,
                    new KeyUsage(authority ? KeyUsage.keyCertSign | KeyUsage.cRLSign : KeyUsage.digitalSignature));
            if (!authority) {
                builder.addExtension(
                        Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_codeSigning));
            }
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(issuing.getPrivate())));
        } catch (CertIOException | OperatorCreationException e) {
            throw new GeneralSecurityException("The certificate of " + subject + " could not be made", e);
        }
    }

    private static void store(Path file, Holder signer, Holder root, String password)
            throws IOException, GeneralSecurityException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry(signer.name(), signer.pair().getPrivate(), password.toCharArray(), new Certificate[] {
            signer.certificate(), root.certificate()
        });
        secret(file, new byte[0]);
        try (OutputStream out = Files.newOutputStream(file)) {
            store.store(out, password.toCharArray());
        }
    }

    private static void secret(Path file, byte[] content) throws IOException {
        Files.deleteIfExists(file);
        Files.createFile(file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.write(file, content);
    }
}
