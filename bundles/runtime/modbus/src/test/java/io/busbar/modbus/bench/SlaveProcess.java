package io.busbar.modbus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** A {@link BenchSlave} in a process of its own. */
final class SlaveProcess implements AutoCloseable {

    private final int port;
    private final Process process;

    SlaveProcess(int port) throws IOException {
        this.port = port;
        process = new ProcessBuilder(
                        System.getProperty("java.home") + "/bin/java",
                        "-Xmx128m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        BenchSlave.class.getName(),
                        Integer.toString(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        byte[] ready = process.getInputStream().readNBytes("ready".length());
        if (!new String(ready, StandardCharsets.US_ASCII).equals("ready")) {
            throw new IOException("The slave did not start");
        }
    }

    int port() {
        return port;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
