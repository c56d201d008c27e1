package io.busbar.itests.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import io.busbar.itests.Await;
import io.busbar.itests.GatewayProcess;
import io.busbar.itests.GatewayProcess.Said;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * A running demonstration. One serves all classes that ask for it, since starting it costs more than most tests: whoever adds something
 * to it takes that away again.
 */
final class Demo implements AutoCloseable {

    /** How long anything in a started gateway may take on a loaded two-core machine. */
    static final Duration SOON = Duration.ofSeconds(30);

    private static final int DEVICES = 13;

    private final GatewayProcess gateway;
    private final RestClient rest;

    private Demo(GatewayProcess gateway, RestClient rest) {
        this.gateway = gateway;
        this.rest = rest;
    }

    /** Gives the one of this run to constructors and methods that have a parameter for it. */
    static final class Shared implements ParameterResolver {
        @Override
        public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
            return parameter.getParameter().getType() == Demo.class;
        }

        @Override
        public Demo resolveParameter(ParameterContext parameter, ExtensionContext context) {
            return context.getRoot()
                    .getStore(Namespace.create(Demo.class))
                    .getOrComputeIfAbsent("demo", key -> Demo.start("demo"), Demo.class);
        }
    }

    /** Starts a demonstration in a new directory of this name, and waits until all of its devices are read. */
    static Demo start(String name) {
        GatewayProcess gateway = prepare(name);
        try {
            gateway.start().awaitReady();
            Demo demo = new Demo(gateway, RestClient.signIn(gateway));
            Await.until(
                    "all devices online",
                    SOON,
                    () -> demo.rest()
                                    .items("/devices")
                                    .filter(device ->
                                            device.path("state").asText().equals("ONLINE"))
                                    .count()
                            == DEVICES);
            return demo;
        } catch (IOException | AssertionError e) {
            gateway.close();
            throw new AssertionError("the demonstration does not start", e);
        } catch (InterruptedException e) {
            gateway.close();
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while the demonstration started", e);
        }
    }

    /** A demonstration that is still to be started, with a past of one day: three weeks would take the time of the tests. */
    static GatewayProcess prepare(String name) {
        try {
            Path parent = Files.createDirectories(Path.of("target", "gateways").toAbsolutePath());
            Path data = Files.createTempDirectory(parent, name + "-");
            Files.createDirectory(data.resolve("etc"));
            Files.writeString(data.resolve("etc/io.busbar.simulator.cfg"), "historyDays = 1\n");
            return GatewayProcess.demo(data);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    GatewayProcess gateway() {
        return gateway;
    }

    RestClient rest() {
        return rest;
    }

    /** The port at which the simulated devices of a line answer. */
    int port(String line) throws IOException, InterruptedException {
        Said said = gateway.shell("busbar:line-list", "--json");
        JsonNode lines = RestClient.JSON.readTree(said.out());
        return StreamSupport.stream(lines.spliterator(), false)
                .filter(entry -> entry.path("id").asText().equals(line))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no line " + line + ": " + said))
                .path("port")
                .asInt();
    }

    /** Takes a device away, and the line that was made for it. */
    void remove(String device) throws IOException, InterruptedException {
        String line = rest.get("/devices/" + device).path("line").asText();
        rest.delete("/devices/" + device);
        if (!line.isEmpty()) {
            rest.delete("/lines/" + line);
        }
    }

    /** Ids of all devices: nobody may lose one by mistake. */
    List<String> devices() throws IOException, InterruptedException {
        List<String> ids = new ArrayList<>();
        rest.items("/devices").forEach(device -> ids.add(device.path("id").asText()));
        return ids;
    }

    @Override
    public void close() {
        gateway.close();
    }
}
