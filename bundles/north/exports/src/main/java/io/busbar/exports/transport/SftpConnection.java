package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.problem.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.auth.keyboard.UserAuthKeyboardInteractiveFactory;
import org.apache.sshd.client.auth.password.UserAuthPasswordFactory;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClient;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.apache.sshd.sftp.common.SftpConstants;
import org.apache.sshd.sftp.common.SftpException;

/** SFTP with a password. Only the server whose key has been accepted is told it; keys and settings of the machine's user are not looked at. */
final class SftpConnection implements Connection {

    private final SshClient client;
    private final SftpClient sftp;
    private String directory;
    private final String home;
    private String entered = "";

    private SftpConnection(SshClient client, SftpClient sftp) throws IOException {
        this.client = client;
        this.sftp = sftp;
        home = sftp.canonicalPath(".");
        directory = home;
    }

    static Connection open(Login login) throws IOException {
        AtomicReference<String> shown = new AtomicReference<>("");
        SshClient client = SshClient.setUpDefaultClient();
        client.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
        client.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
        client.setUserAuthFactories(
                List.of(UserAuthPasswordFactory.INSTANCE, UserAuthKeyboardInteractiveFactory.INSTANCE));
        client.setServerKeyVerifier((session, address, key) -> {
            shown.set(KeyUtils.getFingerPrint(key));
            return login.hostKey().equals(shown.get());
        });
        CoreModuleProperties.NIO2_READ_TIMEOUT.set(
                client, Duration.ofMillis(login.timeouts().answer()));
        CoreModuleProperties.IDLE_TIMEOUT.set(
                client, Duration.ofMillis(2L * login.timeouts().answer()));
        boolean open = false;
        client.start();
        try {
            ClientSession session = connect(client, login, shown);
            SftpClient sftp = SftpClientFactory.instance().createSftpClient(session);
            SftpConnection connection = new SftpConnection(client, sftp);
            open = true;
            return connection;
        } finally {
            if (!open) {
                client.stop();
            }
        }
    }

    private static ClientSession connect(SshClient client, Login login, AtomicReference<String> shown)
            throws IOException {
        ClientSession session;
        try {
            session = client.connect(login.user(), new InetSocketAddress(login.address(), login.port()))
                    .verify(Duration.ofMillis(login.timeouts().connect()))
                    .getSession();
        } catch (IOException e) {
            throw Failures.unreachable(login, e);
        }
        session.addPasswordIdentity(login.password());
        try {
            session.auth().verify(Duration.ofMillis(login.timeouts().answer()));
        } catch (IOException e) {
            String key = String.valueOf(shown.get());
            if (key.isEmpty()) {
                throw Failures.unreachable(login, e);
            }
            if (!login.hostKey().equals(key)) {
                throw login.hostKey().isEmpty()
                        ? TransportException.of(Stage.TRUST, "export.hostkey.unknown", key)
                        : TransportException.of(Stage.TRUST, "export.hostkey.changed", key, login.hostKey());
            }
            throw new TransportException(Stage.SIGN_IN, Message.of("export.signin", String.valueOf(e.getMessage())), e);
        }
        return session;
    }

    @Override
    public void enter(String wanted) throws IOException {
        if (wanted.equals(entered)) {
            return;
        }
        String path = wanted.startsWith("/") ? "" : home.equals("/") ? "" : home;
        try {
            for (String part : wanted.split("/")) {
                if (!part.isEmpty()) {
                    path += "/" + part;
                    if (size(path, true).isEmpty()) {
                        sftp.mkdir(path);
                    }
                }
            }
        } catch (SftpException e) {
            throw new TransportException(
                    Stage.DIRECTORY, Message.of("export.enter", wanted, String.valueOf(e.getMessage())), e);
        }
        directory = path.isEmpty() ? "/" : path;
        entered = wanted;
    }

    private String at(String name) {
        return directory.equals("/") ? "/" + name : directory + "/" + name;
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        return size(at(name), false);
    }

    private OptionalLong size(String path, boolean ofDirectory) throws IOException {
        try {
            SftpClient.Attributes attributes = sftp.stat(path);
            return ofDirectory || attributes.isRegularFile()
                    ? OptionalLong.of(attributes.getSize())
                    : OptionalLong.empty();
        } catch (SftpException e) {
            if (e.getStatus() == SftpConstants.SSH_FX_NO_SUCH_FILE) {
                return OptionalLong.empty();
            }
            throw e;
        }
    }

    @Override
    public void upload(Path content, String name) throws IOException {
        try (InputStream in = Files.newInputStream(content);
                OutputStream out = sftp.write(
                        at(name),
                        SftpClient.OpenMode.Create,
                        SftpClient.OpenMode.Truncate,
                        SftpClient.OpenMode.Write)) {
            in.transferTo(out);
        } catch (SftpException e) {
            throw new TransportException(Stage.WRITE, Message.of("export.write", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        try {
            if (size(to).isPresent()) {
                sftp.remove(at(to));
            }
            sftp.rename(at(from), at(to));
        } catch (SftpException e) {
            throw new TransportException(Stage.RENAME, Message.of("export.rename", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void remove(String name) throws IOException {
        try {
            sftp.remove(at(name));
        } catch (SftpException e) {
            if (e.getStatus() != SftpConstants.SSH_FX_NO_SUCH_FILE) {
                throw new TransportException(
                        Stage.REMOVE, Message.of("export.remove", String.valueOf(e.getMessage())), e);
            }
        }
    }

    @Override
    public void close() {
        try {
            sftp.close();
        } catch (IOException e) {
            // The server has gone already.
        }
        client.stop();
    }
}
