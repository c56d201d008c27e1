package io.busbar.gateway.audit;

/**
 * What the audit trail tells EventAdmin about while it notes it: what concerns the security of the gateway and has happened once. Sessions,
 * commands and changes of settings stand in the trail only.
 */
public final class SecurityEvents {

    /**
     * EventAdmin topic. Properties: {@code action}, {@code object}, {@code result} ({@code DONE}, {@code REFUSED} or {@code FAILED}),
     * {@code account}, {@code address} (all {@code String}), {@code time} ({@code java.time.Instant}), {@code details} ({@code Map<String,
     * String>}).
     */
    public static final String TOPIC = "io/busbar/security/EVENT";

    private SecurityEvents() {}
}
