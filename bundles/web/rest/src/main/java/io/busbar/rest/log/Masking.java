package io.busbar.rest.log;

import io.busbar.rest.documents.Redaction;
import java.util.Objects;
import java.util.regex.Pattern;

/** Takes out of the log what its readers are not to see. */
final class Masking {

    /** What programs write before a secret, and the secret. No message of ours holds one; those of libraries might. */
    private static final Pattern SECRET = Pattern.compile(
            "(?i)\\b([\\w.-]*(?:password|passwd|passphrase|secret|token|api-?key|private-?key|csrf)[\\w.-]*[\"']?\\s*[=:]\\s*|"
                    + "(?:authorization|cookie|set-cookie)\\s*[=:]\\s*(?:\\w+\\s+)?)[\"']?[^\\s\"',;)}\\]]+");

    private static final String HIDDEN = "$1***";

    private final boolean addresses;

    /**
     * For a reader.
     *
     * @param addresses whether the reader sees addresses of the installation
     */
    Masking(boolean addresses) {
        this.addresses = addresses;
    }

    /** A line as this reader may see it. */
    String line(String text) {
        String masked = SECRET.matcher(text).replaceAll(HIDDEN);
        return Objects.requireNonNull(Redaction.sentence(masked, null, addresses));
    }

    /** An entry as this reader may see it. */
    LogEntry entry(LogEntry entry) {
        return new LogEntry(
                entry.id(),
                entry.time(),
                entry.level(),
                line(entry.thread()),
                entry.logger(),
                line(entry.text()),
                entry.trace().stream().map(this::line).toList());
    }
}
