package io.busbar.itests.gateway;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Modbus client mbpoll, on one unit of a server on this machine. */
final class Mbpoll {

    private static final Pattern VALUE = Pattern.compile("(?m)^\\[(\\d+)]:\\s+(-?\\d+)");

    private final int port;
    private final int unit;

    Mbpoll(int port, int unit) {
        this.port = port;
        this.unit = unit;
    }

    /** The 32 bits in two holding registers, more significant word first. */
    int read(int address) throws IOException, InterruptedException {
        String out = run(address);
        Matcher matcher = VALUE.matcher(out);
        if (!matcher.find() || Integer.parseInt(matcher.group(1)) != address) {
            throw new AssertionError("mbpoll reads nothing at " + address + ": " + out);
        }
        return Integer.parseInt(matcher.group(2));
    }

    void write(int address, int value) throws IOException, InterruptedException {
        run(address, Integer.toString(value));
    }

    private String run(int address, String... values) throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("mbpoll", "-m", "tcp", "-p", "" + port, "-a", "" + unit));
        line.addAll(List.of("-0", "-1", "-B", "-t", "4:int", "-r", "" + address, "127.0.0.1"));
        line.addAll(List.of(values));
        Process process = DebianProgram.start("mbpoll", new ProcessBuilder(line).redirectErrorStream(true));
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(10, TimeUnit.SECONDS) || process.exitValue() != 0) {
            process.destroyForcibly();
            throw new AssertionError("mbpoll fails: " + out);
        }
        return out;
    }
}
