package io.busbar.archive;

import io.airlift.compress.lz4.Lz4Decompressor;
import io.airlift.compress.snappy.SnappyDecompressor;
import io.airlift.compress.zstd.ZstdDecompressor;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.zip.GZIPInputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.column.Encoding;
import org.apache.parquet.column.page.DataPage;
import org.apache.parquet.column.page.DataPageV1;
import org.apache.parquet.column.page.DataPageV2;
import org.apache.parquet.column.page.DictionaryPage;
import org.apache.parquet.column.page.PageReader;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;
import org.jspecify.annotations.Nullable;

/** The pages of a column of a row group, read one after the other from a file that other columns are read from as well. */
final class ChunkPages implements PageReader {

    private static final int MOST_PAGE = 64 << 20;

    private final ColumnMetaData meta;
    private final InputStream in;
    private @Nullable PageHeader ahead;
    private long values;

    ChunkPages(FileChannel file, ColumnMetaData meta) {
        this.meta = meta;
        long start = meta.isSetDictionary_page_offset() && meta.getDictionary_page_offset() > 0
                ? Math.min(meta.getDictionary_page_offset(), meta.getData_page_offset())
                : meta.getData_page_offset();
        this.in = new BufferedInputStream(new Slice(file, start, meta.getTotal_compressed_size()), 64 << 10);
    }

    /** A part of a file, at a position of its own. */
    private static final class Slice extends InputStream {
        private final FileChannel file;
        private long at;
        private final long end;

        Slice(FileChannel file, long start, long length) {
            this.file = file;
            this.at = start;
            this.end = start + length;
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            int most = (int) Math.min(length, end - at);
            int read = most <= 0 ? -1 : file.read(ByteBuffer.wrap(bytes, offset, most), at);
            at += Math.max(0, read);
            return read;
        }
    }

    @Override
    public long getTotalValueCount() {
        return meta.getNum_values();
    }

    @Override
    public @Nullable DictionaryPage readDictionaryPage() {
        try {
            PageHeader header = header();
            if (header == null || header.getType() != PageType.DICTIONARY_PAGE) {
                return null;
            }
            ahead = null;
            byte[] bytes = unpack(body(header), header.getUncompressed_page_size());
            return new DictionaryPage(
                    BytesInput.from(bytes),
                    header.getDictionary_page_header().getNum_values(),
                    of(header.getDictionary_page_header().getEncoding()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public @Nullable DataPage readPage() {
        try {
            PageHeader header = header();
            while (header != null
                    && header.getType() != PageType.DATA_PAGE
                    && header.getType() != PageType.DATA_PAGE_V2) {
                ahead = null;
                body(header);
                header = header();
            }
            if (header == null) {
                return null;
            }
            ahead = null;
            return header.getType() == PageType.DATA_PAGE ? first(header) : second(header);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable PageHeader header() throws IOException {
        if (ahead == null && values < meta.getNum_values()) {
            ahead = Util.readPageHeader(in);
        }
        return ahead;
    }

    private byte[] body(PageHeader header) throws IOException {
        int length = header.getCompressed_page_size();
        if (length < 0 || length > MOST_PAGE || header.getUncompressed_page_size() > MOST_PAGE) {
            throw ParquetRows.notParquet("a page has " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw ParquetRows.notParquet("a page ends early");
        }
        return bytes;
    }

    private DataPage first(PageHeader header) throws IOException {
        var page = header.getData_page_header();
        values += page.getNum_values();
        byte[] bytes = unpack(body(header), header.getUncompressed_page_size());
        return new DataPageV1(
                BytesInput.from(bytes),
                page.getNum_values(),
                bytes.length,
                null,
                of(page.getRepetition_level_encoding()),
                of(page.getDefinition_level_encoding()),
                of(page.getEncoding()));
    }

    private DataPage second(PageHeader header) throws IOException {
        DataPageHeaderV2 page = header.getData_page_header_v2();
        values += page.getNum_values();
        byte[] all = body(header);
        int rl = page.getRepetition_levels_byte_length();
        int dl = page.getDefinition_levels_byte_length();
        byte[] packed = new byte[all.length - rl - dl];
        System.arraycopy(all, rl + dl, packed, 0, packed.length);
        byte[] data = page.isIs_compressed() ? unpack(packed, header.getUncompressed_page_size() - rl - dl) : packed;
        return DataPageV2.uncompressed(
                page.getNum_rows(),
                page.getNum_nulls(),
                page.getNum_values(),
                BytesInput.from(all, 0, rl),
                BytesInput.from(all, rl, dl),
                of(page.getEncoding()),
                BytesInput.from(data),
                null);
    }

    private byte[] unpack(byte[] packed, int size) throws IOException {
        byte[] bytes = new byte[size];
        switch (meta.getCodec()) {
            case UNCOMPRESSED -> {
                return packed;
            }
            case GZIP -> {
                try (InputStream plain = new GZIPInputStream(new ByteArrayInputStream(packed))) {
                    plain.readNBytes(bytes, 0, size);
                }
            }
            case SNAPPY -> new SnappyDecompressor().decompress(packed, 0, packed.length, bytes, 0, size);
            case ZSTD -> new ZstdDecompressor().decompress(packed, 0, packed.length, bytes, 0, size);
            case LZ4_RAW -> new Lz4Decompressor().decompress(packed, 0, packed.length, bytes, 0, size);
            default -> throw ParquetRows.notParquet("it is compressed with " + meta.getCodec());
        }
        return bytes;
    }

    private static Encoding of(org.apache.parquet.format.Encoding encoding) {
        return Encoding.valueOf(encoding.name());
    }
}
