package io.busbar.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** The certificate a gateway shows until somebody gives it a better one: P-256, signed by itself, 397 days. */
final class Certificate {
    private static final int VALID_DAYS = 397;
    private static final long KEYTOOL_SECONDS = 60;

    private final Path store;
    private final Path passwordFile;

    Certificate(Path directory) {
        this.store = directory.resolve("https.p12");
        this.passwordFile = directory.resolve("https.password");
    }

    Path store() {
        return store;
    }

    String password() throws IOException {
        return Files.readString(passwordFile, StandardCharsets.US_ASCII).strip();
    }

    void createIfMissing(Messages messages) throws IOException, LaunchException, InterruptedException {
        if (Files.exists(store) && Files.exists(passwordFile)) {
            return;
        }
        byte[] secret = new byte[24];
        new SecureRandom().nextBytes(secret);
        PrivateFiles.replace(
                passwordFile,
                Base64.getUrlEncoder().withoutPadding().encodeToString(secret).getBytes(StandardCharsets.US_ASCII));
        Path next = store.resolveSibling("https.p12.new");
        Files.deleteIfExists(next);
        keytool(next, messages);
        PrivateFiles.forOwnerOnly(next);
        PrivateFiles.replace(store, Files.readAllBytes(next));
    }

    private void keytool(Path target, Messages messages) throws IOException, LaunchException, InterruptedException {
        String host = hostName();
        Process keytool = new ProcessBuilder(List.of(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "busbar",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-sigalg",
                        "SHA256withECDSA",
                        "-dname",
                        "CN=" + host,
                        "-validity",
                        Integer.toString(VALID_DAYS),
                        "-ext",
                        "SAN=" + String.join(",", names(host)),
                        "-ext",
                        "EKU=serverAuth",
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        target.toString(),
                        "-storepass:file",
                        passwordFile.toString()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.PIPE)
                .start();
        keytool.getOutputStream().close();
        if (!keytool.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
            keytool.destroyForcibly();
            throw messages.problem("certificate.failed", "timeout");
        }
        if (keytool.exitValue() != 0) {
            String said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            throw messages.problem("certificate.failed", said.strip());
        }
    }

    /** Every name and address by which a browser may reach this machine: Jetty refuses the others. */
    private static Set<String> names(String host) throws IOException {
        Set<String> names = new LinkedHashSet<>();
        names.add("DNS:localhost");
        names.add("DNS:busbar.local");
        names.add("DNS:" + host);
        names.add("IP:127.0.0.1");
        names.add("IP:::1");
        for (NetworkInterface card : NetworkInterface.networkInterfaces().toList()) {
            card.inetAddresses()
                    .filter(address -> !address.isLinkLocalAddress() && !address.isLoopbackAddress())
                    .map(InetAddress::getHostAddress)
                    .map(address -> address.contains("%") ? address.substring(0, address.indexOf('%')) : address)
                    .forEach(address -> names.add("IP:" + address));
        }
        return names;
    }

    private static String hostName() {
        try {
            String name = InetAddress.getLocalHost().getHostName();
            // an address, or a name no certificate may carry, says nothing: localhost then
            return name.matches("[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?") && !name.matches("[0-9.]+")
                    ? name
                    : "localhost";
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }
}
