package io.busbar.historian.bench;

import io.busbar.gateway.history.SeriesBlock;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** SQLite: one row a sample, write-ahead log, synchronous FULL. */
final class Sqlite implements Contender {

    private final Map<String, Integer> numbers = new HashMap<>();
    private @Nullable Connection connection;

    @Override
    public String name() {
        return "SQLite";
    }

    @Override
    public void open(Path directory, List<String> series, long step) throws SQLException {
        series.forEach(name -> numbers.put(name, numbers.size()));
        connection = DriverManager.getConnection("jdbc:sqlite:" + directory.resolve("bench.db"));
        try (Statement statement = connection.createStatement()) {
            statement.execute("pragma journal_mode=wal");
            statement.execute("pragma synchronous=full");
            statement.execute("create table sample(series integer, time integer, value real, quality integer, "
                    + "primary key(series, time)) without rowid");
        }
        connection.setAutoCommit(false);
    }

    private Connection connection() {
        return Objects.requireNonNull(connection);
    }

    private int number(String series) {
        return Objects.requireNonNull(numbers.get(series));
    }

    @Override
    public void commit(List<SeriesBlock> blocks) throws SQLException {
        try (PreparedStatement insert =
                connection().prepareStatement("insert or replace into sample values(?,?,?,?)")) {
            for (SeriesBlock block : blocks) {
                insert.setInt(1, number(block.point()));
                for (int i = 0; i < block.times().length; i++) {
                    insert.setLong(2, block.times()[i]);
                    insert.setDouble(3, block.values()[i]);
                    insert.setInt(4, block.qualities()[i]);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
        connection().commit();
    }

    @Override
    public long raw(String series, long from, long to) throws SQLException {
        return count("select time, value, quality from sample where series=? and time>=? and time<?", series, from, to);
    }

    @Override
    public long averages(String series, long from, long to, long interval) throws SQLException {
        return count(
                "select time/" + interval + ", min(value), max(value), avg(value), count(*) from sample "
                        + "where series=? and time>=? and time<? group by 1",
                series,
                from,
                to);
    }

    private long count(String sql, String series, long from, long to) throws SQLException {
        try (PreparedStatement query = connection().prepareStatement(sql)) {
            query.setInt(1, number(series));
            query.setLong(2, from);
            query.setLong(3, to);
            long count = 0;
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    rows.getDouble(2);
                    count++;
                }
            }
            return count;
        }
    }

    @Override
    public void close() throws SQLException {
        connection().close();
    }
}
