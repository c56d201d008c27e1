package io.busbar.itests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;

import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.itests.PollWatch.Polls;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.karaf.features.FeaturesService;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.api.console.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.ops4j.pax.exam.Option;
import org.osgi.framework.Bundle;
import org.osgi.framework.Constants;

/**
 * Whatever is done to the driver of one family, the devices of the others are polled on, no other bundle is refreshed, and nothing is
 * restarted.
 */
public class HotSwapTest extends GatewayTest {
    private static final String DRIVER = "io.busbar.countis";
    private static final Set<String> DIRIS = Set.of("u30-1", "i35-102", "i35-103", "i35-104", "b30-110");
    private static final List<String> COUNTIS = List.of("e24-6", "e44-7", "e44-8");
    private static final Set<String> ISOM = Set.of("l60-41", "f60-42");
    private static final String SWITCHES = "io.busbar.atys";
    private static final Set<String> NOT_SWITCHES =
            Set.of("u30-1", "i35-102", "i35-103", "i35-104", "b30-110", "e24-6", "e44-7", "e44-8", "l60-41", "f60-42");
    private static final int DEVICES = 13;

    /** Some periods before and after, so that the poll in progress is seen whole. */
    private static final Duration AROUND = Duration.ofSeconds(3);

    /** A site without a past: writing that would take the machine's time. */
    @Override
    protected Option[] more() {
        return new Option[] {editConfigurationFilePut("etc/io.busbar.simulator.cfg", "historyDays", "0")};
    }

    @Before
    public void startDemo() throws Exception {
        features.installFeature("busbar-demo", EnumSet.of(FeaturesService.Option.NoAutoRefreshBundles));
        awaitOnline();
    }

    @Test
    public void anUpdateOfTheBundle() throws Exception {
        byte[] other = withVersion("0.1.90");
        undisturbed(() -> {
            bundle(DRIVER).update(new ByteArrayInputStream(other));
            awaitOnline();
        });
        assertThat(bundle(DRIVER).getVersion()).hasToString("0.1.90");
    }

    @Test
    public void aStopAndAStart() throws Exception {
        undisturbed(() -> {
            Bundle driver = bundle(DRIVER);
            driver.stop();
            awaitNoDriver();
            driver.start();
            awaitOnline();
        });
    }

    @Test
    public void anUninstallAndAnInstall() throws Exception {
        byte[] content = withVersion("0.1.91");
        undisturbed(() -> {
            bundle(DRIVER).uninstall();
            awaitNoDriver();
            context.installBundle("itest:" + DRIVER, new ByteArrayInputStream(content))
                    .start();
            awaitOnline();
        });
    }

    @Test
    public void theCommandForIt() throws Exception {
        Path file = Files.createTempFile("countis", ".jar");
        Files.write(file, withVersion("0.1.92"));
        StringBuilder said = new StringBuilder();
        undisturbed(() -> {
            said.append(shell("busbar:driver-update " + file));
            awaitOnline();
        });
        assertThat(said).contains("0.1.92");
        assertThat(bundle(DRIVER).getVersion()).hasToString("0.1.92");
    }

    /** The transfer switches get a newer driver and, since it does not please, the older one again; all other families are polled on. */
    @Test
    public void anUpdateOfTheSwitchesAndTheOlderBundleAgain() throws Exception {
        byte[] newer = withVersion(SWITCHES, "0.2.0");
        byte[] older = withVersion(SWITCHES, "0.0.9");
        undisturbed(SWITCHES, NOT_SWITCHES, () -> {
            bundle(SWITCHES).update(new ByteArrayInputStream(newer));
            awaitOnline();
        });
        assertThat(bundle(SWITCHES).getVersion()).hasToString("0.2.0");
        undisturbed(SWITCHES, NOT_SWITCHES, () -> {
            bundle(SWITCHES).update(new ByteArrayInputStream(older));
            awaitOnline();
        });
        assertThat(bundle(SWITCHES).getVersion()).hasToString("0.0.9");
        assertThat(service(Devices.class).device("atys-21"))
                .map(DeviceStatus::state)
                .contains(DeviceState.ONLINE);
    }

