package io.busbar.modbus.frame;

import org.apache.plc4x.java.modbus.readwrite.ModbusPDU;

/** A request to one unit, and what its answer has to look like. Immutable. */
public sealed interface Request permits ReadRequest, WriteRequest {

    /** The unit asked, 0 to 255. */
    int unit();

    /** The Modbus function code. */
    int function();

    /** The message as PLC4X knows it. */
    ModbusPDU pdu();

    /** How many bytes the PDU of a good answer has, function code included. */
    int replyLength();

    /** Whether the byte after the function code of an answer is the one that a good answer has. */
    boolean fitsThirdByte(int value);

    /** Judges an answer whose unit and transaction have been found right already. */
    Reply judge(ModbusPDU answer);
}
