package io.busbar.security.tls;

import io.busbar.gateway.problem.ProblemException;
import java.io.IOException;
import java.io.StringWriter;
import java.security.KeyPair;
import java.util.List;
import java.util.regex.Pattern;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.openssl.jcajce.JcaPEMWriter;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.pkcs.PKCS10CertificationRequest;
import org.bouncycastle.pkcs.jcajce.JcaPKCS10CertificationRequestBuilder;

/** A request for a certificate. */
final class SigningRequest {

    private static final int MOST_NAMES = 20;
    private static final int LONGEST_SUBJECT = 64;
    private static final Pattern IP = Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:]+");
    private static final Pattern HOST =
            Pattern.compile("(\\*\\.)?[A-Za-z0-9]([A-Za-z0-9-]{0,62})(\\.[A-Za-z0-9]([A-Za-z0-9-]{0,62}))*");

    private final String subject;
    private final List<String> names;

    SigningRequest(String subject, List<String> names) {
        if (subject.isBlank() || subject.length() > LONGEST_SUBJECT) {
            throw ProblemException.invalid("subject", "certificate.subject");
        }
        String wrong = names.stream()
                .filter(name ->
                        !IP.matcher(name).matches() && !HOST.matcher(name).matches())
                .findFirst()
                .orElse("");
        if (names.isEmpty() || names.size() > MOST_NAMES || !wrong.isEmpty()) {
            throw ProblemException.invalid("names", "certificate.names", MOST_NAMES, wrong);
        }
        this.subject = subject.strip();
        this.names = List.copyOf(names);
    }

    String pem(KeyPair pair) throws IOException {
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.subjectAlternativeName,
                false,
                new GeneralNames(names.stream()
                        .map(name -> new GeneralName(
                                IP.matcher(name).matches() ? GeneralName.iPAddress : GeneralName.dNSName, name))
                        .toArray(GeneralName[]::new)));
        try {
            PKCS10CertificationRequest request = new JcaPKCS10CertificationRequestBuilder(
                            new X500NameBuilder().addRDN(BCStyle.CN, subject).build(), pair.getPublic())
                    .addAttribute(PKCSObjectIdentifiers.pkcs_9_at_extensionRequest, extensions.generate())
                    .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate()));
            StringWriter text = new StringWriter();
            try (JcaPEMWriter writer = new JcaPEMWriter(text)) {
                writer.writeObject(request);
            }
            return text.toString();
        } catch (OperatorCreationException e) {
            throw new IOException("The request could not be signed", e);
        }
    }
}
