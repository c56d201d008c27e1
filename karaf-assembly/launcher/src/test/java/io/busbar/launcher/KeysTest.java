package io.busbar.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.FileInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyPair;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.security.interfaces.ECPublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.apache.sshd.common.config.keys.AuthorizedKeyEntry;
import org.apache.sshd.common.config.keys.PublicKeyEntryResolver;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {
    private final Path directory;

    KeysTest(@TempDir Path directory) {
        this.directory = directory;
    }

    @Test
    void theShellKeyOpensWhatItsPublicHalfAllows() throws Exception {
        Path etc = Files.createDirectory(directory.resolve("etc"));
        ShellKey key = new ShellKey(directory, etc);
        key.createIfMissing();

        KeyPair pair = new FileKeyPairProvider(key.privateKey())
                .loadKeys(null)
                .iterator()
                .next();
        Properties allowed = new Properties();
        try (var in = Files.newBufferedReader(etc.resolve("keys.properties"))) {
            allowed.load(in);
        }
        String[] entry = allowed.getProperty("karaf").split(",");
        assertThat(AuthorizedKeyEntry.parseAuthorizedKeyEntry("ssh-rsa " + entry[0])
                        .resolvePublicKey(null, PublicKeyEntryResolver.FAILING))
                .isEqualTo(pair.getPublic());
        assertThat(entry[1]).isEqualTo("_g_:admingroup");
        assertThat(allowed.getProperty("_g_:admingroup")).contains("admin", "ssh");
    }

    @Test
    void aKeyOnceMadeStays() throws Exception {
        ShellKey key = new ShellKey(directory, directory);
        key.createIfMissing();
        String first = Files.readString(key.privateKey());
        key.createIfMissing();
        assertThat(Files.readString(key.privateKey())).isEqualTo(first);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key.privateKey())))
                .isEqualTo("rw-------");
    }

    @Test
    void theCertificateNamesEveryWayToThisMachine() throws Exception {
        Certificate certificate = new Certificate(directory);
        certificate.createIfMissing(new Messages(Locale.ENGLISH));

        KeyStore store = KeyStore.getInstance("PKCS12");
        try (var in = new FileInputStream(certificate.store().toFile())) {
            store.load(in, certificate.password().toCharArray());
        }
        X509Certificate made = (X509Certificate) store.getCertificate("busbar");
        assertThat(((ECPublicKey) made.getPublicKey())
                        .getParams()
                        .getCurve()
                        .getField()
                        .getFieldSize())
                .isEqualTo(256);
        Collection<List<?>> names = made.getSubjectAlternativeNames();
        assertThat(names.stream().map(name -> name.get(1).toString()))
                .contains("localhost", "busbar.local", "127.0.0.1");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(certificate.store())))
                .isEqualTo("rw-------");
    }
}
