package io.busbar.guard;

import io.busbar.gateway.guard.FirewallDocument;
import io.busbar.gateway.guard.FirewallDocument.Rule;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Rules in the form in which they are applied: the first that fits lets in; none at all let everybody in, some nobody else. */
final class RuleSet {

    private static final String ANY = "*";
    private static final Set<String> PROTOCOLS = Set.of("http", "https", "modbus", "snmp", "bacnet", "ssh");
    private static final Pattern MAC = Pattern.compile("[0-9a-f]{2}(:[0-9a-f]{2}){5}");
    private static final Pattern OCTETS = Pattern.compile("(\\d{1,3}|\\*)(\\.(\\d{1,3}|\\*)){3}");
    private static final Pattern ADDRESS = Pattern.compile("[0-9a-fA-F:.]+");

    private final List<Fit> fits;

    private record Fit(@Nullable String mac, IpPattern ip, @Nullable String protocol, int port) {}

    /** Addresses by their bytes: those of a pattern count where the mask has a bit. */
    private record IpPattern(byte[] bytes, byte[] mask) {
        boolean fits(byte[] address) {
            if (mask.length == 0) {
                return true;
            }
            if (address.length != bytes.length) {
                return false;
            }
            for (int i = 0; i < bytes.length; i++) {
                if ((address[i] & mask[i]) != (bytes[i] & mask[i])) {
                    return false;
                }
            }
            return true;
        }
    }

    private RuleSet(List<Fit> fits) {
        this.fits = fits;
    }

    /**
     * Reads rules.
     *
     * @param knowsMacs whether this machine tells the MAC of a client
     * @throws ProblemException naming each field that cannot be read
     */
    static RuleSet of(FirewallDocument document, boolean knowsMacs) {
        List<FieldProblem> problems = new ArrayList<>();
        if (document.rules().size() > FirewallDocument.MOST_RULES) {
            problems.add(FieldProblem.of("rules", "firewall.rules.many", FirewallDocument.MOST_RULES));
        }
        List<Fit> fits = new ArrayList<>();
        for (int i = 0; i < document.rules().size(); i++) {
            Rule rule = document.rules().get(i);
            String field = "rules." + i + ".";
            String mac = mac(rule.mac(), field + "mac", knowsMacs, problems);
            IpPattern ip = ip(rule.ip().strip(), field + "ip", problems);
            String protocol = protocol(rule.protocol(), field + "protocol", problems);
            int port = port(rule.port().strip(), field + "port", problems);
            fits.add(new Fit(mac, ip, protocol, port));
        }
        if (!problems.isEmpty()) {
            throw ProblemException.invalid(problems);
        }
        return new RuleSet(fits);
    }

    /** Whether a client is let in; a rule that names a MAC fits nobody whose MAC is not known. */
    boolean admits(InetAddress address, String protocol, int port, Function<InetAddress, @Nullable String> macs) {
        if (fits.isEmpty()) {
            return true;
        }
        for (Fit fit : fits) {
            if (fit.ip().fits(address.getAddress())
                    && (fit.protocol() == null || fit.protocol().equals(protocol))
                    && (fit.port() == 0 || fit.port() == port)
                    && (fit.mac() == null || fit.mac().equals(macs.apply(address)))) {
                return true;
            }
        }
        return false;
    }

    private static @Nullable String mac(String text, String field, boolean knowsMacs, List<FieldProblem> problems) {
        String mac = text.strip().toLowerCase(Locale.ROOT).replace('-', ':');
        if (mac.equals(ANY)) {
            return null;
        }
        if (!MAC.matcher(mac).matches()) {
            problems.add(FieldProblem.of(field, "firewall.mac", text));
        } else if (!knowsMacs) {
            problems.add(FieldProblem.of(field, "firewall.mac.unknown"));
        }
        return mac;
    }

    private static @Nullable String protocol(String text, String field, List<FieldProblem> problems) {
        String protocol = text.strip().toLowerCase(Locale.ROOT);
        if (protocol.equals(ANY)) {
            return null;
        }
        if (!PROTOCOLS.contains(protocol)) {
            problems.add(FieldProblem.of(
                    field,
                    "choice.unknown",
                    text,
                    "*, " + String.join(", ", PROTOCOLS.stream().sorted().toList())));
        }
        return protocol;
    }

    private static int port(String text, String field, List<FieldProblem> problems) {
        if (text.equals(ANY)) {
            return 0;
        }
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 1 || port > 65_535) {
            problems.add(FieldProblem.of(field, "firewall.port", text));
        }
        return port;
    }

    private static IpPattern ip(String text, String field, List<FieldProblem> problems) {
        try {
            if (text.equals(ANY)) {
                return new IpPattern(new byte[0], new byte[0]);
            }
            return OCTETS.matcher(text).matches() ? octets(text) : prefix(text);
        } catch (IllegalArgumentException e) {
            problems.add(FieldProblem.of(field, "firewall.ip", text));
            return new IpPattern(new byte[0], new byte[0]);
        }
    }

    private static IpPattern octets(String text) {
        String[] parts = text.split("\\.", -1);
        byte[] bytes = new byte[4];
        byte[] mask = new byte[4];
        for (int i = 0; i < 4; i++) {
            if (!parts[i].equals(ANY)) {
                int octet = Integer.parseInt(parts[i]);
                if (octet > 255) {
                    throw new IllegalArgumentException(text);
                }
                bytes[i] = (byte) octet;
                mask[i] = (byte) 0xFF;
            }
        }
        return new IpPattern(bytes, mask);
    }

    private static IpPattern prefix(String text) {
        int slash = text.indexOf('/');
        String address = slash < 0 ? text : text.substring(0, slash);
        // Only what is an address already: a name would be looked up.
        if (!ADDRESS.matcher(address).matches()
                || (address.indexOf(':') < 0 && !OCTETS.matcher(address).matches())) {
            throw new IllegalArgumentException(text);
        }
        byte[] bytes;
        try {
            bytes = InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException(text, e);
        }
        int bits = slash < 0 ? bytes.length * 8 : Integer.parseInt(text.substring(slash + 1));
        if (bits < 0 || bits > bytes.length * 8) {
            throw new IllegalArgumentException(text);
        }
        byte[] mask = new byte[bytes.length];
        for (int bit = 0; bit < bits; bit++) {
            mask[bit / 8] |= (byte) (0x80 >> bit % 8);
        }
        return new IpPattern(bytes, mask);
    }
}
