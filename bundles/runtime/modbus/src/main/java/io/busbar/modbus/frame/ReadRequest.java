package io.busbar.modbus.frame;

import io.busbar.driver.BlockRead;
import io.busbar.driver.Words;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDU;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadCoilsRequest;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadCoilsResponse;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadDiscreteInputsRequest;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadDiscreteInputsResponse;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadHoldingRegistersRequest;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadHoldingRegistersResponse;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadInputRegistersRequest;
import org.apache.plc4x.java.modbus.readwrite.ModbusPDUReadInputRegistersResponse;
import org.jspecify.annotations.Nullable;

/**
 * Functions 1 to 4.
 *
 * @param unit the unit asked
 * @param block what is read
 */
public record ReadRequest(int unit, BlockRead block) implements Request {

    @Override
    public int function() {
        return switch (block.area()) {
            case COIL -> 1;
            case DISCRETE -> 2;
            case HOLDING -> 3;
            case INPUT -> 4;
        };
    }

    @Override
    public ModbusPDU pdu() {
        int address = block.address();
        int count = block.count();
        return switch (block.area()) {
            case COIL -> new ModbusPDUReadCoilsRequest(address, count);
            case DISCRETE -> new ModbusPDUReadDiscreteInputsRequest(address, count);
            case HOLDING -> new ModbusPDUReadHoldingRegistersRequest(address, count);
            case INPUT -> new ModbusPDUReadInputRegistersRequest(address, count);
        };
    }

    @Override
    public int replyLength() {
        return 2 + dataBytes();
    }

    @Override
    public boolean fitsThirdByte(int value) {
        return value == dataBytes();
    }

    @Override
    public Reply judge(ModbusPDU answer) {
        byte[] data = data(answer);
        if (data == null) {
            return new Reply.Misfit(
                    "The answer is a " + answer.getClass().getSimpleName() + ", not one to function " + function());
        }
        if (data.length != dataBytes()) {
            return new Reply.Misfit("The answer carries " + data.length + " bytes instead of " + dataBytes());
        }
        return new Reply.Registers(new Words(block.address(), block.count(), bits() ? spread(data) : data, 0));
    }

    private byte @Nullable [] data(ModbusPDU answer) {
        return switch (block.area()) {
            case COIL -> answer instanceof ModbusPDUReadCoilsResponse r ? r.getValue() : null;
            case DISCRETE -> answer instanceof ModbusPDUReadDiscreteInputsResponse r ? r.getValue() : null;
            case HOLDING -> answer instanceof ModbusPDUReadHoldingRegistersResponse r ? r.getValue() : null;
            case INPUT -> answer instanceof ModbusPDUReadInputRegistersResponse r ? r.getValue() : null;
        };
    }

    private boolean bits() {
        return switch (block.area()) {
            case COIL, DISCRETE -> true;
            case HOLDING, INPUT -> false;
        };
    }

    private int dataBytes() {
        return bits() ? (block.count() + 7) / 8 : 2 * block.count();
    }

    private byte[] spread(byte[] packed) {
        byte[] words = new byte[2 * block.count()];
        for (int i = 0; i < block.count(); i++) {
            words[2 * i + 1] = (byte) (packed[i >> 3] >> (i & 7) & 1);
        }
        return words;
    }
}
