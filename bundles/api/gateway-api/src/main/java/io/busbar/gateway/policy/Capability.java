package io.busbar.gateway.policy;

/** What the security policy can switch off for the whole gateway, whatever the settings of a service say. */
public enum Capability {
    /** Use of USB ports. */
    USB(true),
    /** Use of Bluetooth. */
    BLUETOOTH(true),
    /** Answering as a Modbus slave on a serial port. */
    SERIAL_SLAVE(false),
    /** Answering as a Modbus TCP server. */
    MODBUS_SERVER(false),
    /** Writing registers of devices over Modbus, whoever asks for it. */
    MODBUS_WRITE(false),
    /** Answering over SNMP. */
    SNMP(false),
    /** Answering over BACnet. */
    BACNET(false),
    /** Sending to brokers and clouds: MQTT, HTTP. */
    CLOUD(true),
    /** Sending files by FTP without TLS. */
    PLAIN_FTP(false),
    /** Sending mail without TLS. */
    PLAIN_SMTP(false);

    private final boolean allowedAtFirst;

    Capability(boolean allowedAtFirst) {
        this.allowedAtFirst = allowedAtFirst;
    }

    /** Whether a gateway allows it before anybody has decided. */
    public boolean isAllowedAtFirst() {
        return allowedAtFirst;
    }
}
