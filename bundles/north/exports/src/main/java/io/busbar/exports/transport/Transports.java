package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javax.net.ssl.SSLContext;

/** Opens connections to destinations, by the rules that hold at that moment. Safe for use by any thread. */
public final class Transports {

    private final Supplier<Egress> egress;
    private final Consumer<Capability> policy;
    private final Supplier<SSLContext> trust;
    private final Path folders;
    private final Login.Timeouts timeouts;

    /**
     * The ways out of this gateway.
     *
     * @param egress where it may connect to
     * @param policy refuses with a {@link ProblemException} what the security policy does not allow
     * @param trust whose certificates are accepted
     * @param folders below which local folders are
     */
    public Transports(
            Supplier<Egress> egress,
            Consumer<Capability> policy,
            Supplier<SSLContext> trust,
            Path folders,
            Login.Timeouts timeouts) {
        this.egress = egress;
        this.policy = policy;
        this.trust = trust;
        this.folders = folders;
        this.timeouts = timeouts;
    }

    /**
     * Connects to a destination.
     *
     * @throws TransportException at the stage that failed
     */
    public Connection connect(Destination destination, String password) throws IOException {
        allow(destination.kind());
        if (destination.kind() == Destination.Kind.FOLDER) {
            return new FolderConnection(folders);
        }
        Login login = new Login(
                destination.host(),
                egress.get().address(destination.host()),
                destination.effectivePort(),
                destination.user(),
                password,
                destination.hostKey(),
                trust,
                timeouts);
        return switch (destination.kind()) {
            case FTP -> FtpConnection.open(login, FtpConnection.Security.NONE);
            case FTPS -> FtpConnection.open(login, FtpConnection.Security.EXPLICIT);
            case FTPS_IMPLICIT -> FtpConnection.open(login, FtpConnection.Security.IMPLICIT);
            case SFTP -> SftpConnection.open(login);
            case HTTPS_POST -> HttpsConnection.open(login, true);
            case HTTPS_PUT -> HttpsConnection.open(login, false);
            case FOLDER -> throw new IllegalStateException("a folder has no host");
        };
    }

    private void allow(Destination.Kind kind) throws TransportException {
        try {
            switch (kind) {
                case FTP -> policy.accept(Capability.PLAIN_FTP);
                case HTTPS_POST, HTTPS_PUT -> policy.accept(Capability.CLOUD);
                default -> {}
            }
        } catch (ProblemException e) {
            throw new TransportException(
                    Stage.ALLOWED, Message.of("policy.forbids", kindOf(kind).name()), e);
        }
    }

    private static Capability kindOf(Destination.Kind kind) {
        return kind == Destination.Kind.FTP ? Capability.PLAIN_FTP : Capability.CLOUD;
    }
}
