package io.busbar.security.policy;

import io.busbar.gateway.policy.Capability;
import io.busbar.gateway.policy.PolicyDocument;
import io.busbar.gateway.policy.PolicyEditor.Enforcer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What the policy asks of the operating system, where that lets the gateway decide: Linux has a switch for new USB devices of each
 * controller and one for each radio. A gateway that runs without rights over them says so, and changes nothing.
 */
public class Host {

    private static final Logger LOG = LoggerFactory.getLogger(Host.class);

    private final Path usb;
    private final Path radios;

    /** This machine. */
    public Host() {
        this(Path.of("/sys/bus/usb/devices"), Path.of("/sys/class/rfkill"));
    }

    Host(Path usb, Path radios) {
        this.usb = usb;
        this.radios = radios;
    }

    /** Who carries a capability out here. */
    public Enforcer enforcer(Capability capability) {
        return switch (capability) {
            case USB -> canWrite(usb, "usb*", "authorized_default") ? Enforcer.HOST : Enforcer.MANAGED_BY_HOST;
            case BLUETOOTH -> canWrite(radios, "rfkill*", "soft") ? Enforcer.HOST : Enforcer.MANAGED_BY_HOST;
            default -> Enforcer.GATEWAY;
        };
    }

    /** Puts the switches as the policy says; switches that are not there, or not ours, stay as they are. */
    public void apply(PolicyDocument policy) {
        if (enforcer(Capability.USB) == Enforcer.HOST) {
            set(usb, "usb*", "authorized_default", policy.allows(Capability.USB) ? "1" : "0");
        }
        if (enforcer(Capability.BLUETOOTH) == Enforcer.HOST) {
            set(radios, "rfkill*", "soft", policy.allows(Capability.BLUETOOTH) ? "0" : "1");
        }
    }

    private static boolean canWrite(Path directory, String each, String name) {
        boolean found = false;
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(directory, each)) {
            for (Path device : devices) {
                if (isMeant(device)) {
                    if (!Files.isWritable(device.resolve(name))) {
                        return false;
                    }
                    found = true;
                }
            }
        } catch (IOException e) {
            LOG.debug("{} cannot be listed", directory, e);
        }
        return found;
    }

    private static void set(Path directory, String each, String name, String value) {
        try (DirectoryStream<Path> devices = Files.newDirectoryStream(directory, each)) {
            for (Path device : devices) {
                Path file = device.resolve(name);
                if (isMeant(device) && !Files.readString(file).strip().equals(value)) {
                    Files.writeString(file, value, StandardCharsets.US_ASCII, StandardOpenOption.WRITE);
                    LOG.info("{} is now {}", file, value);
                }
            }
        } catch (IOException e) {
            LOG.warn("A switch of the operating system below {} could not be set", directory, e);
        }
    }

    /** Of the radios, only Bluetooth. */
    private static boolean isMeant(Path device) throws IOException {
        Path type = device.resolve("type");
        return !Files.exists(type) || Files.readString(type).strip().equals("bluetooth");
    }
}
