package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.problem.Message;
import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.OptionalLong;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;

/**
 * A file a request, by PUT to its own address or by POST to that of the directory. A connection of its own each, to the address that was
 * judged: the client of Java would look the name up once more. What is cut off never counts, since its length was said before.
 */
final class HttpsConnection implements Connection {

    private static final int LONGEST_LINE = 8192;
    private static final int MOST_LINES = 100;

    private final Login login;
    private final boolean post;
    private String directory = "/";

    private HttpsConnection(Login login, boolean post) {
        this.login = login;
        this.post = post;
    }

    static Connection open(Login login, boolean post) throws IOException {
        HttpsConnection connection = new HttpsConnection(login, post);
        // Whether anybody is there, and the right one, is known before the first file.
        connection.connect().close();
        return connection;
    }

    private record Answer(int status, String reason, OptionalLong length) {}

    @Override
    public void enter(String wanted) {
        directory = "/" + wanted.replaceAll("^/+|/+$", "");
    }

    private String path(String name) throws IOException {
        try {
            String path = directory.equals("/") ? "/" + name : directory + "/" + name;
            return new URI(null, null, path, null).toASCIIString();
        } catch (URISyntaxException e) {
            throw new IOException(e);
        }
    }

    @Override
    public boolean needsTemporaryName() {
        return false;
    }

    @Override
    public OptionalLong size(String name) throws IOException {
        if (post) {
            // What became of a POST is known by the receiver, which is told the same key again.
            return OptionalLong.empty();
        }
        Answer answer = ask("HEAD", path(name), "", null);
        return answer.status() == 200 ? answer.length() : OptionalLong.empty();
    }

    @Override
    public void upload(Path content, String name) throws IOException {
        String headers = "Content-Type: " + type(name) + "\r\nContent-Disposition: attachment; filename=\"" + name
                + "\"\r\nIdempotency-Key: \"" + name + "\"\r\n";
        Answer answer =
                ask(post ? "POST" : "PUT", post ? path("").replaceAll("(?<=.)/$", "") : path(name), headers, content);
        if (answer.status() == 401 || answer.status() == 403) {
            throw TransportException.of(Stage.SIGN_IN, "export.signin", said(answer));
        }
        if (answer.status() / 100 != 2) {
            throw TransportException.of(Stage.WRITE, "export.http", said(answer));
        }
    }

    private static String said(Answer answer) {
        return (answer.status() + " " + answer.reason()).strip();
    }

    private static String type(String name) {
        return name.endsWith(".csv") || name.endsWith(".txt")
                ? "text/csv; charset=utf-8"
                : name.endsWith(".jsonl") ? "application/jsonl" : "application/octet-stream";
    }

    @Override
    public void rename(String from, String to) {
        throw new UnsupportedOperationException("a file that is sent by HTTPS has its name from the beginning");
    }

    @Override
    public void remove(String name) throws IOException {
        if (!post) {
            Answer answer = ask("DELETE", path(name), "", null);
            if (answer.status() / 100 != 2 && answer.status() != 404) {
                throw TransportException.of(Stage.REMOVE, "export.remove", said(answer));
            }
        }
    }

    private Answer ask(String method, String path, String headers, @org.jspecify.annotations.Nullable Path content)
            throws IOException {
        try (SSLSocket socket = connect()) {
            OutputStream out = socket.getOutputStream();
            StringBuilder head = new StringBuilder(method + " " + path + " HTTP/1.1\r\nHost: " + authority()
                    + "\r\nConnection: close\r\nUser-Agent: Busbar\r\n" + headers);
            if (!login.user().isEmpty()) {
                String pair = login.user() + ":" + login.password();
                head.append("Authorization: Basic ")
                        .append(Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8)))
                        .append("\r\n");
            }
            if (content != null) {
                head.append("Content-Length: ").append(Files.size(content)).append("\r\n");
            }
            out.write(head.append("\r\n").toString().getBytes(StandardCharsets.UTF_8));
            if (content != null) {
                Files.copy(content, out);
            }
            out.flush();
            return answer(new BufferedInputStream(socket.getInputStream()));
        }
    }

    private String authority() {
        String host = login.host().indexOf(':') >= 0 ? "[" + login.host() + "]" : login.host();
        return login.port() == 443 ? host : host + ":" + login.port();
    }

    private SSLSocket connect() throws IOException {
        Socket plain = new Socket();
        boolean secured = false;
        try {
            plain.connect(
                    new InetSocketAddress(login.address(), login.port()),
                    login.timeouts().connect());
            plain.setSoTimeout(login.timeouts().answer());
            SSLSocket socket = (SSLSocket)
                    login.trust().get().getSocketFactory().createSocket(plain, login.host(), login.port(), true);
            SSLParameters parameters = socket.getSSLParameters();
            parameters.setEndpointIdentificationAlgorithm("HTTPS");
            socket.setSSLParameters(parameters);
            socket.startHandshake();
            secured = true;
            return socket;
        } catch (SSLException e) {
            throw Failures.trust(login, e);
        } catch (IOException e) {
            throw Failures.unreachable(login, e);
        } finally {
            if (!secured) {
                plain.close();
            }
        }
    }

    private static Answer answer(InputStream in) throws IOException {
        String[] status = line(in).split(" ", 3);
        if (status.length < 2 || !status[0].startsWith("HTTP/") || !status[1].matches("\\d{3}")) {
            throw new TransportException(Stage.CONNECT, Message.of("export.http", status[0]), null);
        }
        OptionalLong length = OptionalLong.empty();
        for (int i = 0; i < MOST_LINES; i++) {
            String header = line(in);
            if (header.isEmpty()) {
                break;
            }
            if (header.regionMatches(true, 0, "content-length:", 0, 15)) {
                String value = header.substring(15).strip();
                length = value.matches("\\d{1,18}") ? OptionalLong.of(Long.parseLong(value)) : length;
            }
        }
        return new Answer(Integer.parseInt(status[1]), status.length > 2 ? status[2] : "", length);
    }

    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int c = in.read(); c >= 0 && c != '\n'; c = in.read()) {
            if (line.size() == LONGEST_LINE) {
                throw new IOException("The answer has a line that is too long");
            }
            if (c != '\r') {
                line.write(c);
            }
        }
        return line.toString(StandardCharsets.ISO_8859_1);
    }

    @Override
    public void close() {}
}
