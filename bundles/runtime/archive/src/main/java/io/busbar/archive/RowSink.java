package io.busbar.archive;

import io.busbar.driver.Quality;
import java.io.IOException;

/** Takes rows one by one. */
interface RowSink {

    /** A stored sample of a series. */
    void row(String series, long timeMillis, double value, Quality quality) throws IOException;

    /** There are no more rows. Writes what is still in memory. */
    void end() throws IOException;
}
