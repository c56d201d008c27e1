package io.busbar.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.guard.Firewall;
import io.busbar.gateway.guard.FirewallDocument;
import io.busbar.gateway.guard.FirewallDocument.Rule;
import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@SuppressWarnings("NullAway.Init") // injected
class GuardServiceTest {

    private static final Actor CYBER = new Actor("CYBER_SECURITY", "192.168.1.20", "s");
    private static final String ARP =
            """
            IP address       HW type     Flags       HW address            Mask     Device
            192.168.1.30     0x1         0x2         AA:BB:CC:00:11:22     *        eth0
            192.168.1.31     0x1         0x0         00:00:00:00:00:00     *        eth0
            """;

    @TempDir
    Path directory;

    private final AtomicLong nanos = new AtomicLong();
    private GuardService guard;

    @BeforeEach
    void begin() throws IOException {
        Files.writeString(directory.resolve("arp"), ARP);
        guard = start();
    }

    @AfterEach
    void stop() {
        guard.stop();
    }

    private GuardService start() throws IOException {
        return new GuardService(
                directory,
                directory.resolve("arp"),
                Clock.fixed(Instant.parse("2026-11-24T08:00:00Z"), ZoneOffset.UTC),
                nanos::get);
    }

    private static FirewallDocument rules(Rule... rules) {
        return new FirewallDocument(0, 0, List.of(rules));
    }

    /** Rule, client, protocol and port, and whether it is let in. */
    @ParameterizedTest
    @CsvSource({
        "*, *, *, *, 203.0.113.9, https, 443, true",
        "*, 192.168.1.20, *, *, 192.168.1.20, https, 443, true",
        "*, 192.168.1.20, *, *, 192.168.1.21, https, 443, false",
        "*, 192.168.1.20, *, *, 192.168.1.2, https, 443, false",
        "*, 192.168.*.*, *, *, 192.168.77.1, http, 80, true",
        "*, 192.168.*.*, *, *, 192.169.77.1, http, 80, false",
        "*, *.*.*.7, *, *, 10.9.8.7, http, 80, true",
        "*, *.*.*.7, *, *, 10.9.8.70, http, 80, false",
        "*, 10.*.0.1, *, *, 10.5.0.1, ssh, 22, true",
        "*, 10.*.0.1, *, *, 10.5.1.1, ssh, 22, false",
        "*, 10.1.0.0/16, *, *, 10.1.255.255, modbus, 502, true",
        "*, 10.1.0.0/16, *, *, 10.2.0.0, modbus, 502, false",
        "*, 10.1.2.3/32, *, *, 10.1.2.3, modbus, 502, true",
        "*, 10.1.2.3/32, *, *, 10.1.2.4, modbus, 502, false",
        "*, 10.1.2.128/25, *, *, 10.1.2.127, modbus, 502, false",
        "*, 10.1.2.128/25, *, *, 10.1.2.200, modbus, 502, true",
        "*, 0.0.0.0/0, *, *, 8.8.8.8, snmp, 161, true",
        "*, 0.0.0.0/0, *, *, 2001:db8::1, snmp, 161, false",
        "*, fd00::/8, *, *, fd12:3456::9, https, 443, true",
        "*, fd00::/8, *, *, fe80::9, https, 443, false",
        "*, 2001:db8::5, *, *, 2001:db8:0:0:0:0:0:5, https, 443, true",
        "*, 2001:db8::5, *, *, 2001:db8::6, https, 443, false",
        "*, fd00::/8, *, *, 10.0.0.1, https, 443, false",
        "*, *, https, *, 10.0.0.1, https, 8443, true",
        "*, *, https, *, 10.0.0.1, http, 8443, false",
        "*, *, HTTPS, *, 10.0.0.1, https, 8443, true",
        "*, *, modbus, 502, 10.0.0.1, modbus, 502, true",
        "*, *, modbus, 502, 10.0.0.1, modbus, 503, false",
        "*, *, *, 443, 10.0.0.1, https, 443, true",
        "*, *, *, 443, 10.0.0.1, https, 4430, false",
        "*, 10.0.0.*, bacnet, 47808, 10.0.0.9, bacnet, 47808, true",
        "*, 10.0.0.*, bacnet, 47808, 10.0.1.9, bacnet, 47808, false",
        "*, 10.0.0.*, bacnet, 47808, 10.0.0.9, snmp, 47808, false",
        "aa:bb:cc:00:11:22, *, *, *, 192.168.1.30, https, 443, true",
        "AA-BB-CC-00-11-22, *, *, *, 192.168.1.30, https, 443, true",
        "aa:bb:cc:00:11:23, *, *, *, 192.168.1.30, https, 443, false",
        "aa:bb:cc:00:11:22, *, *, *, 192.168.1.31, https, 443, false",
        "00:00:00:00:00:00, *, *, *, 192.168.1.31, https, 443, false",
        "aa:bb:cc:00:11:22, *, *, *, 203.0.113.9, https, 443, false",
        "aa:bb:cc:00:11:22, 192.168.1.30, https, 443, 192.168.1.30, https, 443, true",
        "aa:bb:cc:00:11:22, 192.168.1.99, *, *, 192.168.1.30, https, 443, false",
        "*, 10.0.0.1, *, *, 127.0.0.1, https, 443, true",
        "*, 10.0.0.1, *, *, ::1, https, 443, true"
    })
    void sec61rules(
            String mac, String ip, String protocol, String port, String client, String by, int at, boolean letIn) {
        guard.change(CYBER, rules(new Rule(mac, ip, protocol, port)));
        assertThat(guard.admits(client, by, at)).isEqualTo(letIn);
    }

