package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.net.URLConnection;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarInputStream;
import java.util.jar.Manifest;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.Constants;

/**
 * A driver bundle as a file or at an address, read and looked at before anything is changed.
 *
 * @param bundle its symbolic name
 * @param version its version
 * @param content the whole file
 */
record DriverFile(String bundle, String version, byte[] content) {

    static final int MOST_MEGABYTES = 32;

    private static final int CONNECT_MS = 10_000;
    private static final int READ_MS = 30_000;

    /** What a bundle with a driver says that it provides; written into its manifest when it is built. */
    private static final Pattern DRIVER = Pattern.compile("objectClass[^;]*[\"',]io\\.busbar\\.driver\\.Driver[\"',]");

    /**
     * Reads a driver bundle.
     *
     * @throws ProblemException if it cannot be read or is none
     */
    static DriverFile read(String fileOrAddress) {
        byte[] content;
        try (InputStream in = open(fileOrAddress)) {
            content = in.readNBytes((MOST_MEGABYTES << 20) + 1);
        } catch (IOException | IllegalArgumentException e) {
            throw ProblemException.of(Kind.INVALID, "driver.file", fileOrAddress, reason(e));
        }
        if (content.length > MOST_MEGABYTES << 20) {
            throw ProblemException.of(Kind.INVALID, "driver.file.size", fileOrAddress, MOST_MEGABYTES);
        }
        return check(fileOrAddress, content);
    }

    private static InputStream open(String fileOrAddress) throws IOException {
        Path file = path(fileOrAddress);
        if (file != null && Files.isRegularFile(file)) {
            return Files.newInputStream(file);
        }
        URI address = URI.create(fileOrAddress);
        if (address.getScheme() == null || address.getScheme().length() < 2) {
            throw ProblemException.of(Kind.INVALID, "driver.file.missing", fileOrAddress);
        }
        URL url = address.toURL();
        URLConnection connection = url.openConnection();
        connection.setConnectTimeout(CONNECT_MS);
        connection.setReadTimeout(READ_MS);
        return connection.getInputStream();
    }

    private static @Nullable Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return null;
        }
    }

    private static DriverFile check(String name, byte[] content) {
        Manifest manifest;
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(content))) {
            manifest = jar.getManifest();
        } catch (IOException e) {
            throw ProblemException.of(Kind.INVALID, "driver.file", name, reason(e));
        }
        Attributes headers = manifest == null ? new Attributes() : manifest.getMainAttributes();
        String bundle = headers.getValue(Constants.BUNDLE_SYMBOLICNAME);
        String version = headers.getValue(Constants.BUNDLE_VERSION);
        if (bundle == null || version == null) {
            throw ProblemException.of(Kind.INVALID, "driver.file.jar", name);
        }
        String symbolicName = bundle.replaceFirst(";.*", "").strip();
        String provides = headers.getValue(Constants.PROVIDE_CAPABILITY);
        if (provides == null || !DRIVER.matcher(provides).find()) {
            throw ProblemException.of(Kind.INVALID, "driver.file.other", name, symbolicName);
        }
        return new DriverFile(symbolicName, version.strip(), content);
    }

    private static String reason(Exception e) {
        String message = e.getMessage();
        return message == null ? e.getClass().getSimpleName() : message;
    }
}
