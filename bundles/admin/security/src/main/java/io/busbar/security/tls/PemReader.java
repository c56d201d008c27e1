package io.busbar.security.tls;

import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.io.StringReader;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.List;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.jce.provider.BouncyCastleProvider;
import org.bouncycastle.openssl.PEMEncryptedKeyPair;
import org.bouncycastle.openssl.PEMException;
import org.bouncycastle.openssl.PEMKeyPair;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JceOpenSSLPKCS8DecryptorProviderBuilder;
import org.bouncycastle.openssl.jcajce.JcePEMDecryptorProviderBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.pkcs.PKCS8EncryptedPrivateKeyInfo;
import org.bouncycastle.pkcs.PKCSException;
import org.jspecify.annotations.Nullable;

/** Reads PEM texts: certificates; keys in PKCS#8, PKCS#1 and SEC1, encrypted or not. */
final class PemReader {

    private static final int LONGEST = 256 * 1024;
    private static final int MOST_CERTIFICATES = 200;

    // Handed over where it is needed: installed for the whole Java, it would outlive this bundle.
    private final BouncyCastleProvider provider = new BouncyCastleProvider();

    /**
     * The certificates of a text, in its order.
     *
     * @param field the field of the input that holds it
     */
    List<X509Certificate> certificates(String field, String pem) {
        List<X509Certificate> found = new ArrayList<>();
        try (PEMParser parser = parser(field, pem)) {
            for (Object object = parser.readObject(); object != null; object = parser.readObject()) {
                if (object instanceof X509CertificateHolder holder && found.size() < MOST_CERTIFICATES) {
                    found.add(new JcaX509CertificateConverter().getCertificate(holder));
                }
            }
        } catch (IOException | CertificateException | RuntimeException e) {
            throw damaged(field, "certificate.pem", e);
        }
        if (found.isEmpty()) {
            throw ProblemException.invalid(field, "certificate.pem", "-----BEGIN CERTIFICATE-----");
        }
        return found;
    }

    /** The private key of a text. */
    PrivateKey key(String field, String pem, String passphrase) {
        PrivateKeyInfo info = null;
        try (PEMParser parser = parser(field, pem)) {
            for (Object object = parser.readObject(); object != null && info == null; object = parser.readObject()) {
                info = info(object, passphrase.toCharArray());
            }
        } catch (PKCSException | OperatorCreationException | PEMException e) {
            throw ProblemException.invalid("passphrase", "certificate.key.passphrase");
        } catch (IOException | RuntimeException e) {
            throw damaged(field, "certificate.key.pem", e);
        }
        if (info == null) {
            throw ProblemException.invalid(field, "certificate.key.pem", "-----BEGIN PRIVATE KEY-----");
        }
        String algorithm =
                info.getPrivateKeyAlgorithm().getAlgorithm().equals(X9ObjectIdentifiers.id_ecPublicKey) ? "EC" : "RSA";
        try {
            return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(info.getEncoded()));
        } catch (GeneralSecurityException | IOException e) {
            throw ProblemException.invalid(
                    field,
                    "certificate.key.kind",
                    info.getPrivateKeyAlgorithm().getAlgorithm().getId());
        }
    }

    private @Nullable PrivateKeyInfo info(Object object, char[] passphrase)
            throws IOException, PKCSException, OperatorCreationException {
        if (object instanceof PEMEncryptedKeyPair encrypted) {
            return encrypted
                    .decryptKeyPair(new JcePEMDecryptorProviderBuilder()
                            .setProvider(provider)
                            .build(passphrase))
                    .getPrivateKeyInfo();
        }
        if (object instanceof PKCS8EncryptedPrivateKeyInfo encrypted) {
            return encrypted.decryptPrivateKeyInfo(new JceOpenSSLPKCS8DecryptorProviderBuilder()
                    .setProvider(provider)
                    .build(passphrase));
        }
        if (object instanceof PEMKeyPair pair) {
            return pair.getPrivateKeyInfo();
        }
        return object instanceof PrivateKeyInfo plain ? plain : null;
    }

    private static PEMParser parser(String field, String pem) {
        if (pem.length() > LONGEST) {
            throw ProblemException.invalid(field, "field.length", LONGEST, pem.length());
        }
        return new PEMParser(new StringReader(pem));
    }

    private static ProblemException damaged(String field, String code, Exception e) {
        if (e instanceof ProblemException problem) {
            return problem;
        }
        return ProblemException.invalid(field, code, String.valueOf(e.getMessage()));
    }
}
