package io.busbar.security.keys;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.secrets.Secrets;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** AES-256-GCM with a random nonce of 96 bits; the purpose is authenticated with the secret. */
@Component(service = Secrets.class)
public final class SealedSecrets implements Secrets {

    private static final String CIPHER = "AES/GCM/NoPadding";
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKeySpec key;
    private final SecureRandom random = new SecureRandom();

    /** Seals with the key of this installation. */
    @Activate
    public SealedSecrets(@Reference InstallationKey installation) {
        key = new SecretKeySpec(installation.derive("secrets at rest"), "AES");
    }

    @Override
    public String seal(String purpose, String secret) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted =
                    cipher(Cipher.ENCRYPT_MODE, nonce, purpose).doFinal(secret.getBytes(StandardCharsets.UTF_8));
            byte[] sealed = Arrays.copyOf(nonce, NONCE + encrypted.length);
            System.arraycopy(encrypted, 0, sealed, NONCE, encrypted.length);
            return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + CIPHER, e);
        }
    }

    @Override
    public String open(String purpose, String sealed) {
        try {
            if (!Secrets.isSealed(sealed)) {
                throw unreadable(purpose);
            }
            byte[] bytes = Base64.getUrlDecoder().decode(sealed.substring(PREFIX.length()));
            if (bytes.length < NONCE + TAG_BITS / 8) {
                throw unreadable(purpose);
            }
            byte[] nonce = Arrays.copyOf(bytes, NONCE);
            byte[] secret = cipher(Cipher.DECRYPT_MODE, nonce, purpose).doFinal(bytes, NONCE, bytes.length - NONCE);
            return new String(secret, StandardCharsets.UTF_8);
        } catch (GeneralSecurityException | IllegalArgumentException e) {
            throw unreadable(purpose);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String purpose) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(CIPHER);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(purpose.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    private static ProblemException unreadable(String purpose) {
        return ProblemException.of(Kind.CONFLICT, "secret.unreadable", purpose);
    }
}
