package io.busbar.launcher;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * What the command line asks for.
 *
 * @param mode what to do
 * @param data absolute directory below which everything is written
 * @param http port of plain HTTP, 1 to 65535
 * @param https port of HTTPS, 1 to 65535, never that of plain HTTP
 * @param bind address to listen on; plain HTTP only leads to HTTPS unless it is a loopback address
 * @param developer whether bundles may run that nobody vouches for
 * @param command shell command, empty for a session
 */
record Options(Mode mode, Path data, int http, int https, InetAddress bind, boolean developer, List<String> command) {
    static final int DEFAULT_HTTP = 8080;
    static final int DEFAULT_HTTPS = 8443;

    enum Mode {
        RUN,
        DEMO,
        SHELL
    }

    Options {
        command = List.copyOf(command);
    }

    /** Nobody's password crosses a network in the clear: beyond loopback plain HTTP only leads to HTTPS. */
    boolean plainHttp() {
        return bind.isLoopbackAddress();
    }

    /** What becomes of bundles that nobody vouches for, see {@link BundleGate}. */
    String gate() {
        if (developer) {
            return "developer";
        }
        return mode == Mode.DEMO ? "demo" : "enforced";
    }

    static Options parse(List<String> args, Path defaultData, Messages messages) throws LaunchException {
        if (args.isEmpty()) {
            throw messages.problem("usage");
        }
        Mode mode = mode(args.get(0), messages);
        Path data = defaultData;
        int http = DEFAULT_HTTP;
        int https = DEFAULT_HTTPS;
        InetAddress bind = InetAddress.getLoopbackAddress();
        boolean developer = false;
        int at = 1;
        while (at < args.size() && args.get(at).startsWith("--")) {
            String option = args.get(at++);
            if (option.equals("--")) {
                break;
            }
            if (option.equals("--developer")) {
                developer = true;
                continue;
            }
            int equals = option.indexOf('=');
            String name = equals < 0 ? option : option.substring(0, equals);
            String value;
            if (equals >= 0) {
                value = option.substring(equals + 1);
            } else if (at < args.size()) {
                value = args.get(at++);
            } else {
                throw messages.problem("option.value", name);
            }
            switch (name) {
                case "--data" -> data = Path.of(value);
                case "--http" -> http = port(name, value, messages);
                case "--https" -> https = port(name, value, messages);
                case "--bind" -> bind = address(value, messages);
                default -> throw messages.problem("option.unknown", name);
            }
        }
        List<String> rest = args.subList(at, args.size());
        if (mode != Mode.SHELL && !rest.isEmpty()) {
            throw messages.problem("option.unknown", rest.get(0));
        }
        if (http == https) {
            throw messages.problem("port.same", http);
        }
        return new Options(mode, data.toAbsolutePath().normalize(), http, https, bind, developer, rest);
    }

    private static Mode mode(String word, Messages messages) throws LaunchException {
        for (Mode mode : Mode.values()) {
            if (mode.name().toLowerCase(Locale.ROOT).equals(word)) {
                return mode;
            }
        }
        throw messages.problem("usage");
    }

    private static int port(String option, String value, Messages messages) throws LaunchException {
        try {
            int port = Integer.parseInt(value);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, with the range
        }
        throw messages.problem("port.invalid", option, value);
    }

    private static InetAddress address(String value, Messages messages) throws LaunchException {
        try {
            return InetAddress.getByName(value);
        } catch (UnknownHostException e) {
            throw messages.problem("bind.unknown", value);
        }
    }
}
