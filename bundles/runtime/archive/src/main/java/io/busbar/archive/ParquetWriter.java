package io.busbar.archive;

import io.busbar.driver.Quality;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnWriteStore;
import org.apache.parquet.column.ColumnWriter;
import org.apache.parquet.column.ParquetProperties;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.jspecify.annotations.Nullable;

/**
 * Rows as Parquet, streamed: a row group is in memory until it is full, then it is written, and the footer comes last. Points and qualities
 * are in dictionaries, pages are compressed with GZIP: what every reader of the format has.
 */
final class ParquetWriter implements RowSink {

    static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    /** About four megabytes in memory. */
    private static final int ROWS_OF_GROUP = 200_000;

    private static final String CREATED_BY = "Busbar";

    private static final ParquetProperties PROPERTIES = ParquetProperties.builder()
            .withWriterVersion(ParquetProperties.WriterVersion.PARQUET_1_0)
            .withDictionaryEncoding(true)
            .withDictionaryEncoding("time", false)
            .withPageSize(256 << 10)
            .withPageWriteChecksumEnabled(false)
            .build();

    private final CountingOutput out;
    private final List<RowGroup> groups = new ArrayList<>();
    private final Map<Quality, Binary> qualities = new HashMap<>();
    private @Nullable Group group;
    private long rows;
    private String series = "";
    private Binary seriesBytes = Binary.EMPTY;

    ParquetWriter(OutputStream stream) throws IOException {
        out = new CountingOutput(stream);
        out.write(MAGIC);
        for (Quality quality : Quality.values()) {
            qualities.put(quality, Binary.fromString(quality.name()));
        }
    }

    /** A row group that grows. */
    private static final class Group {
        final Map<ColumnDescriptor, ColumnPages> pages = new HashMap<>();
        final ColumnWriteStore columns;
        final ColumnWriter point;
        final ColumnWriter time;
        final ColumnWriter value;
        final ColumnWriter quality;
        int rows;

        Group() {
            columns = PROPERTIES.newColumnWriteStore(
                    ParquetSchema.MESSAGE, column -> pages.computeIfAbsent(column, key -> new ColumnPages()));
            point = columns.getColumnWriter(ParquetSchema.POINT);
            time = columns.getColumnWriter(ParquetSchema.TIME);
            value = columns.getColumnWriter(ParquetSchema.VALUE);
            quality = columns.getColumnWriter(ParquetSchema.QUALITY);
        }
    }

    @Override
    public void row(String name, long timeMillis, double value, Quality quality) throws IOException {
        Group into = group;
        if (into == null) {
            into = new Group();
            group = into;
        }
        if (!name.equals(series)) {
            series = name;
            seriesBytes = Binary.fromString(name);
        }
        into.point.write(seriesBytes, 0, 0);
        into.time.write(timeMillis, 0, 0);
        into.value.write(value, 0, 0);
        into.quality.write(qualities.getOrDefault(quality, Binary.EMPTY), 0, 0);
        into.columns.endRecord();
        into.rows++;
        if (into.rows == ROWS_OF_GROUP) {
            flush(into);
        }
    }

    private void flush(Group full) throws IOException {
        full.columns.flush();
        long start = out.count();
        List<ColumnChunk> chunks = new ArrayList<>();
        long uncompressed = 0;
        for (ColumnDescriptor column : ParquetSchema.COLUMNS) {
            ColumnPages pages = full.pages.computeIfAbsent(column, key -> new ColumnPages());
            ColumnChunk chunk = new ColumnChunk(0);
            chunk.setMeta_data(pages.flush(out, column.getPath()[0], type(column)));
            uncompressed += chunk.getMeta_data().getTotal_uncompressed_size();
            chunks.add(chunk);
        }
        full.columns.close();
        RowGroup written = new RowGroup(chunks, uncompressed, full.rows);
        written.setFile_offset(start);
        written.setTotal_compressed_size(out.count() - start);
        groups.add(written);
        rows += full.rows;
        group = null;
    }

    private static Type type(ColumnDescriptor column) {
        return switch (column.getPrimitiveType().getPrimitiveTypeName()) {
            case BINARY -> Type.BYTE_ARRAY;
            case INT64 -> Type.INT64;
            default -> Type.DOUBLE;
        };
    }

    @Override
    public void end() throws IOException {
        if (group != null) {
            flush(group);
        }
        FileMetaData meta = new FileMetaData(1, ParquetSchema.elements(), rows, groups);
        meta.setCreated_by(CREATED_BY);
        long start = out.count();
        Util.writeFileMetaData(meta, out);
        out.write(ByteBuffer.allocate(4)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) (out.count() - start))
                .array());
        out.write(MAGIC);
        out.flush();
    }
}
