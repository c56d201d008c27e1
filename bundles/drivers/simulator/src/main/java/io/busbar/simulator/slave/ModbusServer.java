package io.busbar.simulator.slave;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves any number of endpoints, connections and units with one thread. Safe for use by any thread; units are called by its own thread.
 */
public final class ModbusServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(ModbusServer.class);
    private static final int DEFAULT_CONNECTIONS = 256;
    private static final int BACKLOG = 128;

    private final Selector selector;
    private final Delays delays = new Delays();
    private final Responder responder = new Responder(delays);
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Thread thread;
    private volatile boolean open = true;

    /** Starts a server without endpoints; {@code name} is the name of its thread. */
    public ModbusServer(String name) throws IOException {
        selector = Selector.open();
        thread = new Thread(this::run, name);
        thread.setDaemon(true);
        thread.start();
    }

    /** Listens on an address; port 0 takes any free port. At most 256 clients are served at once. */
    public Endpoint listen(String host, int port) throws IOException {
        return listen(host, port, DEFAULT_CONNECTIONS);
    }

    /**
     * Listens on an address.
     *
     * @param port 0 for any free port
     * @param mostConnections clients served at once; more are turned away
     * @throws IOException if the port is taken or the address is not of this machine
     */
    public Endpoint listen(String host, int port, int mostConnections) throws IOException {
        ServerSocketChannel channel = ServerSocketChannel.open();
        try {
            channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
            channel.configureBlocking(false);
            channel.bind(new InetSocketAddress(host, port), BACKLOG);
            Endpoint endpoint = new Endpoint(this, channel, mostConnections);
            execute(() -> register(endpoint));
            return endpoint;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** Closes all endpoints and connections and ends the thread; waits for that, at most two seconds. */
    @Override
    public void close() {
        open = false;
        selector.wakeup();
        if (Thread.currentThread() == thread) {
            return;
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(2));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    void close(Endpoint endpoint) {
        try {
            endpoint.channel().close();
        } catch (IOException e) {
            LOG.warn("Port {} could not be closed", endpoint.port(), e);
        }
        execute(() -> selector.keys().stream()
                .map(SelectionKey::attachment)
                .filter(Connection.class::isInstance)
                .map(Connection.class::cast)
                .filter(connection -> connection.endpoint() == endpoint)
                .toList()
                .forEach(Connection::close));
    }

    private void execute(Runnable task) {
        tasks.add(task);
        selector.wakeup();
    }

    private void register(Endpoint endpoint) {
        try {
            if (endpoint.channel().isOpen()) {
                endpoint.channel().register(selector, SelectionKey.OP_ACCEPT, endpoint);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run() {
        try {
            while (open) {
                selector.select(this::serve, delays.millisToNext());
                delays.sendDue();
                @Nullable Runnable task;
                while ((task = tasks.poll()) != null) {
                    task.run();
                }
            }
        } catch (IOException | RuntimeException e) {
            LOG.error("The simulated devices no longer answer", e);
        } finally {
            closeAll();
        }
    }

    private void serve(SelectionKey key) {
        try {
            if (key.attachment() instanceof Connection connection) {
                serve(connection);
            } else if (key.attachment() instanceof Endpoint endpoint) {
                accept(endpoint);
            }
        } catch (java.nio.channels.CancelledKeyException e) {
            // Closed by an earlier event of the same round.
            key.attach(null);
        }
    }

    private static void serve(Connection connection) {
        try {
            connection.ready();
        } catch (RuntimeException e) {
            LOG.error(
                    "A simulated device at port {} failed",
                    connection.endpoint().port(),
                    e);
            connection.close();
        }
    }

    private void accept(Endpoint endpoint) {
        try {
            SocketChannel channel = endpoint.channel().accept();
            if (channel == null) {
                return;
            }
            if (endpoint.isFull()) {
                endpoint.tally().refused.increment();
                channel.close();
                return;
            }
            channel.configureBlocking(false);
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            SelectionKey key = channel.register(selector, SelectionKey.OP_READ);
            endpoint.tally().accepted.increment();
            endpoint.tally().connections.incrementAndGet();
            key.attach(new Connection(endpoint, channel, key, responder));
        } catch (IOException e) {
            LOG.warn("A client of port {} could not be accepted: {}", endpoint.port(), e.getMessage());
        }
    }

    private void closeAll() {
        for (SelectionKey key : selector.keys()) {
            if (key.attachment() instanceof Connection connection) {
                connection.close();
            }
            try {
                key.channel().close();
            } catch (IOException e) {
                LOG.warn("A channel could not be closed", e);
            }
        }
        try {
            selector.close();
        } catch (IOException e) {
            LOG.warn("The selector could not be closed", e);
        }
    }
}
