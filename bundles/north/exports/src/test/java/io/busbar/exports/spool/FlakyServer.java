package io.busbar.exports.spool;

import io.busbar.exports.transport.Connection;
import io.busbar.exports.transport.Connector;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Predicate;

/** A server in memory that fails where a test says, before or after it has done what it was asked; and that notes in which order files arrive. */
final class FlakyServer implements Connector {

    /** Says at which step of which connection something breaks, such as {@code "rename/after"}. */
    Predicate<String> breaks = step -> false;

    /** Files by path, temporary ones too. */
    final Map<String, String> files = new LinkedHashMap<>();

    /** Final names in the order in which they appeared, each time one did. */
    final List<String> arrivals = new ArrayList<>();

    /** Fetches a file as soon as it has its name, as an importer does. */
    boolean importer;

    long room = Long.MAX_VALUE;
    int connections;

    private void step(String step) throws IOException {
        if (breaks.test(step)) {
            throw new IOException("broken at " + step);
        }
    }

    @Override
    public Connection connect() throws IOException {
        connections++;
        step("connect");
        return new Connection() {
            private String directory = "";

            @Override
            public void enter(String path) {
                directory = path;
            }

            @Override
            public OptionalLong size(String name) {
                String content = files.get(at(name));
                return content == null ? OptionalLong.empty() : OptionalLong.of(content.length());
            }

            @Override
            public void upload(Path content, String name) throws IOException {
                step("upload/before");
                String text = Files.readString(content, StandardCharsets.UTF_8);
                if (breaks.test("upload/middle")) {
                    files.put(at(name), text.substring(0, text.length() / 2));
                    throw new IOException("broken in the middle");
                }
                if (text.length() > room) {
                    files.put(at(name), text.substring(0, (int) room));
                    throw new IOException("disk full");
                }
                files.put(at(name), text);
                step("upload/after");
            }

            @Override
            public void rename(String from, String to) throws IOException {
                step("rename/before");
                String text = files.remove(at(from));
                if (text == null) {
                    throw new IOException("no such file");
                }
                if (!text.equals(files.getOrDefault(at(to), text))) {
                    throw new AssertionError("two contents under " + to);
                }
                files.put(at(to), text);
                arrivals.add(at(to));
                if (importer) {
                    files.remove(at(to));
                }
                step("rename/after");
            }

            @Override
            public void remove(String name) {
                files.remove(at(name));
            }

            private String at(String name) {
                return directory.isEmpty() ? name : directory + "/" + name;
            }

            @Override
            public void close() {}
        };
    }
}
