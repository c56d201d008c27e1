package io.busbar.gateway.access;

/**
 * A second factor that is offered and not yet confirmed by a first code.
 *
 * @param secret the shared secret in base32, to be typed into an app
 * @param uri the same as an {@code otpauth:} address, for a QR code
 */
public record SecondFactor(String secret, String uri) {

    @Override
    public String toString() {
        return "SecondFactor";
    }
}
