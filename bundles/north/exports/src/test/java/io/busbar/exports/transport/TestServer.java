package io.busbar.exports.transport;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A server of others as a process of its own on the loopback, with its own settings in a directory of the test; ended by its id. */
final class TestServer implements AutoCloseable {

    static final String USER = "busbar-test";
    static final String PASSWORD = "copper rails";
    private static final int FIRST_PORT = 19710;
    private static final int LAST_PORT = 19790;
    private static int next = FIRST_PORT;

    final int port;
    final Path files;
    private final Path folder;
    private final Process process;

    private TestServer(int port, Path folder, Path files, Process process) {
        this.port = port;
        this.folder = folder;
        this.files = files;
        this.process = process;
    }

    /** Where Debian's servers are that cannot be installed beside each other: unpacked only. */
    private static Path unpacked() {
        return Path.of("../../../target/servers").toAbsolutePath().normalize();
    }

    private static Path program(String name) {
        return Stream.of(
                        Path.of("/usr/sbin"),
                        unpacked().resolve("usr/sbin"),
                        Path.of("/usr/bin"),
                        unpacked().resolve("usr/bin"))
                .map(folder -> folder.resolve(name))
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(
                        name + " is not on this machine; the packages that tests want are in prerequisites.sh"));
    }

    static TestServer vsftpd(Path folder, TestAuthority authority, boolean implicit) throws IOException {
        int port = freePort();
        Path root = Files.createDirectories(folder.resolve("vsftpd/root"));
        Path files = owned(Files.createDirectories(root.resolve("in")), "ftp");
        Path config = folder.resolve("vsftpd/vsftpd.conf");
        Files.writeString(
                config,
                """
                listen=YES
                listen_address=127.0.0.1
                listen_port=%d
                background=NO
                seccomp_sandbox=NO
                anonymous_enable=YES
                local_enable=NO
                write_enable=YES
                anon_root=%s
                anon_umask=022
                anon_upload_enable=YES
                anon_mkdir_write_enable=YES
                anon_other_write_enable=YES
                secure_chroot_dir=%s
                ssl_enable=YES
                implicit_ssl=%s
                require_ssl_reuse=YES
                allow_anon_ssl=YES
                force_anon_logins_ssl=YES
                force_anon_data_ssl=YES
                rsa_cert_file=%s
                rsa_private_key_file=%s
                ssl_ciphers=HIGH
                xferlog_enable=NO
                """
                        .formatted(
                                port,
                                root,
                                Files.createDirectories(folder.resolve("vsftpd/empty")),
                                implicit ? "YES" : "NO",
                                authority.chain,
                                authority.key));
        return start(port, folder, files, Map.of(), List.of(program("vsftpd").toString(), config.toString()));
    }

    static TestServer proftpd(Path folder, TestAuthority authority, boolean implicit) throws IOException {
        int port = freePort();
        Path files = owned(Files.createDirectories(folder.resolve("proftpd/home")), "nobody");
        Path passwd = folder.resolve("proftpd/passwd");
        Files.writeString(passwd, USER + ":" + crypt(PASSWORD) + ":65534:65534::" + files + ":/bin/false\n");
        Files.setPosixFilePermissions(passwd, PosixFilePermissions.fromString("rw-------"));
        Path config = folder.resolve("proftpd/proftpd.conf");
        Files.writeString(
                config,
                """
                ServerName test
                ServerType standalone
                DefaultAddress 127.0.0.1
                Port %d
                UseReverseDNS off
                User root
                Group root
                PidFile %s
                ScoreboardFile %s
                DelayEngine off
                WtmpLog off
                TransferLog NONE
                SystemLog %s
                RequireValidShell off
                AuthOrder mod_auth_file.c
                AuthUserFile %s
                DefaultRoot ~
                AllowOverwrite on
                ModulePath %s
                LoadModule mod_tls.c
                TLSEngine on
                TLSRequired on
                TLSProtocol TLSv1.2 TLSv1.3
                TLSRSACertificateFile %s
                TLSRSACertificateKeyFile %s
                %s
                """
                        .formatted(
                                port,
                                folder.resolve("proftpd/pid"),
                                folder.resolve("proftpd/scoreboard"),
                                folder.resolve("proftpd/log"),
                                passwd,
                                unpacked().resolve("usr/lib/proftpd"),
                                authority.chain,
                                authority.key,
                                implicit ? "TLSOptions UseImplicitSSL" : ""));
        return start(
                port,
                folder,
                files,
                libraries(),
                List.of(program("proftpd").toString(), "-n", "-c", config.toString()));
    }

    static TestServer pureFtpd(Path folder, TestAuthority authority) throws IOException, InterruptedException {
        int port = freePort();
        Path files = owned(Files.createDirectories(folder.resolve("pure/home")), "nobody");
        Path users = folder.resolve("pure/passwd");
        Path database = folder.resolve("pure/users.pdb");
        Files.writeString(
                users, USER + ":" + crypt(PASSWORD) + ":65534:65534::" + files + "/./:::::::::::: \n".replace(" ", ""));
        run(libraries(), program("pure-pw").toString(), "mkdb", database.toString(), "-f", users.toString());
        Path both = folder.resolve("pure/both.pem");
        Files.writeString(both, Files.readString(authority.key) + Files.readString(authority.chain));
        return start(
                port,
                folder,
                files,
                libraries(),
                List.of(
                        program("pure-ftpd").toString(),
                        "-S",
                        "127.0.0.1," + port,
                        "-l",
                        "puredb:" + database,
                        "-E",
                        "-H",
                        "-u",
                        "1",
                        "-Y",
                        "3",
                        "-2",
                        both.toString(),
                        "-g",
                        folder.resolve("pure/pid").toString()));
    }

    /** OpenSSH with a user that only it sees: its own files of users lie over those of the machine. */
    static TestServer openssh(Path folder) throws IOException, InterruptedException {
        int port = freePort();
        Path ssh = Files.createDirectories(folder.resolve("ssh"));
        Path files = owned(Files.createDirectories(ssh.resolve("home")), "nobody");
        run(
                Map.of(),
                "ssh-keygen",
                "-q",
                "-t",
                "ed25519",
                "-N",
                "",
                "-f",
                ssh.resolve("host").toString());
        Files.writeString(
                ssh.resolve("passwd"),
                Files.readString(Path.of("/etc/passwd")) + USER + ":x:65534:65534::" + files + ":/bin/sh\n");
        Files.writeString(
                ssh.resolve("shadow"),
                Files.readString(Path.of("/etc/shadow")) + USER + ":" + crypt(PASSWORD) + ":19000:0:99999:7:::\n");
        Files.writeString(
                ssh.resolve("config"),
                """
                ListenAddress 127.0.0.1
                Port %d
                HostKey %s
                PidFile none
                UsePAM no
                PasswordAuthentication yes
                StrictModes no
                Subsystem sftp internal-sftp
                ForceCommand internal-sftp
                """
                        .formatted(port, ssh.resolve("host")));
        Files.createDirectories(Path.of("/run/sshd"));
        String script = "mount --bind " + ssh.resolve("passwd") + " /etc/passwd && mount --bind "
                + ssh.resolve("shadow") + " /etc/shadow && exec " + program("sshd") + " -D -e -f "
                + ssh.resolve("config");
        return start(port, folder, files, Map.of(), List.of("unshare", "-m", "sh", "-c", script));
    }

    String hostKey() throws IOException, InterruptedException {
        String line = run(
                Map.of(), "ssh-keygen", "-lf", folder.resolve("ssh/host.pub").toString());
        return line.split(" ")[1];
    }

    private static String crypt(String password) throws IOException {
        try {
            return run(Map.of(), "openssl", "passwd", "-6", password).strip();
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    private static Map<String, String> libraries() throws IOException {
        Path lib = unpacked().resolve("usr/lib");
        if (!Files.isDirectory(lib)) {
            return Map.of();
        }
        try (Stream<Path> folders = Files.list(lib)) {
            return Map.of(
                    "LD_LIBRARY_PATH",
                    String.join(
                            ":",
                            folders.filter(Files::isDirectory)
                                    .map(Path::toString)
                                    .toList()));
        }
    }

    private static Path owned(Path path, String user) throws IOException {
        PosixFileAttributeView view = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        view.setOwner(FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(user));
        for (Path above = path.getParent();
                above != null && above.startsWith("/tmp") && above.getNameCount() > 1;
                above = above.getParent()) {
            Files.setPosixFilePermissions(above, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        return path;
    }

    static String run(Map<String, String> environment, String... command) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().putAll(environment);
        Process process = builder.start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(20, TimeUnit.SECONDS) || process.exitValue() != 0) {
            throw new IllegalStateException(String.join(" ", command) + ": " + output);
        }
        return output;
    }

    static synchronized int freePort() throws IOException {
        for (int tried = FIRST_PORT; tried < LAST_PORT; tried++) {
            int port = next;
            next = next + 1 == LAST_PORT ? FIRST_PORT : next + 1;
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // Somebody else has it.
            }
        }
        throw new IOException("no free port");
    }

    private static TestServer start(
            int port, Path folder, Path files, Map<String, String> environment, List<String> command)
            throws IOException {
        ProcessBuilder builder = new ProcessBuilder(new ArrayList<>(command))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("server.log").toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        TestServer server = new TestServer(port, folder, files, process);
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (System.nanoTime() < deadline) {
            if (!process.isAlive()) {
                break;
            }
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 500);
                return server;
            } catch (IOException e) {
                pause();
            }
        }
        server.close();
        throw new IOException(command + " does not answer: " + Files.readString(folder.resolve("server.log")));
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(50);
        } catch (InterruptedException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void close() {
        process.descendants().forEach(ProcessHandle::destroy);
        process.destroy();
        try {
            if (!process.waitFor(5, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
        }
    }
}
