package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import io.questdb.cairo.CairoEngine;
import io.questdb.cairo.CommitMode;
import io.questdb.cairo.DefaultCairoConfiguration;
import io.questdb.cairo.TableWriter;
import io.questdb.cairo.sql.RecordCursor;
import io.questdb.cairo.sql.RecordCursorFactory;
import io.questdb.griffin.SqlException;
import io.questdb.griffin.SqlExecutionContext;
import io.questdb.griffin.SqlExecutionContextImpl;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** QuestDB embedded: one table of series, time and value by month, synchronous commits. */
final class QuestDb implements Contender {

    private @Nullable CairoEngine engine;
    private @Nullable SqlExecutionContext context;

    @Override
    public String name() {
        return "QuestDB";
    }

    @Override
    public void open(Path directory, List<String> series, long step) throws SqlException {
        engine = new CairoEngine(new DefaultCairoConfiguration(directory.toString()) {
            @Override
            public int getCommitMode() {
                return CommitMode.SYNC;
            }
        });
        context = new SqlExecutionContextImpl(engine, 1)
                .with(io.questdb.cairo.security.AllowAllSecurityContext.INSTANCE, null);
        engine.execute(
                "create table readings(series symbol index, value double, ts timestamp) timestamp(ts) partition by month bypass wal",
                context());
    }

    private SqlExecutionContext context() {
        return Objects.requireNonNull(context);
    }

    @Override
    public void commit(List<SeriesBlock> blocks) {
        CairoEngine cairo = Objects.requireNonNull(engine);
        try (TableWriter writer = cairo.getWriter(cairo.verifyTableName("readings"), "benchmark")) {
            int rows = blocks.get(0).times().length;
            for (int i = 0; i < rows; i++) {
                for (SeriesBlock block : blocks) {
                    TableWriter.Row row = writer.newRow(block.times()[i] * 1000);
                    row.putSym(0, block.point());
                    row.putDouble(1, block.values()[i]);
                    row.append();
                }
            }
            writer.commit();
        }
    }

    @Override
    public long raw(String series, long from, long to) throws SqlException {
        return count("select ts, value from readings where series='" + series + "' and ts>=" + from * 1000 + " and ts<"
                + to * 1000);
    }

    @Override
    public long averages(String series, long from, long to, long interval) throws SqlException {
        return count("select ts, min(value), max(value), avg(value), count() from readings where series='" + series
                + "' and ts>=" + from * 1000 + " and ts<" + to * 1000 + " sample by " + interval / 1000 + "s");
    }

    private long count(String sql) throws SqlException {
        try (RecordCursorFactory factory = Objects.requireNonNull(engine).select(sql, context());
                RecordCursor cursor = factory.getCursor(context())) {
            long count = 0;
            while (cursor.hasNext()) {
                cursor.getRecord().getTimestamp(0);
                count++;
            }
            return count;
        }
    }

    @Override
    public void close() {
        Objects.requireNonNull(engine).close();
    }
}
