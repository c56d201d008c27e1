package io.busbar.security.account;

import io.busbar.gateway.access.Attempt;
import io.busbar.gateway.access.Profile;
import io.busbar.gateway.access.Welcome;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.audit.AuditQuery;
import io.busbar.gateway.audit.AuditRecord;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.security.keys.InstallationKey;
import io.busbar.security.keys.SealedSecrets;
import io.busbar.security.password.TestHasher;
import io.busbar.security.policy.Host;
import io.busbar.security.policy.PolicyStore;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/** A gateway's accounts on a clock that the test turns, with hashes that cost little. */
final class Bench {

    static final String STRANGER = "198.51.100.7";
    static final String HOME = "192.168.1.20";
    static final String GOOD = "vivid copper lanterns";
    static final Actor CYBER = Actor.of(Profile.CYBER_SECURITY, HOME);

    final List<AuditEvent> noted = new ArrayList<>();
    private final Path directory;
    private final boolean factory;
    private final AtomicLong nanos = new AtomicLong();
    private final Instant began = Instant.parse("2026-11-24T08:00:00Z");
    PolicyStore policy;
    AccountService accounts;

    Bench(Path directory, boolean factory) throws IOException {
        this.directory = directory;
        this.factory = factory;
        start();
    }

    void start() throws IOException {
        InstallationKey key = new InstallationKey(directory);
        Audit audit = new Notes();
        policy = new PolicyStore(key, audit, null, new Host(), false);
        accounts = new AccountService(new AccountService.Surroundings(
                key, audit, new SealedSecrets(key), policy, TestHasher.quick(), factory, wall(), nanos::get));
    }

    /** Stops in order and starts anew. */
    void restart() throws IOException {
        accounts.stop();
        start();
    }

    void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }

    Instant now() {
        return began.plusNanos(nanos.get());
    }

    Welcome signIn(Profile profile, String password) {
        return signIn(profile, password, "", HOME);
    }

    Welcome signIn(Profile profile, String password, String browser, String address) {
        return accounts.signIn(new Attempt(profile.name(), password, "", browser, address));
    }

    /** Cyber security with a password of its own, and the others as well. */
    Welcome setUp() {
        Welcome cyber = signIn(Profile.CYBER_SECURITY, "Cyber");
        return accounts.changePassword(cyber.session().token(), "Cyber", GOOD);
    }

    private Clock wall() {
        return new Clock() {
            @Override
            public ZoneId getZone() {
                return ZoneOffset.UTC;
            }

            @Override
            public Clock withZone(ZoneId zone) {
                return this;
            }

            @Override
            public Instant instant() {
                return now();
            }
        };
    }

    private final class Notes implements Audit {
        @Override
        public void note(AuditEvent event) {
            noted.add(event);
        }

        @Override
        public List<AuditRecord> records(AuditQuery query) {
            return List.of();
        }

        @Override
        public AuditVerdict verify() {
            return new AuditVerdict(0, 0, null, null);
        }

        @Override
        public String problem() {
            return "";
        }

        @Override
        public void export(AuditQuery query, OutputStream out) {}
    }
}
