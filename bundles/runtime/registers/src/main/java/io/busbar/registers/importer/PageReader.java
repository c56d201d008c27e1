package io.busbar.registers.importer;

import io.busbar.registers.PageImport;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Makes a whole map file of a page. */
public final class PageReader {

    private PageReader() {}

    /** The import of a page; see {@link PageImport#of}. */
    public static PageImport read(String page, String id, String product, String probe) {
        PageTable table = PageTable.of(page);
        PageMap rows = new PageMap(table, new KeyRules(rules()));
        String text = rows.text();
        String head =
                "# Made of the manufacturer's page. What is behind a # was not understood: give it a quantity, or leave it.\n"
                        + "map       " + id + "\nproduct   " + product + "\nprobe     " + probe.toLowerCase(Locale.ROOT)
                        + "\nstatus    official\nsource    Manufacturer's communication table: " + title(table, product)
                        + "\nna        S16 8000 7FFF\nna        S32 80000000 7FFFFFFF\n";
        return new PageImport(table.title(), head + text, rows.understood(), rows.left());
    }

    private static String title(PageTable table, String product) {
        String title = table.title().replaceAll("\\s+", " ").replace("#", "").strip();
        return title.isEmpty() ? product : title;
    }

    private static String rules() {
        try (InputStream in = PageReader.class.getResourceAsStream("descriptions.rules")) {
            if (in == null) {
                throw new IllegalStateException("descriptions.rules is missing from the bundle");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
