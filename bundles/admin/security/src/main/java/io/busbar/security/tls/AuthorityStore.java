package io.busbar.security.tls;

import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditEvent;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.gateway.tls.Authorities;
import io.busbar.gateway.tls.CertificateInfo;
import io.busbar.security.keys.InstallationKey;
import io.busbar.storage.DurableFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.jspecify.annotations.Nullable;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The authorities that Java has built in, and those in {@code security/tls/authorities.pem}. */
@Component(service = Authorities.class)
public final class AuthorityStore implements Authorities {

    static final int MOST = 50;

    private final DurableFiles files = new DurableFiles();
    private final PemReader reader = new PemReader();
    private final Path file;
    private final Audit audit;
    private final X509Certificate[] builtIn;
    private Map<String, X509Certificate> own = new LinkedHashMap<>();

    /** The authorities of this data directory. */
    @Activate
    public AuthorityStore(@Reference InstallationKey key, @Reference Audit audit)
            throws IOException, GeneralSecurityException {
        file = key.directory().resolve("tls").resolve("authorities.pem");
        this.audit = audit;
        builtIn = trusted(null).getAcceptedIssuers();
        byte[] stored = files.read(file).orElse(null);
        if (stored != null && stored.length > 0) {
            reader.certificates("pem", new String(stored, StandardCharsets.US_ASCII))
                    .forEach(certificate -> own.put(CertificateCheck.fingerprint(certificate), certificate));
        }
    }

    @Override
    public synchronized List<CertificateInfo> own() {
        return own.values().stream()
                .map(CertificateCheck::info)
                .sorted(Comparator.comparing(CertificateInfo::subject))
                .toList();
    }

    @Override
    public int builtIn() {
        return builtIn.length;
    }

    @Override
    public synchronized List<CertificateInfo> add(Actor actor, String pem) {
        List<X509Certificate> given = reader.certificates("pem", pem);
        Map<String, X509Certificate> next = new LinkedHashMap<>(own);
        for (X509Certificate certificate : given) {
            if (certificate.getBasicConstraints() < 0) {
                throw ProblemException.invalid(
                        "pem",
                        "authority.kind",
                        certificate.getSubjectX500Principal().getName());
            }
            next.put(CertificateCheck.fingerprint(certificate), certificate);
        }
        if (next.size() > MOST) {
            throw ProblemException.of(Kind.CONFLICT, "authority.many", MOST);
        }
        keep(next);
        for (X509Certificate certificate : given) {
            audit.note(AuditEvent.done(
                            actor,
                            "authority.added",
                            certificate.getSubjectX500Principal().getName())
                    .with("fingerprint", CertificateCheck.fingerprint(certificate)));
        }
        return own();
    }

    @Override
    public synchronized void remove(Actor actor, String id) {
        X509Certificate gone = own.get(id);
        if (gone == null) {
            throw ProblemException.of(Kind.NOT_FOUND, "authority.unknown", id);
        }
        Map<String, X509Certificate> next = new LinkedHashMap<>(own);
        next.remove(id);
        keep(next);
        audit.note(AuditEvent.done(
                        actor,
                        "authority.removed",
                        gone.getSubjectX500Principal().getName())
                .with("fingerprint", id));
    }

    @Override
    public synchronized SSLContext context() {
        try {
            KeyStore all = KeyStore.getInstance("PKCS12");
            all.load(null, null);
            for (X509Certificate certificate : builtIn) {
                all.setCertificateEntry(CertificateCheck.fingerprint(certificate), certificate);
            }
            for (Map.Entry<String, X509Certificate> entry : own.entrySet()) {
                all.setCertificateEntry(entry.getKey(), entry.getValue());
            }
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {trusted(all)}, null);
            return context;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("This Java cannot make a TLS context", e);
        }
    }

    private static X509TrustManager trusted(@Nullable KeyStore authorities) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(authorities);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("This Java judges no certificates");
    }

    private void keep(Map<String, X509Certificate> next) {
        StringBuilder pem = new StringBuilder();
        Base64.Encoder lines = Base64.getMimeEncoder(64, new byte[] {'\n'});
        try {
            for (X509Certificate certificate : next.values()) {
                pem.append("-----BEGIN CERTIFICATE-----\n")
                        .append(lines.encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            files.replace(file, pem.toString().getBytes(StandardCharsets.US_ASCII));
        } catch (IOException | CertificateEncodingException e) {
            throw ProblemException.of(Kind.UNAVAILABLE, "storage.unavailable", String.valueOf(e.getMessage()));
        }
        own = next;
    }
}
