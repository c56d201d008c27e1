package io.busbar.rest.documents;

import io.busbar.gateway.problem.Message;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for people, in each language.
 *
 * @param code which sentence it is, for programs
 */
public record MessageDocument(String code, String en, String fr) {

    /** The sentence, or null for none. */
    public static @Nullable MessageDocument of(@Nullable Message message) {
        return of(message, null, true);
    }

    /** The sentence without addresses and without this host, unless the reader sees addresses; null for none. */
    public static @Nullable MessageDocument of(
            @Nullable Message message, @Nullable String host, boolean seesAddresses) {
        return message == null
                ? null
                : new MessageDocument(
                        message.code(),
                        Redaction.shown(message.text(Locale.ENGLISH), host, seesAddresses),
                        Redaction.shown(message.text(Locale.FRENCH), host, seesAddresses));
    }
}
