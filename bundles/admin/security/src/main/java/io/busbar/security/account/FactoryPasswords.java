package io.busbar.security.account;

import io.busbar.gateway.access.Profile;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;

/** The passwords that the manual prints, for a gateway that was told to begin with them. Each is good for changing itself and nothing else. */
final class FactoryPasswords {

    private static final Map<Profile, String> PRINTED = Map.of(
            Profile.ADVANCED_USER, "Advanced",
            Profile.TOTEM, "Totem",
            Profile.ADMIN, "Admin",
            Profile.CYBER_SECURITY, "Cyber");

    private FactoryPasswords() {}

    static boolean is(Profile profile, String password) {
        String printed = PRINTED.get(profile);
        return printed != null
                && MessageDigest.isEqual(
                        printed.getBytes(StandardCharsets.UTF_8), password.getBytes(StandardCharsets.UTF_8));
    }

    /** Whether an address may use them: this machine, or a network that is not reached from the outside. */
    static boolean mayComeFrom(String address) {
        try {
            InetAddress ip = InetAddress.getByName(address);
            boolean uniqueLocal = ip.getAddress().length == 16 && (ip.getAddress()[0] & 0xFE) == 0xFC;
            return ip.isLoopbackAddress() || ip.isSiteLocalAddress() || ip.isLinkLocalAddress() || uniqueLocal;
        } catch (UnknownHostException e) {
            return false;
        }
    }
}
