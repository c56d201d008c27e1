package io.busbar.launcher;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPublicKey;
import java.util.Base64;

/** The key pair that opens the Karaf shell: made at the first start, so that there is never a password to guess. */
final class ShellKey {
    static final String USER = "karaf";
    /** RSA, because its private key file tells the public key too; EC as Java writes it does not. */
    private static final int BITS = 3072;

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
        String allowed = USER + " = " + publicKeyText((RSAPublicKey) pair.getPublic()) + ",_g_:admingroup\n"
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
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(BITS);
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IOException("this Java has no RSA keys", e);
        }
    }

    /** The public key as RFC 4253 puts it into a line of authorised keys. */
    static String publicKeyText(RSAPublicKey key) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            string(out, "ssh-rsa".getBytes(StandardCharsets.US_ASCII));
            string(out, key.getPublicExponent().toByteArray());
            string(out, key.getModulus().toByteArray());
        }
        return Base64.getEncoder().encodeToString(bytes.toByteArray());
    }

    private static void string(DataOutputStream out, byte[] bytes) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }
}