    /** The other families in turn: each is replaced while all that are not of it are polled on. */
    @Test
    public void everyOtherFamilyIsReplacedToo() throws Exception {
        for (Map.Entry<String, Set<String>> family :
                Map.of("io.busbar.diris", DIRIS, "io.busbar.isom", ISOM).entrySet()) {
            String driver = family.getKey();
            Set<String> others = new TreeSet<>(NOT_SWITCHES);
            others.removeAll(family.getValue());
            byte[] newer = withVersion(driver, "0.2.0");
            undisturbed(driver, others, () -> {
                bundle(driver).update(new ByteArrayInputStream(newer));
                awaitOnline();
            });
            assertThat(bundle(driver).getVersion()).hasToString("0.2.0");
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private void undisturbed(Action action) throws Exception {
        undisturbed(DRIVER, DIRIS, action);
    }

    private void undisturbed(String driver, Set<String> others, Action action) throws Exception {
        BundleWatch bundles = new BundleWatch(context, driver);
        List<DeviceStatus> before;
        try (PollWatch watch = new PollWatch(context, others)) {
            Thread.sleep(AROUND.toMillis());
            // What a device refuses right after the start is known by now.
            before = states(others);
            action.run();
            Thread.sleep(AROUND.toMillis());
            List<Polls> polls = watch.end();
            assertThat(polls).extracting(Polls::device).containsAll(others);
            assertThat(polls).as("polls at their period").allSatisfy(Polls::assertComplete);
        } finally {
            bundles.close();
        }
        List<DeviceStatus> after = states(others);
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i).since()).isEqualTo(before.get(i).since());
            assertThat(after.get(i).traffic().timeouts())
                    .isEqualTo(before.get(i).traffic().timeouts());
            assertThat(after.get(i).traffic().malformed())
                    .isEqualTo(before.get(i).traffic().malformed());
            assertThat(after.get(i).traffic().reconnects())
                    .isEqualTo(before.get(i).traffic().reconnects());
        }
        bundles.assertNothingRefreshed();
        bundles.assertNothingRestarted();
    }

    private List<DeviceStatus> states(Set<String> ids) {
        return service(Devices.class).devices().stream()
                .filter(device -> ids.contains(device.config().id()))
                .toList();
    }

    /** A device that refuses some of its blocks is read all the same. */
    private void awaitOnline() {
        Await.until(
                "all devices are online",
                SOON,
                () -> service(Devices.class).devices().stream()
                                .filter(device -> device.state() == DeviceState.ONLINE)
                                .count()
                        == DEVICES);
    }

    private void awaitNoDriver() {
        for (String id : COUNTIS) {
            Await.until(id + " has no driver", SOON, () -> service(Devices.class)
                    .device(id)
                    .filter(device -> device.detail() == DeviceDetail.NO_DRIVER)
                    .isPresent());
        }
    }

    private String shell(String command) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8)) {
            Session session = service(SessionFactory.class).create(System.in, out, out);
            try {
                session.execute(command);
            } finally {
                session.close();
            }
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    /** The driver that was shipped, with another version in its manifest. */
    private byte[] withVersion(String version) throws IOException {
        return withVersion(DRIVER, version);
    }

    private byte[] withVersion(String driver, String version) throws IOException {
        String name = driver.replace("io.busbar.", "busbar-");
        Path shipped = Path.of(
                context.getProperty("karaf.home"), "system/io/busbar/" + name + "/0.1.0/" + name + "-0.1.0.jar");
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JarInputStream in = new JarInputStream(Files.newInputStream(shipped))) {
            Manifest manifest = new Manifest(in.getManifest());
            manifest.getMainAttributes().put(new Attributes.Name(Constants.BUNDLE_VERSION), version);
            try (JarOutputStream out = new JarOutputStream(bytes, manifest)) {
                for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
                    out.putNextEntry(new JarEntry(entry.getName()));
                    in.transferTo(out);
                    out.closeEntry();
                }
            }
        }
        return bytes.toByteArray();
    }
}
