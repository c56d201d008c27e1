package io.busbar.security.tls;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import io.busbar.gateway.tls.Authorities;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.gateway.tls.Certificates;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CertificateConditionsTest {

    private static final Instant END = Instant.parse("2027-01-01T00:00:00Z");

    private static <T> T answering(Class<T> type, String name, Object answer) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    assertThat(method.getName()).isEqualTo(name);
                    return answer;
                }));
    }

    private static CertificateInfo certificate(String id, Instant until) {
        return new CertificateInfo(
                id, "CN=" + id, "CN=root", "EC P-256", List.of(), until.minus(Duration.ofDays(397)), until, false);
    }

    private static List<Condition> at(Duration before, Instant authorityUntil) {
        Certificates https = answering(
                Certificates.class,
                "shown",
                Optional.of(new Certificates.Shown(List.of(certificate("aa", END)), true, null, List.of())));
        Authorities own = answering(Authorities.class, "own", List.of(certificate("bb", authorityUntil)));
        return new CertificateConditions(https, own, Clock.fixed(END.minus(before), ZoneOffset.UTC)).standing();
    }

    @ParameterizedTest
    @CsvSource({
        "PT720H,30,30,WARNING",
        "PT360H,30,15,WARNING",
        "PT336H,14,14,WARNING",
        "PT168H,7,7,WARNING",
        "PT25H,7,1,WARNING",
        "PT24H,1,1,CRITICAL",
        "PT1S,1,0,CRITICAL",
        "PT0S,0,0,CRITICAL",
        "PT-480H,0,0,CRITICAL"
    })
    void sec32tellsTheStagesBeforeTheEnd(Duration before, String stage, String days, Severity severity) {
        assertThat(at(before, END.plus(Duration.ofDays(3650)))).singleElement().satisfies(condition -> {
            assertThat(condition.code()).isEqualTo("certificate.expiry");
            assertThat(condition.object()).isEqualTo("https");
            assertThat(condition.severity()).isEqualTo(severity);
            assertThat(condition.details())
                    .containsEntry("stage", stage)
                    .containsEntry("days", days)
                    .containsEntry("until", END.toString())
                    .containsEntry("subject", "CN=aa");
        });
    }

    @Test
    void sec32saysNothingMoreThanThirtyDaysBefore() {
        assertThat(at(Duration.ofDays(30).plusSeconds(1), END.plus(Duration.ofDays(3650))))
                .isEmpty();
    }

    @Test
    void sec32tellsOfTheAuthoritiesOfTheSiteToo() {
        assertThat(at(Duration.ofDays(100), END.minus(Duration.ofDays(99))))
                .extracting(Condition::object, condition -> condition.details().get("stage"))
                .containsExactly(org.assertj.core.groups.Tuple.tuple("authority:bb", "1"));
    }
}
