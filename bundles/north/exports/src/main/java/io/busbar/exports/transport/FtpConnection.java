package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.problem.Message;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import org.apache.commons.net.ftp.FTP;
import org.apache.commons.net.ftp.FTPClient;
import org.apache.commons.net.ftp.FTPConnectionClosedException;
import org.apache.commons.net.ftp.FTPFile;
import org.apache.commons.net.ftp.FTPReply;

/** FTP with and without TLS, passive, binary. Data goes to the address of the server and nowhere else, whatever it answers. */
final class FtpConnection implements Connection {

    /** How a connection is encrypted. */
    enum Security {
        /** Not at all. */
        NONE,
        /** From {@code AUTH TLS} on. */
        EXPLICIT,
        /** From the beginning. */
        IMPLICIT
    }

    private static final int FILE_UNAVAILABLE = 550;
    private static final int SIZE_IS = 213;
    private static final int BUFFER = 1 << 16;

    private final FTPClient client;
    private String home = "/";
    private String entered = "";

    private FtpConnection(FTPClient client) {
        this.client = client;
    }

    static Connection open(Login login, Security security) throws IOException {
        FTPClient client = security == Security.NONE
                ? new FTPClient()
                : new TlsFtpClient(login.trust().get(), security == Security.IMPLICIT, login.host());
        FtpConnection connection = new FtpConnection(client);
        boolean open = false;
        try {
            connection.connect(login, security);
            connection.signIn(login);
            open = true;
            return connection;
        } finally {
            if (!open) {
                connection.close();
            }
        }
    }

    private void connect(Login login, Security security) throws IOException {
        client.setConnectTimeout(login.timeouts().connect());
        client.setDefaultTimeout(login.timeouts().answer());
        client.setDataTimeout(Duration.ofMillis(login.timeouts().answer()));
        client.setControlEncoding(StandardCharsets.UTF_8.name());
        client.setUseEPSVwithIPv4(true);
        client.setBufferSize(BUFFER);
        try {
            client.connect(login.address(), login.port());
        } catch (SSLException e) {
            throw Failures.trust(login, e);
        } catch (IOException e) {
            throw Failures.unreachable(login, e);
        }
        if (!FTPReply.isPositiveCompletion(client.getReplyCode())) {
            throw Failures.unreachable(login, null);
        }
        if (security != Security.NONE) {
            try {
                ((TlsFtpClient) client).protectData();
            } catch (SSLException e) {
                throw TransportException.of(Stage.TRUST, "export.tls", reply());
            }
        }
    }

    private void signIn(Login login) throws IOException {
        // Connecting sets the mode back.
        client.enterLocalPassiveMode();
        String user = login.user().isEmpty() ? "anonymous" : login.user();
        try {
            if (!client.login(user, login.password())) {
                throw TransportException.of(Stage.SIGN_IN, "export.signin", reply());
            }
        } catch (FTPConnectionClosedException e) {
            // As some do with those who sign in without TLS.
            throw new TransportException(Stage.SIGN_IN, Message.of("export.signin", reply()), e);
        }
        client.setFileType(FTP.BINARY_FILE_TYPE);
        String directory = client.printWorkingDirectory();
        home = directory == null ? "/" : directory;
    }

    @Override
    public void enter(String directory) throws IOException {
        if (directory.equals(entered)) {
            return;
        }
        boolean reached = client.changeWorkingDirectory(directory.startsWith("/") ? "/" : home);
        for (String part : directory.split("/")) {
            if (!part.isEmpty() && !client.changeWorkingDirectory(part)) {
                client.makeDirectory(part);
                reached = client.changeWorkingDirectory(part);
                if (!reached) {
                    break;
                }
            }
        }
        if (!reached) {
            throw TransportException.of(Stage.DIRECTORY, "export.enter", directory, reply());
        }
        entered = directory;
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        int code = client.sendCommand("SIZE", name);
        if (code == SIZE_IS) {
            try {
                return OptionalLong.of(Long.parseLong(reply().substring(4).strip()));
            } catch (NumberFormatException | IndexOutOfBoundsException e) {
                return listed(name);
            }
        }
        return code == FILE_UNAVAILABLE ? OptionalLong.empty() : listed(name);
    }

    /** For servers that know no SIZE. */
    private OptionalLong listed(String name) throws IOException {
        for (FTPFile file : client.listFiles(name)) {
            if (file != null && file.isFile()) {
                return OptionalLong.of(file.getSize());
            }
        }
        return OptionalLong.empty();
    }

    @Override
    public void upload(Path content, String name) throws IOException {
        try (InputStream in = Files.newInputStream(content)) {
            if (!client.storeFile(name, in)) {
                throw TransportException.of(Stage.WRITE, "export.write", reply());
            }
        } catch (SSLException e) {
            throw new TransportException(Stage.WRITE, Message.of("export.tls", String.valueOf(e.getMessage())), e);
        }
    }

    @Override
    public void rename(String from, String to) throws IOException {
        if (!client.rename(from, to)) {
            String refusal = reply();
            if (!client.deleteFile(to) || !client.rename(from, to)) {
                throw TransportException.of(Stage.RENAME, "export.rename", refusal);
            }
        }
    }

    @Override
    public void remove(String name) throws IOException {
        if (!client.deleteFile(name) && client.getReplyCode() != FILE_UNAVAILABLE) {
            throw TransportException.of(Stage.REMOVE, "export.remove", reply());
        }
    }

    private String reply() {
        String reply = client.getReplyString();
        return reply == null ? "" : reply.strip();
    }

    @Override
    public void close() {
        try {
            if (client.isConnected()) {
                client.logout();
            }
        } catch (IOException e) {
            // The server has gone; there is nobody to say good-bye to.
        } finally {
            try {
                client.disconnect();
            } catch (IOException e) {
                // Closed is closed.
            }
        }
    }
}
