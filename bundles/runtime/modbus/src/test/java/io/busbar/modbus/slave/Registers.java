package io.busbar.modbus.slave;

/**
 * Register contents that give away where they come from: the word at an address of a unit is a hash of both, so that an answer taken for
 * another one shows at once.
 */
public final class Registers {

    private Registers() {}

    /** The word at an address. */
    public static int word(int unit, int address) {
        int mixed = (unit * 65_599 + address) * 0x9E3779B1;
        return (mixed ^ mixed >>> 15) >>> 8 & 0xffff;
    }

    /** The PDU that answers a read of holding or input registers. */
    public static byte[] answer(int unit, byte[] request, int pduAt) {
        int address = (request[pduAt + 1] & 0xff) << 8 | request[pduAt + 2] & 0xff;
        int count = (request[pduAt + 3] & 0xff) << 8 | request[pduAt + 4] & 0xff;
        byte[] pdu = new byte[2 + 2 * count];
        pdu[0] = request[pduAt];
        pdu[1] = (byte) (2 * count);
        for (int i = 0; i < count; i++) {
            int word = word(unit, address + i);
            pdu[2 + 2 * i] = (byte) (word >> 8);
            pdu[3 + 2 * i] = (byte) word;
        }
        return pdu;
    }

    /** The Modbus TCP frame that answers a request honestly. */
    public static byte[] tcpAnswer(byte[] request) {
        return tcp(request, answer(request[6] & 0xff, request, 7));
    }

    /** A PDU in the frame that answers a request. */
    public static byte[] tcp(byte[] request, byte... pdu) {
        byte[] frame = new byte[7 + pdu.length];
        System.arraycopy(request, 0, frame, 0, 7);
        frame[4] = (byte) (pdu.length + 1 >> 8);
        frame[5] = (byte) (pdu.length + 1);
        System.arraycopy(pdu, 0, frame, 7, pdu.length);
        return frame;
    }

    /** The RTU frame that answers a request honestly. */
    public static byte[] rtuAnswer(byte[] request) {
        return rtu(request[0] & 0xff, answer(request[0] & 0xff, request, 1));
    }

    /** A PDU as an RTU frame of a unit. */
    public static byte[] rtu(int unit, byte... pdu) {
        byte[] frame = new byte[pdu.length + 3];
        frame[0] = (byte) unit;
        System.arraycopy(pdu, 0, frame, 1, pdu.length);
        int crc = 0xFFFF;
        for (int i = 0; i <= pdu.length; i++) {
            crc ^= frame[i] & 0xff;
            for (int bit = 0; bit < 8; bit++) {
                crc = (crc & 1) == 0 ? crc >> 1 : crc >> 1 ^ 0xA001;
            }
        }
        frame[pdu.length + 1] = (byte) crc;
        frame[pdu.length + 2] = (byte) (crc >> 8);
        return frame;
    }
}
