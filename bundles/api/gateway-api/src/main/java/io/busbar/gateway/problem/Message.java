package io.busbar.gateway.problem;

import io.busbar.driver.ReadFailure;
import java.util.List;
import java.util.Locale;

/**
 * A sentence for people that is not yet in their language. Immutable.
 *
 * @param code which text of the catalogue, such as {@code command.unverified}
 * @param arguments what the text mentions, other sentences among them
 */
public record Message(String code, List<Object> arguments) {

    /** Copies the arguments. */
    public Message {
        arguments = List.copyOf(arguments);
    }

    /** A sentence. */
    public static Message of(String code, Object... arguments) {
        return new Message(code, List.of(arguments));
    }

    /** The sentence that tells a failed request. */
    public static Message of(ReadFailure failure) {
        return failure.code().isEmpty()
                ? of("failure.said", failure.message())
                : new Message(failure.code(), failure.arguments());
    }

    /** A failed request that is told by this sentence. */
    public ReadFailure failure(ReadFailure.Kind kind, int exceptionCode) {
        return new ReadFailure(kind, exceptionCode, text(Locale.ENGLISH), code, arguments);
    }

    /** The sentence in words, in English unless the locale is French. */
    public String text(Locale locale) {
        return Texts.text(locale, code, arguments);
    }
}
