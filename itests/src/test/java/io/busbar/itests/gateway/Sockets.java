package io.busbar.itests.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What a process listens on, as Linux tells it. */
final class Sockets {

    private static final String LISTENING = "0A";
    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private Sockets() {}

    /** Each as {@code tcp loopback 8101}: protocol, {@code any}, {@code loopback} or the address in hexadecimal, port. */
    static Set<String> listening(long pid) throws IOException {
        Set<String> own = inodes(pid);
        Set<String> found = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : Files.readAllLines(Path.of("/proc", Long.toString(pid), "net", table))) {
                String[] fields = line.strip().split("\\s+");
                if (fields.length > INODE && own.contains(fields[INODE]) && isOpen(table, fields)) {
                    String address = fields[LOCAL].substring(0, fields[LOCAL].indexOf(':'));
                    int port = Integer.parseInt(fields[LOCAL].substring(address.length() + 1), 16);
                    found.add(table.substring(0, 3) + ' ' + name(address) + ' ' + port);
                }
            }
        }
        return found;
    }

    /** UDP has no state of listening: a socket without a peer takes what comes. */
    private static boolean isOpen(String table, String[] fields) {
        return table.startsWith("tcp") ? fields[STATE].equals(LISTENING) : fields[REMOTE].matches("0+:0+");
    }

    private static String name(String address) {
        if (address.matches("0+")) {
            return "any";
        }
        boolean loopback = address.endsWith("7F") && address.length() == 8
                || address.equals("0000000000000000FFFF00000100007F")
                || address.equals("00000000000000000000000001000000");
        return loopback ? "loopback" : address;
    }

    private static Set<String> inodes(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (Stream<Path> open = Files.list(Path.of("/proc", Long.toString(pid), "fd"))) {
            for (Path file : open.toList()) {
                try {
                    String target = Files.readSymbolicLink(file).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring(8, target.length() - 1));
                    }
                } catch (NoSuchFileException e) {
                    // closed since it was listed
                }
            }
        }
        return inodes;
    }
}
