package io.busbar.exports.transport;

import io.busbar.gateway.exports.ConnectionTest.Stage;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Where the gateway may connect to. A name is looked up once, judged, and that address is connected to, so that a name server cannot
 * answer differently the second time.
 */
public final class Egress {

    /** Looks names up. */
    @FunctionalInterface
    public interface Resolver {
        /** All addresses of a name. */
        InetAddress[] resolve(String host) throws UnknownHostException;
    }

    private static final Pattern HOST =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9._-]{0,251}[A-Za-z0-9])?|[0-9A-Fa-f:.]{2,45}");

    private final List<String> listed;
    private final Resolver resolver;

    /**
     * The rules of a site.
     *
     * @param listed hosts, addresses and networks such as {@code 10.0.0.0/8} that are allowed; empty for all but those of this machine and
     *     link-local ones, which must be listed
     */
    public Egress(List<String> listed, Resolver resolver) {
        this.listed =
                listed.stream().map(String::strip).filter(one -> !one.isEmpty()).toList();
        this.resolver = resolver;
    }

    /** Whether this can be a host at all. */
    public static boolean isHost(String host) {
        return HOST.matcher(host).matches();
    }

    /**
     * The address of a host that may be connected to.
     *
     * @throws TransportException at stage ADDRESS if it has none, ALLOWED if it may not
     */
    public InetAddress address(String host) throws TransportException {
        InetAddress address;
        try {
            address = resolver.resolve(host)[0];
        } catch (UnknownHostException e) {
            throw TransportException.of(Stage.ADDRESS, "export.address", host);
        }
        if (listed.stream()
                .anyMatch(one -> one.equalsIgnoreCase(host) && !isInner(address) || contains(one, address))) {
            return address;
        }
        if (isInner(address)) {
            throw TransportException.of(Stage.ALLOWED, "export.egress", host);
        }
        if (!listed.isEmpty() && listed.stream().anyMatch(one -> !isInnerNetwork(one))) {
            throw TransportException.of(Stage.ALLOWED, "export.egress.list", host);
        }
        return address;
    }

    /** A list that only opens the machine itself does not close the rest. */
    private static boolean isInnerNetwork(String network) {
        try {
            String address = network.contains("/") ? network.substring(0, network.indexOf('/')) : network;
            return isLiteral(address) && isInner(InetAddress.getByName(address));
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isInner(InetAddress address) {
        return address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isAnyLocalAddress()
                || address.isMulticastAddress();
    }

    private static boolean isLiteral(String address) {
        return address.indexOf(':') >= 0 || address.matches("\\d{1,3}(\\.\\d{1,3}){3}");
    }

    private static boolean contains(String network, InetAddress address) {
        int slash = network.indexOf('/');
        String base = slash < 0 ? network : network.substring(0, slash);
        if (!isLiteral(base)) {
            return false;
        }
        try {
            byte[] wanted = InetAddress.getByName(base).getAddress();
            byte[] given = address.getAddress();
            int bits = slash < 0 ? wanted.length * 8 : Integer.parseInt(network.substring(slash + 1));
            if (wanted.length != given.length || bits < 0 || bits > wanted.length * 8) {
                return false;
            }
            int whole = bits / 8;
            int mask = bits % 8 == 0 ? 0 : 0xff << 8 - bits % 8;
            return Arrays.equals(wanted, 0, whole, given, 0, whole)
                    && (mask == 0 || (wanted[whole] & mask) == (given[whole] & mask));
        } catch (UnknownHostException | NumberFormatException e) {
            return false;
        }
    }
}
