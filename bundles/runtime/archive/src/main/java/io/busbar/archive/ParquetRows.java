package io.busbar.archive;

import io.busbar.driver.Quality;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.column.ColumnReader;
import org.apache.parquet.column.impl.ColumnReadStoreImpl;
import org.apache.parquet.column.page.PageReadStore;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.Util;
import org.apache.parquet.io.api.Binary;
import org.apache.parquet.io.api.Converter;
import org.apache.parquet.io.api.GroupConverter;
import org.apache.parquet.io.api.PrimitiveConverter;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;
import org.jspecify.annotations.Nullable;

/**
 * Reads rows from a Parquet file, of this gateway or another program: columns {@code point}, {@code time}, {@code value} and, if there is
 * one, {@code quality} among any others. In memory is a page of each column.
 */
final class ParquetRows {

    private static final int TAIL = 8;
    private static final int MOST_FOOTER = 64 << 20;

    private final FileChannel file;

    ParquetRows(FileChannel file) {
        this.file = file;
    }

    /** Hands every row on. */
    void read(Importer rows) throws IOException {
        FileMetaData meta = footer();
        try {
            Columns columns = new Columns(meta);
            long number = 1;
            for (RowGroup group : meta.getRow_groups()) {
                long next = group(columns, group, meta, number, rows);
                if (next < 0) {
                    return;
                }
                number = next;
            }
        } catch (ProblemException e) {
            throw e;
        } catch (RuntimeException e) {
            // The decoders meet damage as whatever it makes of their arrays and tables.
            throw notParquet(e.getClass().getSimpleName() + ", " + e.getMessage());
        }
        rows.finish();
    }

    private FileMetaData footer() throws IOException {
        long size = file.size();
        byte[] tail = size < TAIL + 4L ? new byte[0] : bytes(size - TAIL, TAIL);
        if (tail.length < TAIL || !Arrays.equals(tail, 4, TAIL, ParquetWriter.MAGIC, 0, 4)) {
            throw notParquet("its end is missing");
        }
        int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
        if (length <= 0 || length > MOST_FOOTER || length > size - TAIL) {
            throw notParquet("its footer is damaged");
        }
        try {
            return Util.readFileMetaData(new ByteArrayInputStream(bytes(size - TAIL - length, length)));
        } catch (IOException | RuntimeException e) {
            throw notParquet(String.valueOf(e.getMessage()));
        }
    }

