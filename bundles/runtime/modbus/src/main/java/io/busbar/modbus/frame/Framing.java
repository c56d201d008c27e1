package io.busbar.modbus.frame;

/** How a PDU is wrapped on one kind of line. Without state of its own: one instance serves every line. */
public sealed interface Framing permits MbapFraming, RtuFraming {

    /** The request as bytes, with transaction 0 where the framing has transactions. */
    byte[] encode(Request request);

    /** Puts the transaction id, 0 to 65535, into an encoded request; does nothing where there is none. */
    void stamp(byte[] frame, int transaction);

    /** Whether answers name the request that they belong to. */
    boolean numbered();

    /** Bytes on the wire around a PDU. */
    int overhead();

    /** A reader for one connection. */
    FrameReader reader(FrameSink sink);

    /** Judges a complete frame that came for this request; never throws. */
    Reply judge(byte[] frame, Request request);
}
