package io.busbar.guard;

import io.busbar.gateway.tls.HttpsListener;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.security.KeyStore;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.felix.http.jetty.ConnectorFactory;
import org.eclipse.jetty.io.Connection;
import org.eclipse.jetty.io.EndPoint;
import org.eclipse.jetty.io.ssl.SslConnection;
import org.eclipse.jetty.server.AbstractConnector;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.HttpConnectionFactory;
import org.eclipse.jetty.server.LocalConnector;
import org.eclipse.jetty.server.NetworkConnector;
import org.eclipse.jetty.server.SecureRequestCustomizer;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.SslConnectionFactory;
import org.eclipse.jetty.util.ssl.SslContextFactory;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Stands at the connectors of the web server: asks the guard at each connection, before any TLS, counts what goes over it, and closes what
 * is too slow or too much. The server asks this factory for a further connector whenever it starts, which is how it comes by the others;
 * what it gives itself listens to nothing.
 */
@Component(service = {ConnectorFactory.class, HttpsListener.class, JettyGuard.class})
public final class JettyGuard implements ConnectorFactory, HttpsListener, Connection.Listener {

    /** Connections at once, those of this machine not counted. */
    static final int MOST = 200;

    /** Connections at once of one client. */
    static final int MOST_OF_CLIENT = 20;

    private static final Logger LOG = LoggerFactory.getLogger(JettyGuard.class);
    private static final int SLOWEST_BYTES_PER_SECOND = 100;
    private static final long LOOK_MILLIS = 200;
    private static final Duration FIRST_REQUEST_WITHIN = Duration.ofSeconds(10);

