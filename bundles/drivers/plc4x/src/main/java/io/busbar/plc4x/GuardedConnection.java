package io.busbar.plc4x;

import io.busbar.driver.ReadFailure;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.plc4x.java.api.PlcConnection;
import org.apache.plc4x.java.api.PlcConnectionManager;
import org.apache.plc4x.java.api.messages.PlcReadRequest;
import org.apache.plc4x.java.api.messages.PlcReadResponse;
import org.apache.plc4x.java.api.types.PlcResponseCode;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A PLC4X connection that cannot hang: whatever it does not do in time fails, and the connection is thrown away and made anew. For one reader
 * at a time.
 */
final class GuardedConnection implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(GuardedConnection.class);
    /** PLC4X waits for its sockets for two seconds when it closes. */
    private static final Duration CLOSING = Duration.ofSeconds(3);
    /** A first connection loads classes and may negotiate security. */
    private static final Duration CONNECTING = Duration.ofSeconds(15);
    /** Answers that speak of the connection rather than of one tag. */
    private static final Set<PlcResponseCode> GENERAL = Set.of(
            PlcResponseCode.INTERNAL_ERROR,
            PlcResponseCode.REMOTE_ERROR,
            PlcResponseCode.REMOTE_BUSY,
            PlcResponseCode.RESPONSE_PENDING);

    /**
     * What a tag answered.
     *
     * @param problem why there is no value, or null
     */
    record Answer(double number, @Nullable String text, @Nullable String problem) {
        static Answer without(String problem) {
            return new Answer(Double.NaN, null, problem);
        }
    }

    private final PlcConnectionManager manager;
    private final String address;
    private final Duration timeout;
    private final BoundedCaller caller;
    private @Nullable PlcConnection connection;
    private int made;

    GuardedConnection(PlcConnectionManager manager, String address, Duration timeout, BoundedCaller caller) {
        this.manager = manager;
        this.address = address;
        this.timeout = timeout;
        this.caller = caller;
    }

    /**
     * Reads tags; an answer for each, in their order.
     *
     * @throws PlcFailure if nothing could be read; the next read begins with a new connection
     */
    List<Answer> read(List<String> tags) throws PlcFailure, InterruptedException {
        PlcConnection open = open();
        try {
            Map<String, Answer> answers = caller.call(() -> ask(open, tags), timeout);
            List<Answer> inOrder = tags.stream().map(answers::get).toList();
            if (!inOrder.isEmpty() && inOrder.stream().allMatch(GuardedConnection::isGeneral)) {
                throw failed(ReadFailure.Kind.MALFORMED, inOrder.get(0).problem());
            }
            return inOrder;
        } catch (TimeoutException e) {
            throw failed(ReadFailure.Kind.TIMEOUT, e.getMessage());
        } catch (ExecutionException e) {
            throw failed(ReadFailure.Kind.MALFORMED, words(e));
        }
    }

    /** Connections made so far. */
    int made() {
        return made;
    }

    /** Throws the connection away, within a bound. */
    @Override
    public void close() {
        PlcConnection closing = connection;
        connection = null;
        if (closing == null) {
            return;
        }
        try {
            caller.call(
                    () -> {
                        closing.close();
                        return true;
                    },
                    CLOSING);
        } catch (TimeoutException | ExecutionException e) {
            LOG.debug("A connection to {} could not be closed properly: {}", shown(), words(e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private PlcConnection open() throws PlcFailure, InterruptedException {
        PlcConnection there = connection;
        if (there != null) {
            return there;
        }
        try {
            PlcConnection fresh = caller.call(() -> manager.getConnection(address), CONNECTING);
            connection = fresh;
            made++;
            return fresh;
        } catch (TimeoutException e) {
            throw failed(ReadFailure.Kind.DISCONNECTED, e.getMessage());
        } catch (ExecutionException e) {
            throw failed(ReadFailure.Kind.DISCONNECTED, words(e));
        }
    }

    private Map<String, Answer> ask(PlcConnection open, List<String> tags) throws Exception {
        Map<String, Answer> answers = new HashMap<>();
        PlcReadRequest.Builder builder = open.readRequestBuilder();
        int asked = 0;
        for (String tag : tags) {
            String wrong = wrong(open, tag);
            if (wrong == null) {
                builder.addTagAddress(tag, tag);
                asked++;
            } else {
                answers.put(tag, Answer.without(wrong));
            }
        }
        if (asked > 0) {
            PlcReadResponse response = builder.build().execute().get(timeout.toMillis(), TimeUnit.MILLISECONDS);
            response.getTagNames().forEach(tag -> answers.put(tag, answer(response, tag)));
        }
        tags.forEach(tag -> answers.putIfAbsent(tag, Answer.without(tag + ": no answer")));
        return answers;
    }

    /** One tag that the protocol cannot understand must not take the others with it. */
    private static @Nullable String wrong(PlcConnection open, String tag) {
        try {
            return open.parseTagAddress(tag).isPresent() ? null : tag + " is no tag of this protocol";
        } catch (RuntimeException e) {
            return tag + " is no tag of this protocol: " + e.getMessage();
        }
    }

    private static Answer answer(PlcReadResponse response, String tag) {
        PlcResponseCode code = response.getResponseCode(tag);
        if (code != PlcResponseCode.OK) {
            return Answer.without(tag + ": " + code);
        }
        if (response.isValidBoolean(tag) && response.getObject(tag) instanceof Boolean bit) {
            return new Answer(bit ? 1 : 0, null, null);
        }
        String text = response.isValidString(tag) ? response.getString(tag) : null;
        double number = response.isValidDouble(tag) ? response.getDouble(tag) : Double.NaN;
        return new Answer(number, text, null);
    }

    private static boolean isGeneral(Answer answer) {
        String problem = answer.problem();
        return problem != null && GENERAL.stream().anyMatch(code -> problem.endsWith(": " + code));
    }

    private PlcFailure failed(ReadFailure.Kind kind, @Nullable String why) {
        close();
        return new PlcFailure(kind, shown() + ": " + (why == null ? "failed without saying why" : why));
    }

    /** The address without its parameters, among which a password may be. */
    private String shown() {
        return address.replaceFirst("\\?.*", "");
    }

    private static String words(Exception e) {
        Throwable cause = e;
        while (cause.getCause() != null && (cause instanceof ExecutionException || cause.getMessage() == null)) {
            cause = cause.getCause();
        }
        String message = cause.getMessage();
        return message == null ? cause.getClass().getSimpleName() : message;
    }
}
