package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.mapdb.BTreeMap;
import org.mapdb.DB;
import org.mapdb.DBMaker;
import org.mapdb.Serializer;

/** MapDB with a record for each sample in a transactional tree: the plain reading of "the embedded store is MapDB". */
final class MapPerSample implements Contender {

    private final Map<String, Long> numbers = new HashMap<>();
    private @Nullable DB db;
    private @Nullable BTreeMap<Long, Long> map;

    @Override
    public String name() {
        return "MapDB, a record a sample";
    }

    @Override
    public void open(Path directory, List<String> series, long step) {
        series.forEach(name -> numbers.put(name, (long) numbers.size()));
        db = DBMaker.fileDB(directory.resolve("bench.mapdb").toFile())
                .transactionEnable()
                .make();
        map = db.treeMap("samples", Serializer.LONG, Serializer.LONG).createOrOpen();
    }

    private BTreeMap<Long, Long> map() {
        return Objects.requireNonNull(map);
    }

    private long key(String series, long time) {
        return Objects.requireNonNull(numbers.get(series)) << 42 | time;
    }

    @Override
    public void commit(List<SeriesBlock> blocks) {
        for (SeriesBlock block : blocks) {
            for (int i = 0; i < block.times().length; i++) {
                map().put(key(block.point(), block.times()[i]), Double.doubleToRawLongBits(block.values()[i]));
            }
        }
        Objects.requireNonNull(db).commit();
    }

    @Override
    public long raw(String series, long from, long to) {
        return map().subMap(key(series, from), key(series, to)).values().stream()
                .mapToDouble(Double::longBitsToDouble)
                .count();
    }

    @Override
    public long averages(String series, long from, long to, long interval) {
        Map<Long, double[]> sums = new HashMap<>();
        map().subMap(key(series, from), key(series, to)).forEach((key, bits) -> {
            double[] sum = sums.computeIfAbsent((key & (1L << 42) - 1) / interval, start -> new double[2]);
            sum[0] += Double.longBitsToDouble(bits);
            sum[1]++;
        });
        return sums.size();
    }

    @Override
    public void close() {
        Objects.requireNonNull(db).close();
    }
}
