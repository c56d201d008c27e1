package io.busbar.archive;

import static org.apache.parquet.schema.LogicalTypeAnnotation.TimeUnit.MILLIS;

import java.util.List;
import org.apache.parquet.column.ColumnDescriptor;
import org.apache.parquet.format.FieldRepetitionType;
import org.apache.parquet.format.LogicalType;
import org.apache.parquet.format.MilliSeconds;
import org.apache.parquet.format.SchemaElement;
import org.apache.parquet.format.StringType;
import org.apache.parquet.format.TimeUnit;
import org.apache.parquet.format.TimestampType;
import org.apache.parquet.format.Type;
import org.apache.parquet.schema.LogicalTypeAnnotation;
import org.apache.parquet.schema.MessageType;
import org.apache.parquet.schema.PrimitiveType.PrimitiveTypeName;
import org.apache.parquet.schema.Types;

/** The columns of a file that is written: in the words of the encoders, and in those of the file. */
final class ParquetSchema {

    static final MessageType MESSAGE = Types.buildMessage()
            .addField(Types.required(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named("point"))
            .addField(Types.required(PrimitiveTypeName.INT64)
                    .as(LogicalTypeAnnotation.timestampType(true, MILLIS))
                    .named("time"))
            .addField(Types.required(PrimitiveTypeName.DOUBLE).named("value"))
            .addField(Types.required(PrimitiveTypeName.BINARY)
                    .as(LogicalTypeAnnotation.stringType())
                    .named("quality"))
            .named("sample");

    static final ColumnDescriptor POINT = column("point");
    static final ColumnDescriptor TIME = column("time");
    static final ColumnDescriptor VALUE = column("value");
    static final ColumnDescriptor QUALITY = column("quality");

    /** In the order of the file. */
    static final List<ColumnDescriptor> COLUMNS = List.of(POINT, TIME, VALUE, QUALITY);

    private ParquetSchema() {}

    private static ColumnDescriptor column(String name) {
        return MESSAGE.getColumnDescription(new String[] {name});
    }

    /** The same for the footer. */
    static List<SchemaElement> elements() {
        LogicalType text = LogicalType.STRING(new StringType());
        LogicalType time = LogicalType.TIMESTAMP(new TimestampType(true, TimeUnit.MILLIS(new MilliSeconds())));
        SchemaElement root = new SchemaElement("sample");
        root.setNum_children(COLUMNS.size());
        return List.of(
                root,
                element("point", Type.BYTE_ARRAY).setLogicalType(text),
                element("time", Type.INT64).setLogicalType(time),
                element("value", Type.DOUBLE),
                element("quality", Type.BYTE_ARRAY).setLogicalType(text));
    }

    private static SchemaElement element(String name, Type type) {
        return new SchemaElement(name).setType(type).setRepetition_type(FieldRepetitionType.REQUIRED);
    }
}
