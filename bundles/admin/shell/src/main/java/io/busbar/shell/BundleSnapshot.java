package io.busbar.shell;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarFile;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.osgi.framework.Bundle;

/**
 * The content of an installed bundle as a file again, to go back to if its successor does not start: where it was installed from may be
 * gone by then.
 */
final class BundleSnapshot {

    private BundleSnapshot() {}

    static byte[] of(Bundle bundle) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream jar = new ZipOutputStream(bytes)) {
            // Readers of a stream want the manifest first.
            URL manifest = bundle.getEntry(JarFile.MANIFEST_NAME);
            if (manifest != null) {
                copy(jar, JarFile.MANIFEST_NAME, manifest);
            }
            for (URL entry : entries(bundle)) {
                String name = entry.getPath().replaceFirst("^/+", "");
                if (!name.isEmpty() && !name.endsWith("/") && !name.equals(JarFile.MANIFEST_NAME)) {
                    copy(jar, name, entry);
                }
            }
        }
        return bytes.toByteArray();
    }

    private static List<URL> entries(Bundle bundle) {
        Enumeration<URL> entries = bundle.findEntries("/", "*", true);
        return entries == null ? List.of() : Collections.list(entries);
    }

    private static void copy(ZipOutputStream jar, String name, URL content) throws IOException {
        jar.putNextEntry(new ZipEntry(name));
        try (InputStream in = content.openStream()) {
            in.transferTo(jar);
        }
        jar.closeEntry();
    }
}
