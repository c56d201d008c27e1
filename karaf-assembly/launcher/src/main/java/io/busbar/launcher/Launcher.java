package io.busbar.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** {@code busbar run}, {@code busbar demo} and {@code busbar shell} of an unpacked distribution. */
public final class Launcher {
    private static final int WRONG_USE = 2;

    private final Terminal terminal;
    private final Path home;
    private final Path defaultData;

    private Launcher(Terminal terminal, Path home, Path defaultData) {
        this.terminal = terminal;
        this.home = home;
        this.defaultData = defaultData;
    }

    /**
     * Starts the gateway, or opens the shell of a running one, and ends the process with an exit code: 0 after an
     * orderly stop, 1 after a failure, 2 for what the person at the terminal can put right.
     *
     * @param args command and options, see {@code docs/operations-guide.md}
     */
    public static void main(String[] args) {
        Terminal terminal = new Terminal(System.out, System.err, new Messages(Locale.getDefault()));
        Path home = Path.of(System.getProperty("busbar.home")).toAbsolutePath().normalize();
        Path data = Path.of(System.getProperty("busbar.default.data", "data"));
        int code;
        try {
            code = new Launcher(terminal, home, data).launch(List.of(args));
        } catch (LaunchException e) {
            terminal.err().println(e.getMessage());
            code = WRONG_USE;
        } catch (Exception e) {
            terminal.warn("failed", e.toString());
            System.getLogger(Launcher.class.getName()).log(System.Logger.Level.ERROR, "cannot start", e);
            code = 1;
        }
        System.exit(code);
    }

    private int launch(List<String> args) throws Exception {
        Options options = Options.parse(args, defaultData, terminal.messages());
        Instance instance = new Instance(home, options.data());
        ShellKey key = new ShellKey(instance.keys(), instance.etc());
        if (options.mode() == Options.Mode.SHELL) {
            return new ShellClient(instance, key).open(options, terminal.out(), terminal.err(), terminal.messages());
        }
        try (instance) {
            return run(options, instance, key);
        }
    }

    private int run(Options options, Instance instance, ShellKey key) throws Exception {
        long started = System.nanoTime() - sincePressed();
        Messages messages = terminal.messages();
        instance.occupy(messages);
        Ports.check(options, messages);
        BundleManifest manifest = manifest(messages);
        boolean warm = instance.prepare(options);
        terminal.say(warm ? "starting" : "starting.first", options.data());
        if (options.developer()) {
            terminal.warn("developer");
        } else if (options.gate().equals("enforced")) {
            for (String location : new BundleCache(instance.cache().resolve("cache")).sweep(manifest)) {
                terminal.warn("bundle.swept", location);
            }
        }
        key.createIfMissing();
        Certificate certificate = new Certificate(instance.keys());
        certificate.createIfMissing(messages);
        Gateway.configure(home, options, instance, certificate);

        Gateway gateway = new Gateway();
        Runtime.getRuntime().addShutdownHook(new Thread(gateway::stop, "busbar-stop"));
        watch(new Readiness(options, gateway, started), instance);
        return gateway.runUntilStopped();
    }

    private BundleManifest manifest(Messages messages) throws LaunchException {
        try {
            return BundleManifest.of(home);
        } catch (IOException e) {
            throw messages.problem("manifest.unreadable", home.resolve(BundleManifest.FILE), e.toString());
        }
    }

    private void watch(Readiness readiness, Instance instance) {
        Thread watcher = new Thread(
                () -> {
                    try {
                        readiness.report(terminal, instance);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    } catch (IOException e) {
                        terminal.warn("failed", e.toString());
                    }
                },
                "busbar-ready");
        watcher.setDaemon(true);
        watcher.start();
    }

    /** The start of this process counts as waiting too. */
    private static long sincePressed() throws IOException {
        long startedMillis = ProcessHandle.current()
                .info()
                .startInstant()
                .map(java.time.Instant::toEpochMilli)
                .orElse(System.currentTimeMillis());
        return Math.max(0, System.currentTimeMillis() - startedMillis) * 1_000_000L;
    }
}
