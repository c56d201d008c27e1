package io.busbar.upgrade.tool;

import io.busbar.upgrade.container.PackageWriter.SigningKey;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;

/** Signing keys in PKCS#12 files. The password comes from the environment, or from the file {@code password} beside them. */
final class KeyStores {

    /** Environment variable with the password of the key files. */
    static final String PASSWORD = "BUSBAR_KEY_PASSWORD";

    /** Name of the file with the password of the key files in its folder. */
    static final String PASSWORD_FILE = "password";

    private final Words words;
    private final Map<String, String> environment;

    KeyStores(Words words, Map<String, String> environment) {
        this.words = words;
        this.environment = environment;
    }

    SigningKey read(Path file) throws ToolException {
        char[] password = password(file);
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            for (String alias : Collections.list(store.aliases())) {
                if (store.getKey(alias, password) instanceof PrivateKey key) {
                    Certificate[] chain = store.getCertificateChain(alias);
                    return new SigningKey(
                            key,
                            Arrays.stream(chain)
                                    .map(X509Certificate.class::cast)
                                    .toList());
                }
            }
            throw words.problem("key.none", file);
        } catch (IOException | GeneralSecurityException e) {
            throw words.problem("key.unreadable", file, String.valueOf(e.getMessage()));
        }
    }

    private char[] password(Path file) throws ToolException {
        String given = environment.get(PASSWORD);
        if (given != null) {
            return given.toCharArray();
        }
        Path beside = file.resolveSibling(PASSWORD_FILE);
        try {
            return Files.readString(beside, StandardCharsets.UTF_8).strip().toCharArray();
        } catch (IOException e) {
            throw words.problem("key.password", PASSWORD, beside);
        }
    }
}
