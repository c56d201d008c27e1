package io.busbar.gateway.guard;

import java.util.List;

/**
 * Limits and rules for clients.
 *
 * @param bitsPerSecond most bits a second of one client, both directions together; 0 for no limit
 * @param requestsPerSecond most requests a second of one client; 0 for no limit
 * @param rules who may connect: the first that fits lets in; with none everybody may, with any only whom one fits; at most 50
 */
public record FirewallDocument(long bitsPerSecond, int requestsPerSecond, List<Rule> rules) {

    /** Most rules. */
    public static final int MOST_RULES = 50;

    /**
     * Who may connect. Every field is {@code *} for any.
     *
     * @param mac hardware address, {@code 00:11:22:aa:bb:cc}; known only of clients on the same network segment
     * @param ip IP address, with {@code *} for whole octets ({@code 192.168.*.*}) or a prefix ({@code 10.1.0.0/16}, {@code fd00::/8})
     * @param protocol {@code http}, {@code https}, {@code modbus}, {@code snmp}, {@code bacnet} or {@code ssh}
     * @param port port of the gateway, or {@code *}
     */
    public record Rule(String mac, String ip, String protocol, String port) {}

    /** Keeps the rules in their order. */
    public FirewallDocument {
        rules = List.copyOf(rules);
    }
}