    private final GuardService guard;
    private final Map<Connection, Tracked> connections = new ConcurrentHashMap<>();
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "busbar-connections");
        thread.setDaemon(true);
        return thread;
    });
    private volatile SslContextFactory.@Nullable Server tls;
    private volatile @Nullable Identity identity;

    private record Identity(KeyStore keys, char[] password) {}

    private static final class Tracked {
        private final String address;
        private final boolean own;
        private final EndPoint end;
        private final long opened = System.nanoTime();
        private long bytes;
        private long in;
        private long requests;
        private int slowLooks;

        Tracked(String address, boolean own, EndPoint end) {
            this.address = address;
            this.own = own;
            this.end = end;
        }
    }

    /** Asks this guard. */
    @Activate
    public JettyGuard(@Reference GuardService guard) {
        this.guard = guard;
        timer.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Override
    public Connector createConnector(Server server) {
        for (Connector connector : server.getConnectors()) {
            if (connector instanceof AbstractConnector listening && connector instanceof NetworkConnector) {
                instrument(listening);
            }
        }
        return new LocalConnector(server);
    }

    private void instrument(AbstractConnector connector) {
        connector.addEventListener(this);
        HttpConnectionFactory http = connector.getConnectionFactory(HttpConnectionFactory.class);
        if (http != null) {
            HttpConfiguration configuration = http.getHttpConfiguration();
            // Its own least rate also counts the time in which a request is worked on, and would refuse a slow sign-in.
            configuration.setMinRequestDataRate(0);
            configuration.setSendServerVersion(false);
            SecureRequestCustomizer secure = configuration.getCustomizer(SecureRequestCustomizer.class);
            if (secure != null) {
                // The filter judges names, also those that came after the certificate was made.
                secure.setSniHostCheck(false);
            }
        }
        SslConnectionFactory ssl = connector.getConnectionFactory(SslConnectionFactory.class);
        if (ssl != null) {
            tls = ssl.getSslContextFactory();
            Identity wanted = identity;
            if (wanted != null) {
                use(wanted.keys(), wanted.password());
            }
        }
    }

    @Override
    public void use(KeyStore keys, char[] password) {
        Identity wanted = new Identity(keys, password.clone());
        try {
            // On its own first: what fails within the listener would leave it without any certificate.
            SslContextFactory.Server trial = new SslContextFactory.Server();
            give(trial, wanted);
            trial.start();
            trial.stop();
            identity = wanted;
            SslContextFactory.Server factory = tls;
            if (factory != null) {
                factory.reload(changed -> give(changed, wanted));
            }
        } catch (Exception e) {
            throw new IllegalArgumentException("The certificate cannot be used: " + e.getMessage(), e);
        }
    }

    private static void give(SslContextFactory factory, Identity identity) {
        String password = new String(identity.password());
        factory.setKeyStoreResource(null);
        factory.setKeyStore(identity.keys());
        factory.setKeyStorePassword(password);
        factory.setKeyManagerPassword(password);
        // Nobody has to show a certificate; without this one the factory would look for it in the former file.
        factory.setTrustStore(identity.keys());
    }

    @Override
    public void onOpened(Connection connection) {
        EndPoint end = connection.getEndPoint();
        String address = address(end);
        if (end instanceof SslConnection.SslEndPoint) {
            // The encrypted connection below it has been judged.
            connections.put(connection, new Tracked(address, isOwn(address), end));
            return;
        }
        int port = end.getLocalSocketAddress() instanceof InetSocketAddress local ? local.getPort() : 0;
        boolean isTls = connection instanceof SslConnection;
        if (!guard.admits(address, isTls ? "https" : "http", port)) {
            end.close();
            return;
        }
        if (!enter(connection, new Tracked(address, isOwn(address), end))) {
            guard.oneTooMany();
            end.close();
            return;
        }
        guard.connected(1);
    }

    /** Counts and enters in one go: the server opens connections on several threads, which would else all find the last place free. */
    private synchronized boolean enter(Connection connection, Tracked tracked) {
        if (!tracked.own && isTooMany(tracked.address)) {
            return false;
        }
        connections.put(connection, tracked);
        return true;
    }

    @Override
    public void onClosed(Connection connection) {
        Tracked tracked = connections.remove(connection);
        if (tracked != null && !(tracked.end instanceof SslConnection.SslEndPoint)) {
            guard.connected(-1);
        }
    }

    /** Ends every connection of a client that is blocked. */
    void closeAll(String address) {
        String key = ClientTable.key(address);
        connections.values().stream()
                .filter(tracked -> ClientTable.key(tracked.address).equals(key))
                .forEach(tracked -> tracked.end.close());
    }

    private boolean isTooMany(String address) {
        String key = ClientTable.key(address);
        int all = 0;
        int own = 0;
        for (Tracked tracked : connections.values()) {
            if (!tracked.own && !(tracked.end instanceof SslConnection.SslEndPoint)) {
                all++;
                own += ClientTable.key(tracked.address).equals(key) ? 1 : 0;
            }
        }
        return all >= MOST || own >= MOST_OF_CLIENT;
    }

    private void look() {
        try {
            connections.forEach(this::look);
        } catch (RuntimeException e) {
            LOG.error("Connections could not be looked at", e);
        }
    }

    private void look(Connection connection, Tracked tracked) {
        if (connection instanceof SslConnection) {
            return;
        }
        long in = Math.max(0, connection.getBytesIn());
        long bytes = in + Math.max(0, connection.getBytesOut());
        long requests = Math.max(0, connection.getMessagesIn());
        long more = bytes - tracked.bytes;
        tracked.bytes = bytes;
        if (more > 0 && !guard.bytes(tracked.address, more)) {
            closeAll(tracked.address);
            return;
        }
        if (isTooSlow(tracked, in, requests)) {
            LOG.info("A connection of {} is closed: its request comes too slowly", tracked.address);
            tracked.end.close();
        }
    }

    /** Whether a request has been on its way for ten seconds, byte by byte. One that is being answered sends nothing, and is left alone. */
    private static boolean isTooSlow(Tracked tracked, long in, long requests) {
        long waited = System.nanoTime() - tracked.opened;
        if (requests == 0) {
            return waited > FIRST_REQUEST_WITHIN.toNanos();
        }
        boolean trickles = in > tracked.in
                && requests == tracked.requests
                && in - tracked.in < SLOWEST_BYTES_PER_SECOND * LOOK_MILLIS / 1000;
        if (requests != tracked.requests) {
            tracked.slowLooks = 0;
        } else if (trickles) {
            tracked.slowLooks++;
        }
        tracked.in = in;
        tracked.requests = requests;
        return tracked.slowLooks > 10;
    }

    private static boolean isOwn(String address) {
        return address.equals("127.0.0.1") || address.equals("0:0:0:0:0:0:0:1");
    }

    private static String address(EndPoint end) {
        SocketAddress remote = end.getRemoteSocketAddress();
        return remote instanceof InetSocketAddress ip && ip.getAddress() != null
                ? ip.getAddress().getHostAddress()
                : "";
    }
}
