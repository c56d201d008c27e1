package io.busbar.gateway.code;

import java.util.function.UnaryOperator;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * Stands for bundles that are not part of the distribution, such as those of a package whose signature it has verified. Register it as a
 * service: a bundle for which neither the manifest of the distribution nor a voucher stands is never resolved, and so never runs. A bundle
 * that was held back is started when a voucher comes that stands for it.
 *
 * <p>The gate that asks lies below all bundles and knows Java's own types only; that is why this is a function of texts. It is asked by any
 * thread, while the framework resolves: it must return at once and must not call the framework.
 */
@ConsumerType
public interface BundleVoucher extends UnaryOperator<String> {

    /**
     * Who stands for a bundle.
     *
     * @param sha256 SHA-256 of the bundle's file, 64 lower-case hexadecimal digits
     * @return who, in a few words for the log; empty for nobody
     */
    @Override
    String apply(String sha256);
}