    @ParameterizedTest
    @CsvSource({
        "zz, *, *, *, mac, firewall.mac",
        "*, 300.1.1.1, *, *, ip, firewall.ip",
        "*, 10.0.0.0/33, *, *, ip, firewall.ip",
        "*, evil.example, *, *, ip, firewall.ip",
        "*, 1234, *, *, ip, firewall.ip",
        "*, '', *, *, ip, firewall.ip",
        "*, *, ftp, *, protocol, choice.unknown",
        "*, *, *, 0, port, firewall.port",
        "*, *, *, 70000, port, firewall.port",
        "*, *, *, -1, port, firewall.port"
    })
    void aRuleThatCannotBeReadIsRefused(
            String mac, String ip, String protocol, String port, String field, String code) {
        assertThatThrownBy(() -> guard.change(CYBER, rules(new Rule(mac, ip, protocol, port))))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.fields())
                        .extracting(FieldProblem::field, FieldProblem::code)
                        .containsExactly(tuple("rules.0." + field, code)));
        assertThat(guard.admits("203.0.113.9", "https", 443)).isTrue();
    }

    @Test
    void sec61noRuleLetsEverybodyInAndTheFirstThatFitsCounts() {
        assertThat(guard.admits("203.0.113.9", "https", 443)).isTrue();
        guard.change(
                CYBER, rules(new Rule("*", "10.0.0.1", "http", "*"), new Rule("*", "203.0.113.*", "https", "443")));
        assertThat(guard.admits("203.0.113.9", "https", 443)).isTrue();
        assertThat(guard.admits("203.0.113.9", "http", 80)).isFalse();
        assertThat(guard.counters().refusedByRule()).isEqualTo(1);
    }

    @Test
    void sec61whereNoMacIsToldARuleWithOneCannotBeSaved() throws IOException {
        Files.delete(directory.resolve("arp"));
        assertThatThrownBy(() -> guard.change(CYBER, rules(new Rule("aa:bb:cc:00:11:22", "*", "*", "*"))))
                .isInstanceOfSatisfying(
                        ProblemException.class,
                        problem -> assertThat(problem.fields().get(0).code()).isEqualTo("firewall.mac.unknown"));
    }

    @Test
    void sec61aChangeThatIsNotConfirmedGoesBack() throws IOException {
        guard.change(CYBER, rules(new Rule("*", "10.0.0.1", "*", "*")));
        guard.confirm(CYBER);
        guard.change(CYBER, rules(new Rule("*", "10.0.0.2", "*", "*")));
        guard.change(CYBER, rules(new Rule("*", "10.0.0.3", "*", "*")));
        assertThat(guard.admits("10.0.0.1", "https", 443)).isFalse();
        assertThat(guard.confirmBy()).isEqualTo(Instant.parse("2026-11-24T08:01:00Z"));

        guard.goBack();

        assertThat(guard.admits("10.0.0.1", "https", 443)).isTrue();
        assertThatThrownBy(() -> guard.confirm(CYBER)).hasMessageContaining("waits to be confirmed");
        guard.change(CYBER, rules(new Rule("*", "10.0.0.2", "*", "*")));
        guard.stop();
        guard = start();
        assertThat(guard.admits("10.0.0.1", "https", 443))
                .as("what was not confirmed does not survive a restart")
                .isTrue();
        guard.reset(Actor.SHELL);
        assertThat(guard.admits("10.0.0.9", "https", 443)).isTrue();
    }

    @Test
    void sec60whoExceedsTheRequestsIsBlockedForThirtySeconds() {
        guard.change(CYBER, new FirewallDocument(0, 10, List.of()));
        String flood = "127.0.0.9";
        for (int i = 0; i < 10; i++) {
            assertThat(guard.request(flood)).isTrue();
        }
        assertThat(guard.request(flood)).isFalse();
        pass(Duration.ofMillis(29_900));
        assertThat(guard.admits(flood, "https", 443)).isFalse();
        assertThat(guard.request(flood)).isFalse();
        assertThat(guard.request("127.0.0.10")).as("others").isTrue();
        assertThat(guard.request("127.0.0.1")).as("this machine").isTrue();
        assertThat(guard.blocked()).extracting(Firewall.Blocked::address).containsExactly(flood);
        pass(Duration.ofMillis(100));
        assertThat(guard.admits(flood, "https", 443)).isTrue();
        assertThat(guard.request(flood)).isTrue();
        assertThat(guard.counters().blocks()).isEqualTo(1);
    }

    @Test
    void sec60whoKeepsToTheRateIsNeverBlocked() {
        guard.change(CYBER, new FirewallDocument(1_000_000, 10, List.of()));
        for (int i = 0; i < 600; i++) {
            pass(Duration.ofMillis(100));
            assertThat(guard.request("10.0.0.5")).isTrue();
            assertThat(guard.bytes("10.0.0.5", 12_500)).isTrue();
        }
    }

    @Test
    void sec60whoExceedsTheBitsIsBlocked() {
        guard.change(CYBER, new FirewallDocument(1_000_000, 0, List.of()));
        assertThat(guard.bytes("10.0.0.5", 125_000)).isTrue();
        assertThat(guard.bytes("10.0.0.5", 1)).isFalse();
        assertThat(guard.request("10.0.0.5")).isFalse();
    }

    @Test
    void clientsOfOneIpv6NetworkCountAsOneAndManyTakeNoMemory() {
        guard.change(CYBER, new FirewallDocument(0, 5, List.of()));
        for (int i = 1; i <= 5; i++) {
            assertThat(guard.request("2001:db8::" + i)).isTrue();
        }
        assertThat(guard.request("2001:db8::99")).isFalse();
        assertThat(guard.request("2001:db8:0:1::1")).isTrue();
        for (int i = 0; i < 30_000; i++) {
            guard.request("10." + i / 65_536 + "." + i / 256 % 256 + "." + i % 256);
        }
        assertThat(guard.counters().clients()).isLessThanOrEqualTo(ClientTable.MOST + 1);
    }

    @Test
    void aDamagedFileLetsOnlyThisMachineIn() throws IOException {
        guard.stop();
        Files.writeString(directory.resolve("firewall.json"), "{");
        guard = start();
        assertThat(guard.admits("10.0.0.1", "https", 443)).isFalse();
        assertThat(guard.admits("127.0.0.1", "https", 443)).isTrue();
        assertThat(directory.resolve("quarantine/firewall.json")).exists();
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
