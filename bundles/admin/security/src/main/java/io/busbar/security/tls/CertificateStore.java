package io.busbar.security.tls;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.gateway.tls.Certificates;
import io.busbar.gateway.tls.HttpsListener;
import io.busbar.security.keys.InstallationKey;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The certificate that somebody gave, below {@code security/tls}; without one, that which the launcher made for this machine. */
@Component(service = Certificates.class, immediate = true)
public final class CertificateStore implements Certificates {

    private static final Logger LOG = LoggerFactory.getLogger(CertificateStore.class);

    private final KeyFiles files;
    private final Audit audit;
    private final Clock wall;
    private final PemReader pem = new PemReader();
    private final CertificateCheck check;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "busbar-certificate");
        thread.setDaemon(true);
        return thread;
    });

    private @Nullable HttpsListener listener;
    private @Nullable Pair uploaded;
    private @Nullable Pair waiting;
    private @Nullable Instant confirmBy;
    private List<String> warnings = List.of();
    private @Nullable ScheduledFuture<?> goingBack;

    /** A chain and its key. */
    record Pair(List<X509Certificate> chain, PrivateKey key) {
        Pair {
            chain = List.copyOf(chain);
        }
    }

    /** The certificate of this data directory. */
    @Activate
    public CertificateStore(@Reference InstallationKey key, @Reference Audit audit, BundleContext context) {
        this(new KeyFiles(key, context), audit, Clock.systemUTC());
    }

    CertificateStore(KeyFiles files, Audit audit, Clock wall) {
        this.files = files;
        this.audit = audit;
        this.wall = wall;
        this.check = new CertificateCheck(wall);
        try {
            uploaded = files.uploaded().orElse(null);
        } catch (IOException | GeneralSecurityException e) {
            LOG.error("The certificate that was uploaded cannot be read; the gateway shows the one it made itself", e);
            audit.note(AuditEvent.failed(Actor.GATEWAY, "certificate.unreadable", ""));
        }
    }

    @Deactivate
    void stop() {
        timer.shutdownNow();
    }

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    synchronized void setListener(HttpsListener https) {
        listener = https;
        Pair given = uploaded;
        if (given != null) {
            show(given);
        }
    }

    synchronized void unsetListener(HttpsListener https) {
        if (listener == https) {
            listener = null;
        }
    }

    @Override
    public synchronized Optional<Shown> shown() {
        Pair now = waiting == null ? uploaded : waiting;
        Optional<Pair> shown = now == null ? files.own() : Optional.of(now);
        return shown.map(pair -> new Shown(
                pair.chain().stream().map(CertificateCheck::info).toList(), now != null, confirmBy, warnings));
    }

    @Override
    public synchronized void upload(Actor actor, String chain, String key, String passphrase, String host) {
        List<X509Certificate> certificates = pem.certificates("chain", chain);
        PrivateKey privateKey = key.isBlank()
                ? files.requested().orElseThrow(() -> ProblemException.invalid("key", "certificate.key.missing"))
                : pem.key("key", key, passphrase);
        check.require(certificates, privateKey);
        Pair given = new Pair(certificates, privateKey);
        show(given);
        List<String> found = new ArrayList<>();
        if (!CertificateCheck.isGoodFor(certificates.get(0), host)) {
            found.add("certificate.name");
        }
        warnings = found;
        waiting = given;
        confirmBy = wall.instant().plus(CONFIRM_WITHIN);
        cancelGoingBack();
        goingBack = timer.schedule(this::goBack, CONFIRM_WITHIN.toMillis(), TimeUnit.MILLISECONDS);
        note(actor, "certificate.shown", certificates.get(0));
    }

    @Override
    public synchronized void confirm(Actor actor) {
        Pair given = waiting;
        if (given == null) {
            throw ProblemException.of(Kind.CONFLICT, "certificate.confirm.none");
        }
        try {
            files.keep(given);
        } catch (IOException | GeneralSecurityException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        uploaded = given;
        settle();
        note(actor, "certificate.confirmed", given.chain().get(0));
    }

    @Override
    public synchronized void remove(Actor actor) {
        try {
            files.forget();
        } catch (IOException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        uploaded = null;
        settle();
        files.own().ifPresent(this::show);
        audit.note(AuditEvent.done(actor, "certificate.removed", ""));
    }

    @Override
    public synchronized String request(Actor actor, String subject, List<String> names) {
        SigningRequest request = new SigningRequest(subject, names);
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            KeyPair pair = generator.generateKeyPair();
            String text = request.pem(pair);
            files.keepRequested(pair.getPrivate());
            audit.note(AuditEvent.done(actor, "certificate.requested", subject));
            return text;
        } catch (IOException | GeneralSecurityException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
    }

    /** Nobody confirmed: what was before is shown again. */
    synchronized void goBack() {
        if (waiting == null) {
            return;
        }
        settle();
        Pair former = uploaded;
        (former == null ? files.own() : Optional.of(former)).ifPresent(this::show);
        LOG.warn("The new certificate was not confirmed; the former one is shown again");
        audit.note(AuditEvent.done(Actor.GATEWAY, "certificate.reverted", ""));
    }

    private void settle() {
        waiting = null;
        confirmBy = null;
        cancelGoingBack();
    }

    private void cancelGoingBack() {
        ScheduledFuture<?> planned = goingBack;
        if (planned != null) {
            planned.cancel(false);
            goingBack = null;
        }
    }

    private void show(Pair pair) {
        HttpsListener https = listener;
        if (https != null) {
            KeyFiles.Opened opened = files.opened(pair);
            https.use(opened.keys(), opened.password());
        }
    }

    private void note(Actor actor, String action, X509Certificate certificate) {
        CertificateInfo info = CertificateCheck.info(certificate);
        audit.note(AuditEvent.done(actor, action, info.subject())
                .with("fingerprint", info.id())
                .with("until", info.until().toString()));
    }
}
