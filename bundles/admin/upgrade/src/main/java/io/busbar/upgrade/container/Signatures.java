package io.busbar.upgrade.container;

import io.busbar.upgrade.container.PackageRefused.Check;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import org.bouncycastle.asn1.ASN1InputStream;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.CMSProcessableByteArray;
import org.bouncycastle.cms.CMSSignedData;
import org.bouncycastle.cms.CMSSignedDataGenerator;
import org.bouncycastle.cms.SignerInformation;
import org.bouncycastle.cms.jcajce.JcaSignerInfoGeneratorBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.util.Store;

/** CMS signatures beside the manifest, detached from it, as {@code openssl cms} makes and reads them. */
final class Signatures {

    /** More than this in one package serves nobody but who wants to keep a gateway busy. */
    private static final int MOST_SIGNERS = 16;

    // handed over at each use and never made the JVM's own, so that this bundle leaves nothing behind when it goes
    private static final BouncyCastleProvider PROVIDER = new BouncyCastleProvider();

    private Signatures() {}

    /**
     * A signature that fits the manifest; whether it counts is another question.
     *
     * @param chain the signer's certificate, then those that came with it and may lead to a root
     */
    record Signer(X509Certificate certificate, List<X509Certificate> chain) {}

    /**
     * Signs.
     *
     * @param before signatures that there are already; empty for the first
     * @param chain the signer's certificate first
     */
    static byte[] add(byte[] before, byte[] manifest, PrivateKey key, List<X509Certificate> chain)
            throws GeneralSecurityException {
        try {
            CMSSignedDataGenerator generator = new CMSSignedDataGenerator();
            if (before.length > 0) {
                CMSSignedData existing = new CMSSignedData(new CMSProcessableByteArray(manifest), before);
                generator.addSigners(existing.getSignerInfos());
                generator.addCertificates(existing.getCertificates());
            }
            generator.addSignerInfoGenerator(new JcaSignerInfoGeneratorBuilder(new JcaDigestCalculatorProviderBuilder()
                            .setProvider(PROVIDER)
                            .build())
                    .build(
                            new JcaContentSignerBuilder(algorithm(key))
                                    .setProvider(PROVIDER)
                                    .build(key),
                            chain.get(0)));
            generator.addCertificates(new JcaCertStore(chain));
            return generator
                    .generate(new CMSProcessableByteArray(manifest), false)
                    .getEncoded("DER");
        } catch (CMSException | OperatorCreationException | IOException e) {
            throw new GeneralSecurityException("The manifest could not be signed: " + e.getMessage(), e);
        }
    }

    /**
     * Those whose signature fits these bytes.
     *
     * @throws PackageRefused U03, if they cannot be read or one of them does not fit
     */
    static List<Signer> fitting(byte[] signatures, byte[] manifest) throws PackageRefused {
        try (ASN1InputStream in = new ASN1InputStream(signatures)) {
            CMSSignedData signed = new CMSSignedData(
                    new CMSProcessableByteArray(manifest),
                    org.bouncycastle.asn1.cms.ContentInfo.getInstance(in.readObject()));
            if (in.read() >= 0) {
                throw PackageRefused.of(Check.U03, "package.signature.unreadable");
            }
            Collection<SignerInformation> signers = signed.getSignerInfos().getSigners();
            if (signers.isEmpty() || signers.size() > MOST_SIGNERS) {
                throw PackageRefused.of(Check.U03, "package.signature.unreadable");
            }
            List<Signer> fitting = new ArrayList<>();
            for (SignerInformation signer : signers) {
                fitting.add(fitting(signer, signed.getCertificates()));
            }
            return fitting;
        } catch (CMSException | OperatorCreationException | GeneralSecurityException | IOException e) {
            throw PackageRefused.of(Check.U03, "package.signature.unreadable");
        } catch (RuntimeException e) {
            // damaged DER leaves the library as a class cast, an index out of bounds and other things besides
            throw PackageRefused.of(Check.U03, "package.signature.unreadable");
        }
    }

    @SuppressWarnings("unchecked") // the library's selector is written without its type
    private static Signer fitting(SignerInformation signer, Store<X509CertificateHolder> certificates)
            throws PackageRefused, GeneralSecurityException, OperatorCreationException {
        Collection<X509CertificateHolder> found = certificates.getMatches(signer.getSID());
        if (found.isEmpty()) {
            throw PackageRefused.of(Check.U03, "package.signature.unreadable");
        }
        X509CertificateHolder holder = found.iterator().next();
        try {
            // by its key, not its certificate: whether that was valid is judged by the time in the manifest
            if (!signer.verify(new JcaSimpleSignerInfoVerifierBuilder()
                    .setProvider(PROVIDER)
                    .build(certificate(holder).getPublicKey()))) {
                throw PackageRefused.of(Check.U03, "package.signature.wrong");
            }
        } catch (CMSException e) {
            throw PackageRefused.of(Check.U03, "package.signature.wrong");
        }
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder each : certificates.getMatches(null)) {
            all.add(certificate(each));
        }
        return new Signer(certificate(holder), List.copyOf(all));
    }

    /** What a key is known by: the SHA-256 of its public half, in lower-case hexadecimal. */
    static String keyId(PublicKey key) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(key.getEncoded()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has SHA-256", e);
        }
    }

    private static X509Certificate certificate(X509CertificateHolder holder) throws GeneralSecurityException {
        return new JcaX509CertificateConverter().setProvider(PROVIDER).getCertificate(holder);
    }

    private static String algorithm(PrivateKey key) throws GeneralSecurityException {
        return switch (key.getAlgorithm()) {
            case "EC", "ECDSA" ->
                key instanceof java.security.interfaces.ECKey ec
                                && ec.getParams().getOrder().bitLength() > 256
                        ? "SHA384withECDSA"
                        : "SHA256withECDSA";
            case "RSA" -> "SHA256withRSA";
            case "EdDSA", "Ed25519" -> "Ed25519";
            default -> throw new GeneralSecurityException("Keys of " + key.getAlgorithm() + " are not used here");
        };
    }
}
