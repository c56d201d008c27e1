package io.busbar.modbus.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** libmodbus in C, a process of its own, which measures itself the same way. */
final class Libmodbus {

    static final String NAME = "libmodbus in C (a thread a connection)";

    private final Path program;

    private Libmodbus(Path program) {
        this.program = program;
    }

    /** The program, compiled; empty without a compiler or the library's header. */
    static Optional<Libmodbus> compiled(Path source) throws Exception {
        if (!Files.exists(source)) {
            return Optional.empty();
        }
        Path program = Files.createTempDirectory("bench").resolve("libmodbus_read");
        String said = run("gcc", "-O2", "-o", program.toString(), source.toString(), "-lmodbus", "-lpthread");
        if (said == null) {
            System.err.println("libmodbus is left out: gcc and libmodbus-dev are needed");
            return Optional.empty();
        }
        return Optional.of(new Libmodbus(program));
    }

    /** Microseconds of CPU a read, and reads a second. */
    double[] measure(int port, int connections, int seconds) throws Exception {
        String said = run(program.toString(), "" + port, "" + connections, "" + seconds);
        if (said == null) {
            throw new IOException("the program with libmodbus failed");
        }
        String[] numbers = said.strip().split(" ");
        return new double[] {Double.parseDouble(numbers[0]), Double.parseDouble(numbers[1])};
    }

    private static @Nullable String run(String... command) throws InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.INHERIT)
                    .start();
            String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? said : null;
        } catch (IOException e) {
            return null;
        }
    }
}
