package io.busbar.security.tls;

import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import io.busbar.gateway.condition.ConditionSource;
import io.busbar.gateway.tls.Authorities;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.gateway.tls.Certificates;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Which certificates end soon: 30, 14, 7 days and a day before, and when they have ended. */
@Component(service = ConditionSource.class)
public final class CertificateConditions implements ConditionSource {

    /** Days before the end at which it is told, the last stage first; 0 for a certificate that has ended. */
    private static final int[] STAGES = {0, 1, 7, 14, 30};

    private static final int CRITICAL_DAYS = 1;

    private final Certificates certificates;
    private final Authorities authorities;
    private final Clock wall;

    /** Looks at the certificate of HTTPS and at the authorities of the site. */
    @Activate
    public CertificateConditions(@Reference Certificates certificates, @Reference Authorities authorities) {
        this(certificates, authorities, Clock.systemUTC());
    }

    CertificateConditions(Certificates certificates, Authorities authorities, Clock wall) {
        this.certificates = certificates;
        this.authorities = authorities;
        this.wall = wall;
    }

    @Override
    public List<Condition> standing() {
        List<Condition> standing = new ArrayList<>();
        certificates
                .shown()
                .filter(shown -> !shown.chain().isEmpty())
                .ifPresent(shown -> add(standing, "https", shown.chain().get(0)));
        authorities.own().forEach(authority -> add(standing, "authority:" + authority.id(), authority));
        return standing;
    }

    private void add(List<Condition> standing, String object, CertificateInfo certificate) {
        Instant now = wall.instant();
        Duration left = Duration.between(now, certificate.until());
        OptionalInt stage = IntStream.of(STAGES)
                .filter(days -> left.compareTo(Duration.ofDays(days)) <= 0)
                .findFirst();
        if (stage.isPresent()) {
            standing.add(new Condition(
                    "certificate.expiry",
                    object,
                    stage.getAsInt() <= CRITICAL_DAYS ? Severity.CRITICAL : Severity.WARNING,
                    now,
                    Map.of(
                            "stage", Integer.toString(stage.getAsInt()),
                            "days", Long.toString(Math.max(0, left.toDays())),
                            "until", certificate.until().toString(),
                            "subject", certificate.subject())));
        }
    }
}