    private byte[] bytes(long from, int length) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(length);
        while (bytes.hasRemaining() && file.read(bytes, from + bytes.position()) >= 0) {
            // reads until all is there
        }
        return bytes.array();
    }

    static ProblemException notParquet(String why) {
        return ProblemException.of(Kind.INVALID, "archive.parquet", why);
    }

    private long group(Columns columns, RowGroup group, FileMetaData meta, long first, Importer rows)
            throws IOException {
        ColumnReadStoreImpl store =
                new ColumnReadStoreImpl(pages(group), new Ignored(), columns.message, created(meta));
        ColumnReader point = store.getColumnReader(columns.column("point"));
        ColumnReader time = store.getColumnReader(columns.column("time"));
        ColumnReader value = store.getColumnReader(columns.column("value"));
        ColumnReader quality = columns.has("quality") ? store.getColumnReader(columns.column("quality")) : null;
        Texts points = new Texts();
        Texts marks = new Texts();
        for (long i = 0; i < group.getNum_rows(); i++) {
            long row = first + i;
            requireValue(point, "point", row);
            requireValue(time, "time", row);
            boolean goesOn = rows.row(
                    row,
                    points.text(point.getBinary()),
                    columns.millis(time.getLong()),
                    number(value),
                    quality == null || isNull(quality)
                            ? Quality.GOOD
                            : CsvRows.quality(row, marks.text(quality.getBinary())));
            if (!goesOn) {
                return -1;
            }
            point.consume();
            time.consume();
            value.consume();
            if (quality != null) {
                quality.consume();
            }
        }
        return first + group.getNum_rows();
    }

    private static String created(FileMetaData meta) {
        String by = meta.getCreated_by();
        return by == null ? "" : by;
    }

    private PageReadStore pages(RowGroup group) {
        Map<String, ColumnChunk> chunks = new HashMap<>();
        for (ColumnChunk chunk : group.getColumns()) {
            chunks.put(String.join(".", chunk.getMeta_data().getPath_in_schema()), chunk);
        }
        return new PageReadStore() {
            @Override
            public PageReader getPageReader(ColumnDescriptor column) {
                ColumnChunk chunk = chunks.get(column.getPath()[0]);
                if (chunk == null) {
                    throw notParquet("a row group has no column " + column.getPath()[0]);
                }
                return new ChunkPages(file, chunk.getMeta_data());
            }

            @Override
            public long getRowCount() {
                return group.getNum_rows();
            }
        };
    }

    private static boolean isNull(ColumnReader column) {
        return column.getCurrentDefinitionLevel() < column.getDescriptor().getMaxDefinitionLevel();
    }

    private static void requireValue(ColumnReader column, String name, long row) {
        if (isNull(column)) {
            throw ProblemException.of(Kind.INVALID, "archive.empty", row, name);
        }
    }

    private static double number(ColumnReader column) {
        if (isNull(column)) {
            return Double.NaN;
        }
        return switch (column.getDescriptor().getPrimitiveType().getPrimitiveTypeName()) {
            case DOUBLE -> column.getDouble();
            case FLOAT -> column.getFloat();
            case INT32 -> column.getInteger();
            default -> column.getLong();
        };
    }

    /** Texts that come again and again. */
    private static final class Texts {
        private @Nullable Binary bytes;
        private String text = "";

        String text(Binary next) {
            if (!next.equals(bytes)) {
                bytes = next.copy();
                text = next.toStringUsingUTF8();
            }
            return text;
        }
    }

    /** The columns of a file that matter. */
    private static final class Columns {
        final MessageType message;
        private final Map<String, ColumnDescriptor> byName = new HashMap<>();
        private long perMillisecond = 1;

        Columns(FileMetaData meta) {
            Types.MessageTypeBuilder builder = Types.buildMessage();
            for (SchemaElement element : meta.getSchema()) {
                PrimitiveTypeName type = type(element);
                if (type != null) {
                    builder.addField(new PrimitiveType(
                            element.getRepetition_type() == FieldRepetitionType.OPTIONAL
                                    ? PrimitiveType.Repetition.OPTIONAL
                                    : PrimitiveType.Repetition.REQUIRED,
                            type,
                            element.getName()));
                    if (element.getName().equals("time")) {
                        perMillisecond = perMillisecond(element);
                    }
                }
            }
            message = builder.named("sample");
            for (String name : new String[] {"point", "time", "value", "quality"}) {
                if (message.containsField(name)) {
                    byName.put(name, message.getColumnDescription(new String[] {name}));
                } else if (!name.equals("quality")) {
                    throw ProblemException.of(Kind.INVALID, "archive.columns", name);
                }
            }
        }

        private static @Nullable PrimitiveTypeName type(SchemaElement element) {
            if (!element.isSetType() || element.getRepetition_type() == FieldRepetitionType.REPEATED) {
                return null;
            }
            PrimitiveTypeName type =
                    switch (element.getType()) {
                        case BYTE_ARRAY -> PrimitiveTypeName.BINARY;
                        case INT64 -> PrimitiveTypeName.INT64;
                        case INT32 -> PrimitiveTypeName.INT32;
                        case DOUBLE -> PrimitiveTypeName.DOUBLE;
                        case FLOAT -> PrimitiveTypeName.FLOAT;
                        default -> null;
                    };
            boolean fits =
                    switch (element.getName()) {
                        case "point", "quality" -> type == PrimitiveTypeName.BINARY;
                        case "time" -> type == PrimitiveTypeName.INT64;
                        case "value" -> type != null && type != PrimitiveTypeName.BINARY;
                        default -> false;
                    };
            return fits ? type : null;
        }

        private static long perMillisecond(SchemaElement time) {
            if (!time.isSetLogicalType() || !time.getLogicalType().isSetTIMESTAMP()) {
                return 1;
            }
            var unit = time.getLogicalType().getTIMESTAMP().getUnit();
            if (unit.isSetNANOS()) {
                return 1_000_000;
            }
            return unit.isSetMICROS() ? 1000 : 1;
        }

        boolean has(String name) {
            return byName.containsKey(name);
        }

        ColumnDescriptor column(String name) {
            ColumnDescriptor column = byName.get(name);
            if (column == null) {
                throw new IllegalStateException("no column " + name);
            }
            return column;
        }

        long millis(long time) {
            return Math.floorDiv(time, perMillisecond);
        }
    }

    /** Columns are read one by one; nothing is made of records. */
    private static final class Ignored extends GroupConverter {
        @Override
        public Converter getConverter(int field) {
            return new PrimitiveConverter() {};
        }

        @Override
        public void start() {
            // there are no records
        }

        @Override
        public void end() {
            // there are no records
        }
    }
}
