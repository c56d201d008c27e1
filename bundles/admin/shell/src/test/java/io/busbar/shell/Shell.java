package io.busbar.shell;

import io.busbar.gateway.devices.Devices;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.impl.action.command.DefaultActionPreparator;
import org.apache.karaf.shell.support.CommandException;

/** Types commands as a person would: the shell's own parser sets their fields, and what they print is given back. */
final class Shell implements Services {

    static final Instant NOW = Instant.parse("2026-01-31T08:00:00Z");

    private final Map<Class<?>, Object> parts = new LinkedHashMap<>();
    private final Map<String, Object> variables = new LinkedHashMap<>();

    Shell() {
        parts.put(Clock.class, Clock.fixed(NOW, ZoneOffset.UTC));
        variables.put("LANG", "en_GB.UTF-8");
    }

    <T> Shell with(Class<T> type, T part) {
        parts.put(type, part);
        return this;
    }

    Shell with(Devices devices) {
        return with(Devices.class, devices);
    }

    Shell speaking(String lang) {
        variables.put("LANG", lang);
        return this;
    }

    @Override
    public <T> Optional<T> find(Class<T> part) {
        return Optional.ofNullable(part.cast(parts.get(part)));
    }

    String type(BusbarCommand command, String... words) throws CommandException {
        StringBuilder printed = new StringBuilder();
        type(command, printed::append, words);
        return printed.toString();
    }

    /** For commands that print and fail. */
    void type(BusbarCommand command, Consumer<String> printer, String... words) throws CommandException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        Session session = session(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            new DefaultActionPreparator().prepare(command, session, List.copyOf(Arrays.asList(words)));
        } catch (CommandException e) {
            throw e;
        } catch (Exception e) {
            throw new AssertionError(e);
        }
        try {
            command.perform(this, session);
        } finally {
            printer.accept(printed.toString(StandardCharsets.UTF_8));
        }
    }

    private Session session(PrintStream console) {
        return (Session) Proxy.newProxyInstance(
                Session.class.getClassLoader(),
                new Class<?>[] {Session.class},
                (proxy, method, arguments) -> switch (method.getName()) {
                    case "get" -> variables.get(arguments[0]);
                    case "getConsole" -> console;
                    case "getTerminal" -> null;
                    default -> throw new UnsupportedOperationException(method.getName());
                });
    }
}
