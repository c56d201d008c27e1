package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;

/** A store in the benchmark. */
interface Contender extends AutoCloseable {

    String name();

    void open(Path directory, List<String> series, long step) throws Exception;

    /** Stores and makes durable. */
    void commit(List<SeriesBlock> blocks) throws Exception;

    /** Reads a range and returns how many samples it had. */
    long raw(String series, long from, long to) throws Exception;

    /** Averages a range by hours, or longer intervals of so many milliseconds, and returns how many intervals there were. */
    long averages(String series, long from, long to, long interval) throws Exception;

    @Override
    void close() throws IOException, SQLException;
}
