package io.busbar.exports;

import io.busbar.exports.transport.Connection;
import io.busbar.exports.transport.TransportException;
import io.busbar.exports.transport.Transports;
import io.busbar.gateway.exports.ConnectionTest;
import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.exports.ConnectionTest.Step;
import io.busbar.gateway.exports.Destination;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Tries destinations out: not so often that a network could be searched with it, and saying of what does not answer only that it does not. */
final class ConnectionTester {

    static final int MOST_A_MINUTE = 6;
    private static final long MINUTE = 60_000;
    private static final String CONTENT = "Test of the connection by Busbar\r\n";

    private final Transports transports;
    private final Clock clock;
    private final long leastFailureMillis;
    private final Deque<Long> recent = new ArrayDeque<>();

    /**
     * Tests by these transports.
     *
     * @param leastFailureMillis so long it takes until a server that does not answer is said not to, whatever the reason
     */
    ConnectionTester(Transports transports, Clock clock, long leastFailureMillis) {
        this.transports = transports;
        this.clock = clock;
        this.leastFailureMillis = leastFailureMillis;
    }

    ConnectionTest test(Destination destination, String directory, String password) {
        admit();
        long begun = System.nanoTime();
        Stage at = Stage.CONNECT;
        String name = "busbar-test-" + clock.millis() + ".txt";
        Path content = null;
        try {
            content = Files.createTempFile("busbar-test", ".txt");
            Files.writeString(content, CONTENT, StandardCharsets.UTF_8);
            try (Connection connection = transports.connect(destination, password)) {
                at = Stage.DIRECTORY;
                connection.enter(directory);
                at = Stage.WRITE;
                boolean renamed = connection.needsTemporaryName();
                connection.upload(content, renamed ? name + ".part" : name);
                at = Stage.RENAME;
                if (renamed) {
                    connection.rename(name + ".part", name);
                    OptionalLong size = connection.size(name);
                    if (size.isEmpty() || size.getAsLong() != CONTENT.length()) {
                        throw TransportException.of(Stage.RENAME, "export.incomplete", name);
                    }
                }
                at = Stage.REMOVE;
                connection.remove(name);
            }
            return new ConnectionTest(steps(null, null), keyOf(destination));
        } catch (TransportException e) {
            if (e.stage() == Stage.CONNECT) {
                pad(begun);
            }
            boolean shown = e.reason().code().startsWith("export.hostkey.");
            return new ConnectionTest(
                    steps(e.stage(), e.reason()),
                    shown ? String.valueOf(e.reason().arguments().get(0)) : keyOf(destination));
        } catch (IOException e) {
            return new ConnectionTest(
                    steps(at, Message.of("export.broken", String.valueOf(e.getMessage()))), keyOf(destination));
        } finally {
            delete(content);
        }
    }

    private static @Nullable String keyOf(Destination destination) {
        return destination.hostKey().isEmpty() ? null : destination.hostKey();
    }

    private static List<Step> steps(@Nullable Stage failed, @Nullable Message reason) {
        List<Step> steps = new ArrayList<>();
        for (Stage stage : Stage.values()) {
            steps.add(new Step(stage, stage == failed ? reason : null));
            if (stage == failed) {
                break;
            }
        }
        return steps;
    }

    private synchronized void admit() {
        long now = clock.millis();
        while (!recent.isEmpty() && recent.peekFirst() <= now - MINUTE) {
            recent.removeFirst();
        }
        if (recent.size() >= MOST_A_MINUTE) {
            throw ProblemException.of(Kind.TOO_MANY, "export.tests", MOST_A_MINUTE);
        }
        recent.addLast(now);
    }

    private void pad(long begun) {
        long left = leastFailureMillis - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - begun);
        if (left > 0) {
            try {
                Thread.sleep(left);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static void delete(@Nullable Path content) {
        if (content != null) {
            try {
                Files.deleteIfExists(content);
            } catch (IOException e) {
                content.toFile().deleteOnExit();
            }
        }
    }
}
