package io.busbar.launcher;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.karaf.main.Main;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;

/** Karaf, in this process, on one data directory. */
final class Gateway {
    /** Ctrl-C to the end of the process stays below ten seconds even when a bundle does not want to stop. */
    private static final int STOP_MILLIS = 8_000;

    private final AtomicReference<Main> running = new AtomicReference<>();
    private volatile boolean givenUp;

    /** Tells Karaf, the framework and the settings files where everything is. Karaf reads system properties only. */
    static void configure(Path home, Options options, Instance instance, Certificate certificate) throws IOException {
        int ssh = instance.claimShellPort();
        boolean demo = options.mode() == Options.Mode.DEMO;
        Map.ofEntries(
                        Map.entry("karaf.home", home.toString()),
                        Map.entry("karaf.base", options.data().toString()),
                        Map.entry("karaf.data", instance.cache().toString()),
                        Map.entry("karaf.etc", instance.etc().toString()),
                        Map.entry("karaf.log", instance.logs().toString()),
                        Map.entry(
                                "karaf.instances",
                                instance.cache().resolve("instances").toString()),
                        Map.entry("karaf.startLocalConsole", "false"),
                        Map.entry("karaf.startRemoteShell", "true"),
                        // this process stops Karaf itself, on every signal and within STOP_MILLIS
                        Map.entry("karaf.handle.sigterm", "false"),
                        Map.entry(
                                "java.io.tmpdir",
                                instance.cache().resolve("tmp").toString()),
                        Map.entry(
                                "java.util.logging.config.file",
                                instance.etc()
                                        .resolve("java.util.logging.properties")
                                        .toString()),
                        Map.entry("busbar.data", options.data().toString()),
                        Map.entry("busbar.etc", instance.etc().toString()),
                        Map.entry("busbar.demo", Boolean.toString(demo)),
                        Map.entry("busbar.bind", options.bind().getHostAddress()),
                        Map.entry("busbar.gate", options.gate()),
                        Map.entry("busbar.http.redirect", Boolean.toString(!options.plainHttp())),
                        Map.entry("busbar.http.port", Integer.toString(options.http())),
                        Map.entry("busbar.https.port", Integer.toString(options.https())),
                        Map.entry("busbar.https.keystore", certificate.store().toString()),
                        Map.entry("busbar.https.password", certificate.password()),
                        Map.entry("busbar.ssh.port", Integer.toString(ssh)),
                        Map.entry("busbar.ssh.keys", instance.keys().toString()),
                        Map.entry("busbar.bootstrap", demo ? "factory-passwords" : "setup-code"))
                .forEach(System::setProperty);
    }

    /** Returns when the gateway has been stopped from inside; 1 if it has been given up. */
    int runUntilStopped() throws Exception {
        int exitCode;
        do {
            System.setProperty("karaf.restart", "false");
            System.setProperty("karaf.restart.jvm", "false");
            Main karaf = new Main(new String[0]);
            running.set(karaf);
            karaf.launch();
            karaf.awaitShutdown();
            karaf.destroy();
            exitCode = karaf.getExitCode();
        } while (Boolean.getBoolean("karaf.restart"));
        return givenUp ? 1 : exitCode;
    }

    /** Whether all that boots has been installed. A request before that may meet a web application half set up. */
    boolean booted() {
        Main karaf = running.get();
        if (karaf == null || karaf.getFramework() == null) {
            return false;
        }
        try {
            BundleContext context = karaf.getFramework().getBundleContext();
            return context != null && context.getServiceReference("org.apache.karaf.features.BootFinished") != null;
        } catch (IllegalStateException e) {
            return false; // the framework is being started or stopped, and has no valid context
        }
    }

    /** Stops what has not booted in time, as a failure: who supervises this process may start it anew. */
    void giveUp() {
        givenUp = true;
        stop();
    }

    /** Stops Karaf in an orderly way; for the shutdown hook, which a signal runs. */
    void stop() {
        Main karaf = running.get();
        if (karaf == null || karaf.getFramework() == null) {
            return;
        }
        try {
            karaf.getFramework().stop();
            karaf.getFramework().waitForStop(STOP_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (BundleException e) {
            System.getLogger(Gateway.class.getName()).log(System.Logger.Level.ERROR, "cannot stop the framework", e);
        }
    }
}
