package io.busbar.security.tls;

import io.busbar.security.keys.InstallationKey;
import io.busbar.security.tls.CertificateStore.Pair;
import io.busbar.storage.DurableFiles;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;

/** Where keys are kept: PKCS#12 under a password that is derived from the key of the installation, for the owner only. */
final class KeyFiles {

    private static final String ALIAS = "busbar";

    private final DurableFiles files = new DurableFiles();
    private final Path uploaded;
    private final Path requested;
    private final char[] password;
    private final byte[] sealing;
    private final @Nullable String ownStore;
    private final @Nullable String ownPassword;
    private volatile @Nullable Pair own;

    /** A key store and its password. */
    record Opened(KeyStore keys, char[] password) {}

    KeyFiles(InstallationKey key, BundleContext context) {
        this(key, context.getProperty("busbar.https.keystore"), context.getProperty("busbar.https.password"));
    }

    KeyFiles(InstallationKey key, @Nullable String ownStore, @Nullable String ownPassword) {
        Path directory = key.directory().resolve("tls");
        uploaded = directory.resolve("https.p12");
        requested = directory.resolve("request.key");
        password = HexFormat.of().formatHex(key.derive("tls store")).toCharArray();
        sealing = key.derive("tls request");
        this.ownStore = ownStore;
        this.ownPassword = ownPassword;
    }

    Optional<Pair> uploaded() throws IOException, GeneralSecurityException {
        Optional<byte[]> stored = files.read(uploaded);
        return stored.isEmpty() ? Optional.empty() : read(new ByteArrayInputStream(stored.get()), password);
    }

    void keep(Pair pair) throws IOException, GeneralSecurityException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        opened(pair).keys().store(out, password);
        files.replace(uploaded, out.toByteArray());
        files.delete(requested);
    }

    void forget() throws IOException {
        files.delete(uploaded);
    }

    /** The one that the launcher made before this process had bundles; empty where there is none. */
    Optional<Pair> own() {
        Pair known = own;
        if (known != null) {
            return Optional.of(known);
        }
        String store = ownStore;
        String secret = ownPassword;
        if (store == null || secret == null || !Files.exists(Path.of(store))) {
            return Optional.empty();
        }
        try (InputStream in = Files.newInputStream(Path.of(store))) {
            Optional<Pair> made = read(in, secret.toCharArray());
            own = made.orElse(null);
            return made;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("The gateway's own certificate cannot be read from " + store, e);
        }
    }

    Opened opened(Pair pair) {
        try {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, null);
            keys.setKeyEntry(ALIAS, pair.key(), password, pair.chain().toArray(Certificate[]::new));
            return new Opened(keys, password.clone());
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no PKCS#12", e);
        }
    }

    /** The key of the last request, sealed: a request may wait for weeks. */
    void keepRequested(PrivateKey key) throws IOException, GeneralSecurityException {
        Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(sealing, "AES"));
        byte[] nonce = cipher.getIV();
        byte[] sealed = cipher.doFinal(key.getEncoded());
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(nonce);
        out.write(sealed);
        files.replace(requested, out.toByteArray());
    }

    Optional<PrivateKey> requested() {
        try {
            Optional<byte[]> stored = files.read(requested);
            if (stored.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes = stored.get();
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(
                    Cipher.DECRYPT_MODE, new SecretKeySpec(sealing, "AES"), new GCMParameterSpec(128, bytes, 0, 12));
            byte[] encoded = cipher.doFinal(bytes, 12, bytes.length - 12);
            return Optional.of(KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
        } catch (IOException | GeneralSecurityException e) {
            return Optional.empty();
        }
    }

    private static Optional<Pair> read(InputStream in, char[] password) throws IOException, GeneralSecurityException {
        KeyStore keys = KeyStore.getInstance("PKCS12");
        keys.load(in, password);
        for (Enumeration<String> aliases = keys.aliases(); aliases.hasMoreElements(); ) {
            String alias = aliases.nextElement();
            Key key = keys.getKey(alias, password);
            if (key instanceof PrivateKey privateKey) {
                List<X509Certificate> chain = new ArrayList<>();
                for (Certificate certificate : keys.getCertificateChain(alias)) {
                    if (certificate instanceof X509Certificate x509) {
                        chain.add(x509);
                    }
                }
                return Optional.of(new Pair(chain, privateKey));
            }
        }
        return Optional.empty();
    }
}
