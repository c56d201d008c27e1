package io.busbar.rest.log;

import io.busbar.gateway.access.Permission;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.rest.access.Caller;
import io.busbar.rest.access.Needs;
import io.busbar.rest.documents.Page;
import io.busbar.rest.documents.Parameters;
import io.busbar.rest.documents.Parameters.Range;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import javax.ws.rs.GET;
import javax.ws.rs.Produces;
import javax.ws.rs.QueryParam;
import javax.ws.rs.core.Context;
import javax.ws.rs.core.MediaType;
import javax.ws.rs.core.Response;
import javax.ws.rs.core.SecurityContext;
import javax.ws.rs.core.StreamingOutput;
import org.jspecify.annotations.Nullable;

/**
 * {@code /system/log}. Each request reads a bounded part of the log, and few are answered at a time, so that whoever looks at it does not
 * hold up the gateway.
 */
@javax.ws.rs.Path("system/log")
@Produces(MediaType.APPLICATION_JSON)
public final class LogResource {

    private static final Range LIMIT = new Range(1, 1000);
    private static final int USUAL = 200;
    private static final int LONGEST_WISH = 200;
    private static final long MOST_BYTES = 8L * 1024 * 1024;
    private static final int AT_A_TIME = 2;
    private static final int PATIENCE_SECONDS = 3;

    private final LogFiles files;
    private final Semaphore turns = new Semaphore(AT_A_TIME);

    /** Serves the log that is kept in this folder. */
    public LogResource(Path folder) {
        files = new LogFiles(folder);
    }

    /**
     * Entries of the log, the newest first.
     *
     * @param after id of an entry: those older than it; this is how one goes from page to page
     * @param since id of an entry: those newer than it; this is how one follows the log
     */
    @GET
    @Needs(Permission.DIAGNOSE)
    public Page<LogEntry> entries(
            @QueryParam("limit") @Nullable String limit,
            @QueryParam("after") @Nullable String after,
            @QueryParam("since") @Nullable String since,
            @QueryParam("level") @Nullable String level,
            @QueryParam("text") @Nullable String text,
            @Context SecurityContext security) {
        int most = Parameters.integer("limit", limit, LIMIT, USUAL);
        Search search = new Search(
                level(level),
                words(text),
                place("after", after),
                place("since", since),
                most,
                new Masking(Caller.of(security).seesAddresses()));
        return inTurn(() -> {
            boolean all = files.backward(search::take, MOST_BYTES);
            return new Page<>(List.copyOf(search.found), all || search.reachedSince ? null : search.last);
        });
    }

    /** The whole log, the oldest entry first, each as a line of RFC 5424. */
    @GET
    @javax.ws.rs.Path("export")
    @Needs(Permission.LOG_EXPORT)
    @Produces(MediaType.TEXT_PLAIN)
    public Response export(@Context SecurityContext security) {
        Masking masking = new Masking(Caller.of(security).seesAddresses());
        StreamingOutput body = out -> {
            BufferedWriter writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
            try {
                files.forward(entry -> write(writer, SyslogLine.of(masking.entry(entry))));
            } catch (UncheckedIOException e) {
                throw e.getCause();
            }
            writer.flush();
        };
        return Response.ok(body, MediaType.TEXT_PLAIN + ";charset=utf-8")
                .header("Content-Disposition", "attachment; filename=\"busbar-log.txt\"")
                .build();
    }

    private static void write(BufferedWriter writer, String line) {
        try {
            writer.write(line);
            writer.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private interface Reading<T> {
        T read() throws IOException;
    }

    private <T> T inTurn(Reading<T> reading) {
        try {
            // Whoever types a search sends one request after the other; the one before is soon done.
            if (!turns.tryAcquire(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw ProblemException.of(Kind.UNAVAILABLE, "log.busy");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw ProblemException.of(Kind.UNAVAILABLE, "log.busy");
        }
        try {
            return reading.read();
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "log.unreadable", String.valueOf(e.getMessage()));
        } finally {
            turns.release();
        }
    }

    private static LogEntry.Level level(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return LogEntry.Level.TRACE;
        }
        try {
            return LogEntry.Level.valueOf(text);
        } catch (IllegalArgumentException e) {
            throw ProblemException.invalid("level", "log.level", text);
        }
    }

    private static List<String> words(@Nullable String text) {
        if (text == null) {
            return List.of();
        }
        if (text.length() > LONGEST_WISH) {
            throw ProblemException.invalid("text", "log.text", Integer.toString(LONGEST_WISH));
        }
        return List.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+"));
    }

    private static @Nullable String place(String field, @Nullable String id) {
        if (id == null || id.isEmpty()) {
            return null;
        }
        if (!id.matches("\\d{1,15}-[0-9a-f]{1,8}")) {
            throw ProblemException.invalid(field, "log.place", id);
        }
        return id;
    }

    /** What somebody wants of the log, and what has been found of it. */
    private static final class Search {
        private final LogEntry.Level least;
        private final List<String> words;
        private final @Nullable String after;
        private final @Nullable String since;
        private final int most;
        private final Masking masking;
        private final List<LogEntry> found = new ArrayList<>();
        private boolean behind;
        private boolean reachedSince;
        private @Nullable String last;

        Search(
                LogEntry.Level least,
                List<String> words,
                @Nullable String after,
                @Nullable String since,
                int most,
                Masking masking) {
            this.least = least;
            this.words = words;
            this.after = after;
            this.since = since;
            this.most = most;
            this.masking = masking;
            behind = after == null;
        }

        /** Takes the next older entry; true if no more are wanted. */
        boolean take(LogEntry entry) {
            if (since != null && (entry.id().equals(since) || entry.time().toEpochMilli() < millis(since))) {
                reachedSince = true;
                return true;
            }
            if (!behind && after != null) {
                boolean there = entry.id().equals(after);
                behind = there || entry.time().toEpochMilli() < millis(after);
                if (there || !behind) {
                    return false;
                }
            }
            last = entry.id();
            if (entry.level().compareTo(least) >= 0) {
                // Searched as it is shown: a search must not tell what the masking hides.
                LogEntry masked = masking.entry(entry);
                if (words.stream().allMatch(masked::holds)) {
                    found.add(masked);
                }
            }
            return found.size() == most;
        }

        private static long millis(String id) {
            return Long.parseLong(id.substring(0, id.indexOf('-')));
        }
    }
}
