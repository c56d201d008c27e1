package io.busbar.launcher;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.util.Base64;

/** The key pair that opens the Karaf shell: made at the first start, so that there is never a password to guess. */
final class ShellKey {
    static final String USER = "karaf";
    private static final int COORDINATE_BYTES = 32;

    private final Path privateKey;
    private final Path authorised;

    /**
     * @param directory holds the private key, readable by the owner alone
     * @param etc holds Karaf's list of keys that may log in
     */
    ShellKey(Path directory, Path etc) {
        this.privateKey = directory.resolve("shell.key");
        this.authorised = etc.resolve("keys.properties");
    }

    Path privateKey() {
        return privateKey;
    }

    void createIfMissing() throws IOException {
        if (Files.exists(privateKey) && Files.exists(authorised)) {
            return;
        }
        KeyPair pair = generate();
        String encoded = Base64.getMimeEncoder(64, new byte[] {'\n'})
                .encodeToString(pair.getPrivate().getEncoded());
        String allowed = USER + " = " + publicKeyText((ECPublicKey) pair.getPublic()) + ",_g_:admingroup\n"
                + "_g_\\:admingroup = group,admin,manager,viewer,systembundles,ssh\n";
        PrivateFiles.replace(authorised, allowed.getBytes(StandardCharsets.US_ASCII));
        // last, so that a start that is cut short makes a new pair next time
        PrivateFiles.replace(
                privateKey,
                ("-----BEGIN PRIVATE KEY-----\n" + encoded + "\n-----END PRIVATE KEY-----\n")
                        .getBytes(StandardCharsets.US_ASCII));
    }

    private static KeyPair generate() throws IOException {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no P-256 keys", e);
        }
    }

    /** The public key as RFC 5656 puts it into a line of authorised keys. */
    static String publicKeyText(ECPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            string(out, "ecdsa-sha2-nistp256".getBytes(StandardCharsets.US_ASCII));
            string(out, "nistp256".getBytes(StandardCharsets.US_ASCII));
            byte[] point = new byte[1 + 2 * COORDINATE_BYTES];
            point[0] = 4;
            coordinate(key.getW().getAffineX(), point, 1);
            coordinate(key.getW().getAffineY(), point, 1 + COORDINATE_BYTES);
            string(out, point);
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void coordinate(BigInteger value, byte[] point, int at) {
        byte[] bytes = value.toByteArray();
        int sign = bytes.length > COORDINATE_BYTES ? 1 : 0;
        int length = bytes.length - sign;
        System.arraycopy(bytes, sign, point, at + COORDINATE_BYTES - length, length);
    }

    private static void string(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
