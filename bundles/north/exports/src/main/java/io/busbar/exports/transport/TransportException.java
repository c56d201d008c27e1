package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import io.busbar.gateway.problem.Message;
import java.io.IOException;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A server that cannot be reached or does not do what it is asked, told for people. */
public final class TransportException extends IOException {

    private final Stage stage;
    private final transient Message reason;

    /** A failure at a stage, told by a sentence of the catalogue. */
    public TransportException(Stage stage, Message reason, @Nullable Throwable cause) {
        super(reason.text(Locale.ENGLISH), cause);
        this.stage = stage;
        this.reason = reason;
    }

    /** A failure at a stage, told by a sentence of the catalogue. */
    public static TransportException of(Stage stage, String code, Object... arguments) {
        return new TransportException(stage, Message.of(code, arguments), null);
    }

    /** How far it came. */
    public Stage stage() {
        return stage;
    }

    /** Why, in any language. */
    public Message reason() {
        return reason;
    }
}
