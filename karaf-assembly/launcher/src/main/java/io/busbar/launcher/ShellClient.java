package io.busbar.launcher;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** The Karaf shell of the gateway that runs on a data directory: a session, or one command. */
final class ShellClient {
    private static final Duration CONNECT = Duration.ofSeconds(10);

    private final Instance instance;
    private final ShellKey key;

    ShellClient(Instance instance, ShellKey key) {
        this.instance = instance;
        this.key = key;
    }

    /** @return the exit code: that of the command, not 0 when it failed */
    int open(Options options, PrintStream out, PrintStream err, Messages messages) throws Exception {
        if (!Files.exists(key.privateKey()) || !Files.exists(instance.sshPort())) {
            throw messages.problem("shell.nothing", options.data());
        }
        int port = Integer.parseInt(Files.readString(instance.sshPort()).strip());
        if (options.command().isEmpty()) {
            // ends the process itself
            org.apache.karaf.client.Main.main(new String[] {
                "-h",
                "127.0.0.1",
                "-a",
                Integer.toString(port),
                "-u",
                ShellKey.USER,
                "-k",
                key.privateKey().toString()
            });
            return 0;
        }
        return execute(port, options.command(), out, err, messages, options.data());
    }

    /** Karaf's own client closes the channel as soon as its standard input ends, as it does in scripts. */
    private int execute(
            int port, List<String> command, OutputStream out, OutputStream err, Messages messages, Path data)
            throws IOException, LaunchException {
        try (SshClient client = SshClient.setUpDefaultClient()) {
            client.setServerKeyVerifier((session, address, serverKey) -> true);
            client.setKeyIdentityProvider(new FileKeyPairProvider(key.privateKey()));
            client.start();
            ClientSession session;
            try {
                session = client.connect(ShellKey.USER, "127.0.0.1", port)
                        .verify(CONNECT)
                        .getSession();
            } catch (IOException e) {
                throw messages.problem("shell.nothing", data);
            }
            try {
                session.auth().verify(CONNECT);
            } catch (IOException e) {
                session.close(true);
                throw messages.problem("shell.stranger", port, data);
            }
            try (ClientChannel channel = session.createExecChannel(String.join(" ", command))) {
                channel.setOut(out);
                channel.setErr(err);
                channel.open().verify(CONNECT);
                // a command may follow the live values for as long as the person likes
                channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), 0L);
                Integer status = channel.getExitStatus();
                return status == null ? 1 : status;
            } finally {
                session.close(true);
            }
        }
    }
}
