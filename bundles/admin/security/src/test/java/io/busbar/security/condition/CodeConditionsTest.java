package io.busbar.security.condition;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.condition.Condition.Severity;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CodeConditionsTest {

    private final List<AuditEvent> noted = new ArrayList<>();
    private final List<Map<String, String>> unvouched = new ArrayList<>();
    private final CodeConditions conditions = new CodeConditions((Audit) Proxy.newProxyInstance(
            Audit.class.getClassLoader(), new Class<?>[] {Audit.class}, (proxy, method, arguments) -> {
                noted.add((AuditEvent) arguments[0]);
                return null;
            }));

    @Test
    void sec54developerModeStandsAsLongAsItRunsAndIsNoted() {
        conditions.setGate(() -> unvouched, Map.of("busbar.gate", "developer"));
        unvouched.add(Map.of("symbolicName", "stranger"));
        assertThat(conditions.standing()).extracting(Condition::code).containsExactly("developer.mode");
        assertThat(noted).extracting(AuditEvent::action).containsExactly("gateway.developer");
    }

    @Test
    void sec54aBundleThatIsRefusedStandsAndIsNotedOnce() {
        conditions.setGate(() -> unvouched, Map.of("busbar.gate", "enforced"));
        assertThat(conditions.standing()).isEmpty();
        unvouched.add(Map.of("symbolicName", "stranger", "version", "1.0.0", "location", "file:/x", "sha256", "ab"));
        conditions.standing();
        assertThat(conditions.standing()).singleElement().satisfies(condition -> {
            assertThat(condition.code()).isEqualTo("code.unverified");
            assertThat(condition.object()).isEqualTo("stranger");
            assertThat(condition.severity()).isEqualTo(Severity.CRITICAL);
        });
        assertThat(noted).singleElement().satisfies(event -> {
            assertThat(event.action()).isEqualTo("bundle.refused");
            assertThat(event.details()).containsEntry("sha256", "ab");
        });
        unvouched.clear();
        assertThat(conditions.standing()).isEmpty();
    }
}
