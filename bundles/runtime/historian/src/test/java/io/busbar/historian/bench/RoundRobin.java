package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.rrd4j.ConsolFun;
import org.rrd4j.DsType;
import org.rrd4j.core.FetchData;
import org.rrd4j.core.RrdDb;
import org.rrd4j.core.RrdDef;
import org.rrd4j.core.Sample;

/** rrd4j: a file of fixed size for each series, averages by hour kept beside. Not durable at each commit: it has no such call. */
final class RoundRobin implements Contender {

    private final Map<String, RrdDb> files = new HashMap<>();

    @Override
    public String name() {
        return "rrd4j";
    }

    @Override
    public void open(Path directory, List<String> series, long step) throws IOException {
        int number = 0;
        for (String name : series) {
            URI uri = directory.resolve("s" + number++ + ".rrd").toUri();
            RrdDef definition = new RrdDef(uri, Meter.START / 1000 - 1, step / 1000);
            definition.addDatasource("v", DsType.GAUGE, step / 500, Double.NaN, Double.NaN);
            definition.addArchive(ConsolFun.AVERAGE, 0.5, 1, 60_000);
            definition.addArchive(ConsolFun.AVERAGE, 0.5, (int) (3_600_000 / step), 9000);
            files.put(name, RrdDb.of(definition));
        }
    }

    private RrdDb file(String series) {
        return Objects.requireNonNull(files.get(series));
    }

    @Override
    public void commit(List<SeriesBlock> blocks) throws IOException {
        for (SeriesBlock block : blocks) {
            Sample sample = file(block.point()).createSample();
            for (int i = 0; i < block.times().length; i++) {
                sample.setTime(block.times()[i] / 1000);
                sample.setValue("v", block.values()[i]);
                sample.update();
            }
        }
    }

    @Override
    public long raw(String series, long from, long to) throws IOException {
        return fetch(series, from, to, 1);
    }

    @Override
    public long averages(String series, long from, long to, long interval) throws IOException {
        return fetch(series, from, to, interval / 1000);
    }

    private long fetch(String series, long from, long to, long resolution) throws IOException {
        FetchData data = file(series)
                .createFetchRequest(ConsolFun.AVERAGE, from / 1000, to / 1000, resolution)
                .fetchData();
        return data.getRowCount();
    }

    @Override
    public void close() throws IOException {
        for (RrdDb file : files.values()) {
            file.close();
        }
    }
}
