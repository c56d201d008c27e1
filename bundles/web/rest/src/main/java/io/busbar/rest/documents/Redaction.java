package io.busbar.rest.documents;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Takes addresses out of sentences meant for people who are not to see them. */
public final class Redaction {

    private static final String HIDDEN = "…";
    // Host names with a port, IPv4 addresses, bracketed IPv6 addresses and device files: what messages of lines are
    // made with.
    private static final Pattern ADDRESS = Pattern.compile("\\[[0-9A-Fa-f:.%]+](?::\\d+)?"
            + "|(?:\\b[\\w.-]+/)?\\b\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?"
            + "|\\b[\\w-]+(?:\\.[\\w-]+)*:\\d{2,5}\\b"
            + "|/dev/\\S+");

    private Redaction() {}

    /** The sentence, without addresses and without this host unless the reader sees addresses. */
    public static @Nullable String sentence(@Nullable String text, @Nullable String host, boolean seesAddresses) {
        return text == null ? null : shown(text, host, seesAddresses);
    }

    static String shown(String text, @Nullable String host, boolean seesAddresses) {
        if (seesAddresses) {
            return text;
        }
        String hidden = ADDRESS.matcher(text).replaceAll(HIDDEN);
        return host == null || host.isEmpty() ? hidden : hidden.replace(host, HIDDEN);
    }
}
