package io.busbar.archive;

import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryArchive;
import io.busbar.gateway.history.HistoryProgress;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** {@link HistoryArchive} for whichever historian is installed. */
@Component(service = HistoryArchive.class)
public final class ArchiveFiles implements HistoryArchive {

    private final Historian historian;

    /** Reads from this store and writes to it. */
    @Activate
    public ArchiveFiles(@Reference Historian historian) {
        this.historian = historian;
    }

    @Override
    public Outcome write(Selection selection, Format format, OutputStream out, HistoryProgress progress)
            throws IOException {
        RowSink rows = format == Format.CSV ? new CsvWriter(out) : new ParquetWriter(out);
        Outcome outcome = new Exporter(historian, selection, rows, progress).run();
        out.flush();
        return outcome;
    }

    @Override
    public Outcome read(Format format, InputStream in, HistoryProgress progress) throws IOException {
        Importer rows = new Importer(historian, progress);
        if (format == Format.CSV) {
            CsvRows.read(in, rows);
        } else {
            try (Spool spool = Spool.of(in)) {
                new ParquetRows(spool.channel()).read(rows);
            }
        }
        return rows.outcome();
    }
}
