package io.busbar.guard;

import io.busbar.gateway.tls.Certificates;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.Designate;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;

/**
 * The names under which the gateway may be asked for. An address written out is always its own: nobody can point one elsewhere. A name is
 * when it is the machine's, stands in its certificate, or in the settings.
 */
@Component(service = HostNames.class, configurationPid = "io.busbar.guard")
@Designate(ocd = HostNames.Settings.class)
public final class HostNames {

    private static final Pattern ADDRESS =
            Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|\\[?[0-9a-fA-F:]*:[0-9a-fA-F:.]*]?");

    private volatile Set<String> known;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    volatile @Nullable Certificates certificates;

    /** Settings {@code io.busbar.guard}. */
    @ObjectClassDefinition(name = "Guard")
    public @interface Settings {
        /** Further names of the gateway, with commas between; {@code *} for any, behind a proxy that checks them. */
        @AttributeDefinition(name = "Names of the gateway")
        String[] hosts() default {};
    }

    /** The names of this machine, and those of the settings. */
    @Activate
    public HostNames(Settings settings) {
        known = names(settings);
    }

    @Modified
    void modified(Settings settings) {
        known = names(settings);
    }

    /** Whether a request for this host is for the gateway. */
    public boolean isOurs(@Nullable String host) {
        if (host == null || host.isEmpty()) {
            return false;
        }
        String name = host.toLowerCase(Locale.ROOT);
        return ADDRESS.matcher(name).matches() || known.contains("*") || known.contains(name) || isInCertificate(name);
    }

    private boolean isInCertificate(String name) {
        Certificates shown = certificates;
        return shown != null
                && shown.shown().stream()
                        .filter(one -> !one.chain().isEmpty())
                        .flatMap(one -> one.chain().get(0).names().stream())
                        .anyMatch(certified -> fits(certified.toLowerCase(Locale.ROOT), name));
    }

    private static boolean fits(String certified, String name) {
        return certified.equals(name)
                || (certified.startsWith("*.")
                        && name.indexOf('.') > 0
                        && name.substring(name.indexOf('.')).equals(certified.substring(1)));
    }

    private static Set<String> names(Settings settings) {
        Set<String> names = new HashSet<>(Set.of("localhost", "busbar.local"));
        try {
            InetAddress machine = InetAddress.getLocalHost();
            String host = machine.getHostName().toLowerCase(Locale.ROOT);
            names.add(host);
            names.add(host + ".local");
            names.add(machine.getCanonicalHostName().toLowerCase(Locale.ROOT));
        } catch (UnknownHostException e) {
            // A machine without a name is asked for by its address.
            names.add("localhost");
        }
        Arrays.stream(settings.hosts())
                .flatMap(text -> Arrays.stream(text.split(",")))
                .map(name -> name.strip().toLowerCase(Locale.ROOT))
                .filter(name -> !name.isEmpty())
                .forEach(names::add);
        return Set.copyOf(names);
    }
}
