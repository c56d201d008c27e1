package io.busbar.archive;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageWriter;
import org.apache.parquet.column.statistics.SizeStatistics;
import org.apache.parquet.column.statistics.Statistics;
import org.apache.parquet.column.statistics.geospatial.GeospatialStatistics;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Type;
import org.apache.parquet.format.Util;

/** The pages of one column of a row group, compressed, until the group is written. Used by one thread. */
final class ColumnPages implements PageWriter {

    private final ByteArrayOutputStream dictionary = new ByteArrayOutputStream();
    private final ByteArrayOutputStream pages = new ByteArrayOutputStream();
    private final Set<Encoding> encodings = EnumSet.noneOf(Encoding.class);
    private long uncompressed;
    private long values;

    @Override
    @Deprecated
    public void writePage(
            BytesInput bytes, int count, Statistics<?> statistics, Encoding rl, Encoding dl, Encoding encoding)
            throws IOException {
        write(bytes, count, rl, dl, encoding);
    }

    private void write(BytesInput bytes, int count, Encoding rl, Encoding dl, Encoding encoding) throws IOException {
        byte[] packed = gzip(bytes);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, (int) bytes.size(), packed.length);
        header.setData_page_header(new DataPageHeader(count, of(encoding), of(dl), of(rl)));
        add(header, packed, pages);
        encodings.addAll(List.of(rl, dl, encoding));
        values += count;
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int count,
            int rows,
            Statistics<?> statistics,
            Encoding rl,
            Encoding dl,
            Encoding encoding)
            throws IOException {
        write(bytes, count, rl, dl, encoding);
    }

    @Override
    public void writePage(
            BytesInput bytes,
            int count,
            int rows,
            Statistics<?> statistics,
            SizeStatistics sizes,
            GeospatialStatistics places,
            Encoding rl,
            Encoding dl,
            Encoding encoding)
            throws IOException {
        write(bytes, count, rl, dl, encoding);
    }

    @Override
    public void writeDictionaryPage(DictionaryPage page) throws IOException {
        byte[] packed = gzip(page.getBytes());
        PageHeader header =
                new PageHeader(PageType.DICTIONARY_PAGE, (int) page.getBytes().size(), packed.length);
        header.setDictionary_page_header(new DictionaryPageHeader(page.getDictionarySize(), of(page.getEncoding())));
        add(header, packed, dictionary);
        encodings.add(page.getEncoding());
    }

    @Override
    public void writePageV2(
            int rows,
            int nulls,
            int count,
            BytesInput rl,
            BytesInput dl,
            Encoding encoding,
            BytesInput data,
            Statistics<?> statistics) {
        throw new UnsupportedOperationException("pages of version 1 are written, which every program reads");
    }

    private void add(PageHeader header, byte[] packed, ByteArrayOutputStream target) throws IOException {
        int before = target.size();
        Util.writePageHeader(header, target);
        uncompressed += target.size() - before + header.getUncompressed_page_size();
        target.write(packed);
    }

    private static byte[] gzip(BytesInput bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            bytes.writeAllTo(out);
        }
        return packed.toByteArray();
    }

    private static org.apache.parquet.format.Encoding of(Encoding encoding) {
        return org.apache.parquet.format.Encoding.valueOf(encoding.name());
    }

    /** Writes what was gathered, and says where it is. */
    ColumnMetaData flush(CountingOutput out, String name, Type type) throws IOException {
        long start = out.count();
        ColumnMetaData meta = new ColumnMetaData(
                type,
                encodings.stream().map(ColumnPages::of).toList(),
                List.of(name),
                CompressionCodec.GZIP,
                values,
                uncompressed,
                dictionary.size() + (long) pages.size(),
                start + dictionary.size());
        if (dictionary.size() > 0) {
            meta.setDictionary_page_offset(start);
        }
        dictionary.writeTo(out);
        pages.writeTo(out);
        return meta;
    }

    @Override
    public long getMemSize() {
        return dictionary.size() + (long) pages.size();
    }

    @Override
    public long allocatedSize() {
        return getMemSize();
    }

    @Override
    public String memUsageString(String prefix) {
        return prefix + ' ' + getMemSize() + " bytes";
    }
}
