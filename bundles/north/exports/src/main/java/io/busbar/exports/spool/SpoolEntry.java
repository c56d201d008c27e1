package io.busbar.exports.spool;

import io.busbar.gateway.exports.Category;
import io.busbar.gateway.exports.SpoolFile;
import io.busbar.gateway.problem.Message;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of the spool as it stands on the disk beside its content.
 *
 * @param id its place in the order
 * @param key what it is, so that it is made once: site, server, device, type and period
 * @param destination id of its destination
 * @param directory where it goes on the server
 * @param name its name there
 * @param device id of its device; empty where it is about none
 * @param category what it is about; null for a log
 * @param from beginning of its period, milliseconds since 1970 UTC
 * @param to end of its period, exclusive
 * @param bytes its size
 * @param made when it was made
 * @param tries how often sending was begun
 * @param lastTry when that was last; 0 for never
 * @param uploaded whether the server has confirmed all of it under its temporary name
 * @param errorCode why the last try failed, empty where it did not
 * @param errorArguments what that mentions
 */
public record SpoolEntry(
        long id,
        String key,
        String destination,
        String directory,
        String name,
        String device,
        @Nullable Category category,
        long from,
        long to,
        long bytes,
        long made,
        int tries,
        long lastTry,
        boolean uploaded,
        String errorCode,
        List<String> errorArguments) {

    /** Copies the list. */
    public SpoolEntry {
        errorArguments = List.copyOf(errorArguments);
    }

    /** The same with a try that begins now. */
    SpoolEntry tried(long now) {
        return with(tries + 1, now, uploaded, "", List.of());
    }

    /** The same once the server has all of it under its temporary name. */
    SpoolEntry complete() {
        return with(tries, lastTry, true, errorCode, errorArguments);
    }

    /** The same, to be sent anew from the beginning. */
    SpoolEntry incomplete() {
        return with(tries, lastTry, false, errorCode, errorArguments);
    }

    /** The same with the reason why its try failed. */
    SpoolEntry failed(Message reason) {
        return with(
                tries,
                lastTry,
                uploaded,
                reason.code(),
                reason.arguments().stream().map(String::valueOf).toList());
    }

    private SpoolEntry with(int times, long last, boolean there, String code, List<String> arguments) {
        return new SpoolEntry(
                id,
                key,
                destination,
                directory,
                name,
                device,
                category,
                from,
                to,
                bytes,
                made,
                times,
                last,
                there,
                code,
                arguments);
    }

    /** As people see it. */
    public SpoolFile shown() {
        return shown(null);
    }

    /** As people see it, with the time of its next try. */
    public SpoolFile shown(@Nullable Instant nextTry) {
        return new SpoolFile(
                id,
                destination,
                directory.isEmpty() ? name : directory + "/" + name,
                device,
                category,
                Instant.ofEpochMilli(from),
                Instant.ofEpochMilli(to),
                bytes,
                Instant.ofEpochMilli(made),
                tries,
                lastTry == 0 ? null : Instant.ofEpochMilli(lastTry),
                nextTry,
                errorCode.isEmpty() ? null : new Message(errorCode, List.copyOf(errorArguments)));
    }
}
