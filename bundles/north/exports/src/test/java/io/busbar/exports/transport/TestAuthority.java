package io.busbar.exports.transport;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.Map;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** An authority of the test and a certificate for this machine, made by openssl. */
final class TestAuthority {

    final Path chain;
    final Path key;
    private final Path root;
    private final Path store;

    TestAuthority(Path folder, String name) throws IOException, InterruptedException {
        Files.createDirectories(folder);
        root = folder.resolve("ca.pem");
        chain = folder.resolve("server.pem");
        key = folder.resolve("server.key");
        store = folder.resolve("server.p12");
        Path request = folder.resolve("server.csr");
        Path names = folder.resolve("names.cnf");
        Files.writeString(names, "subjectAltName=DNS:" + name + "\n");
        openssl("req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=TestCA -keyout " + folder.resolve("ca.key")
                + " -out " + root);
        openssl("req -newkey rsa:2048 -nodes -subj /CN=server -keyout " + key + " -out " + request);
        openssl("x509 -req -days 2 -CAcreateserial -CA " + root + " -CAkey " + folder.resolve("ca.key") + " -in "
                + request + " -out " + chain + " -extfile " + names);
        openssl("pkcs12 -export -passout pass:test -inkey " + key + " -in " + chain + " -out " + store);
    }

    private static void openssl(String arguments) throws IOException, InterruptedException {
        TestServer.run(Map.of(), ("openssl " + arguments).split(" "));
    }

    /** Accepts what this authority has signed. */
    SSLContext trusting() {
        try (InputStream in = Files.newInputStream(root)) {
            KeyStore trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry(
                    "ca", CertificateFactory.getInstance("X.509").generateCertificate(in));
            TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
            factory.init(trusted);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, factory.getTrustManagers(), null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** For a server in this process. */
    SSLContext serving() {
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore own = KeyStore.getInstance("PKCS12");
            own.load(in, "test".toCharArray());
            KeyManagerFactory factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            factory.init(own, "test".toCharArray());
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(factory.getKeyManagers(), null, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
