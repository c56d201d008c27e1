package io.busbar.itests.gateway;

import io.busbar.itests.FreePorts;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/** The Modbus server pymodbus with the words of a golden file. */
final class PymodbusServer implements AutoCloseable {

    private static final String PACKAGE = "python3-pymodbus";

    private final int port = FreePorts.next();
    private final int unit;
    private final Process process;

    /** Returns once the server answers. */
    PymodbusServer(int unit, Golden golden) throws IOException, InterruptedException {
        this.unit = unit;
        Path errors = Files.createTempFile("pymodbus", ".err");
        // Debian's own Python: another one does not see Debian's packages
        this.process = DebianProgram.start(
                PACKAGE,
                new ProcessBuilder(
                                "/usr/bin/python3",
                                script().toString(),
                                "" + port,
                                "" + unit,
                                golden.file().toString())
                        .redirectError(errors.toFile()));
        BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
        if (!"listening".equals(out.readLine())) {
            process.destroyForcibly().waitFor();
            throw DebianProgram.missing(PACKAGE, Files.readString(errors));
        }
    }

    int port() {
        return port;
    }

    int unit() {
        return unit;
    }

    /** The server ends with its input; one that does not is ended. */
    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy();
    }

    private static Path script() {
        URL script = Objects.requireNonNull(PymodbusServer.class.getResource("/modbus_server.py"));
        try {
            return Path.of(script.toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
