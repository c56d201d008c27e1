package io.busbar.gateway.exports;

import java.util.Collections;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where files go. Its password is not part of it: see {@link Exports#add}.
 *
 * @param id id in this gateway: lower case, digits and {@code -}
 * @param name what people call it, at most 64 characters
 * @param enabled whether files are made and sent; what waits already stays
 * @param kind how files get there
 * @param host name or IP address; empty for {@link Kind#FOLDER}
 * @param port TCP port, 1 to 65535; 0 for the usual one of the kind
 * @param directory where on the server, or the path of an address: parts {@code {site} {server} {device} {type} {year} {month} {day}} are
 *     filled in for each file, missing directories are made; of a folder the path below {@code data/exports/folders}
 * @param user whom to sign in as; empty for none
 * @param hostKey for {@link Kind#SFTP} the fingerprint of the server's key, {@code SHA256:…}; empty until the first test has shown it
 * @param format how files are written
 * @param separator between the cells of CSV and EMS
 * @param zoneOffset whether times carry the offset from UTC, such as {@code +02:00}
 * @param logs whether the log of deliveries is sent once a day as well
 * @param categories what is sent
 */
public record Destination(
        String id,
        String name,
        boolean enabled,
        Kind kind,
        String host,
        int port,
        String directory,
        String user,
        String hostKey,
        Format format,
        Separator separator,
        boolean zoneOffset,
        boolean logs,
        Set<Category> categories) {

    /** How files get there. */
    public enum Kind {
        /** FTP without encryption. */
        FTP(21),
        /** FTP that is encrypted by {@code AUTH TLS} before anybody signs in. */
        FTPS(21),
        /** FTP within TLS from the beginning. */
        FTPS_IMPLICIT(990),
        /** File transfer over SSH. */
        SFTP(22),
        /** HTTPS, one POST a file. */
        HTTPS_POST(443),
        /** HTTPS, one PUT a file. */
        HTTPS_PUT(443),
        /** A directory of this machine. */
        FOLDER(0);

        private final int usualPort;

        Kind(int usualPort) {
            this.usualPort = usualPort;
        }

        /** The port where none is given; 0 where there is none. */
        public int usualPort() {
            return usualPort;
        }
    }

    /** Copies the set. */
    public Destination {
        categories = Collections.unmodifiableSet(new TreeSet<>(categories));
    }

    /** The port that is connected to. */
    public int effectivePort() {
        return port == 0 ? kind.usualPort() : port;
    }

    /** The same with this key of the server. */
    public Destination withHostKey(String key) {
        return new Destination(
                id,
                name,
                enabled,
                kind,
                host,
                port,
                directory,
                user,
                key,
                format,
                separator,
                zoneOffset,
                logs,
                categories);
    }
}
