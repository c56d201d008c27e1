package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.Driver;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.shell.sample.SampleDriver;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.apache.felix.framework.FrameworkFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.BundleException;
import org.osgi.framework.Constants;
import org.osgi.framework.launch.Framework;

/** Updates of driver bundles in a real framework. */
@Timeout(120)
class DriverInstallationTest {

    private static final String NAME = "io.busbar.sample";
    private static final String PROVIDES = "osgi.service;objectClass:List<String>=\"io.busbar.driver.Driver\"";

    private final Path folder;
    private final Framework framework;

    DriverInstallationTest(@TempDir Path folder) {
        this.folder = folder;
        framework = new FrameworkFactory()
                .newFramework(Map.of(
                        Constants.FRAMEWORK_STORAGE,
                        folder.resolve("cache").toString(),
                        Constants.FRAMEWORK_SYSTEMPACKAGES_EXTRA,
                        "io.busbar.driver;version=1.0.0"));
    }

    @BeforeEach
    void start() throws BundleException {
        framework.start();
    }

    @AfterEach
    void stop() throws BundleException, InterruptedException {
        framework.stop();
        framework.waitForStop(10_000);
    }

    @Test
    void driverIsInstalledAndComesIntoService() throws IOException {
        DriverInstallation.Result result = carryOut(driver("0.1.0", "", PROVIDES));

        assertThat(result.before()).isNull();
        assertThat(result.after()).isEqualTo("0.1.0");
        assertThat(result.disturbed()).isZero();
        assertThat(context().getServiceReference(Driver.class)).isNotNull();
    }

    @Test
    void driverIsUpdatedInPlaceAndNothingElseIsTouched() throws IOException, BundleException {
        Bundle bystander = bystander();
        carryOut(driver("0.1.0", "", PROVIDES));
        Bundle before = installed();

        DriverInstallation.Result result = carryOut(driver("0.2.0", "", PROVIDES));

        assertThat(result.before()).isEqualTo("0.1.0");
        assertThat(result.after()).isEqualTo("0.2.0");
        assertThat(result.away()).isBetween(Duration.ofNanos(1), Duration.ofSeconds(10));
        assertThat(result.disturbed()).isZero();
        assertThat(installed()).isSameAs(before);
        assertThat(installed().getVersion()).hasToString("0.2.0");
        assertThat(bystander.getState()).isEqualTo(Bundle.ACTIVE);
    }

    @Test
    void driverThatCannotBeResolvedIsTakenBack() throws IOException {
        carryOut(driver("0.1.0", "", PROVIDES));

        assertThatThrownBy(() -> carryOut(driver("0.2.0", "no.such.thing,", PROVIDES)))
                .isInstanceOf(ProblemException.class)
                .hasMessageStartingWith("Version 0.2.0 of the driver io.busbar.sample does not start")
                .hasMessageContaining("no.such.thing")
                .hasMessageEndingWith("Version 0.1.0 is in service again.");

        assertThat(installed().getVersion()).hasToString("0.1.0");
        assertThat(installed().getState()).isEqualTo(Bundle.ACTIVE);
        assertThat(context().getServiceReference(Driver.class)).isNotNull();
        assertThat(carryOut(driver("0.3.0", "", PROVIDES)).before()).isEqualTo("0.1.0");
    }

    @Test
    void newDriverThatCannotBeResolvedIsRemovedAgain() {
        assertThatThrownBy(() -> carryOut(driver("0.2.0", "no.such.thing,", PROVIDES)))
                .isInstanceOf(ProblemException.class)
                .hasMessageEndingWith("It has been removed again.");

        assertThat(context().getBundles()).hasSize(1);
    }

    @Test
    void bundleThatIsNoDriverIsRefused() throws IOException {
        String other = "osgi.service;objectClass:List<String>=\"io.busbar.driver.DriverShop\"";
        Path file = driver("0.1.0", "", other);

        assertThatThrownBy(() -> DriverFile.read(file.toString()))
                .hasMessageContaining("io.busbar.sample, which provides no driver");
    }

    @Test
    void fileThatIsNoBundleIsRefused() throws IOException {
        Path text = Files.writeString(folder.resolve("driver.jar"), "not a jar at all");

        assertThatThrownBy(() -> DriverFile.read(text.toString())).hasMessageContaining("is not a bundle");
        assertThatThrownBy(() -> DriverFile.read(folder.resolve("none.jar").toString()))
                .hasMessageContaining("There is no file");
        assertThatThrownBy(() -> DriverFile.read("nowhere:thing")).hasMessageContaining("nowhere");
    }

    @Test
    void fileIsReadFromAnAddressToo() throws IOException {
        DriverFile file = DriverFile.read(driver("0.1.0", "", PROVIDES).toUri().toString());

        assertThat(file.bundle()).isEqualTo(NAME);
        assertThat(file.version()).isEqualTo("0.1.0");
    }

    private DriverInstallation.Result carryOut(Path file) {
        return new DriverInstallation(context()).carryOut(DriverFile.read(file.toString()));
    }

    private BundleContext context() {
        return framework.getBundleContext();
    }

    private Bundle installed() {
        return Arrays.stream(context().getBundles())
                .filter(bundle -> NAME.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow();
    }

    /** Another bundle that imports what the driver imports. */
    private Bundle bystander() throws IOException, BundleException {
        Path file = jar("bystander", "io.busbar.bystander", "1.0.0", "", "osgi.service", "", false);
        Bundle bundle = context().installBundle("bystander", new ByteArrayInputStream(Files.readAllBytes(file)));
        bundle.start();
        return bundle;
    }

    private Path driver(String version, String imports, String provides) throws IOException {
        return jar("driver-" + version, NAME, version, imports, provides, SampleDriver.class.getName(), true);
    }

    private Path jar(
            String file, String name, String version, String imports, String provides, String activator, boolean code)
            throws IOException {
        Manifest manifest = new Manifest();
        Attributes headers = manifest.getMainAttributes();
        headers.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        headers.putValue(Constants.BUNDLE_MANIFESTVERSION, "2");
        headers.putValue(Constants.BUNDLE_SYMBOLICNAME, name);
        headers.putValue(Constants.BUNDLE_VERSION, version);
        headers.putValue(Constants.IMPORT_PACKAGE, imports + "io.busbar.driver,org.osgi.framework");
        headers.putValue(Constants.PROVIDE_CAPABILITY, provides);
        if (code) {
            headers.putValue(Constants.BUNDLE_ACTIVATOR, activator);
        }
        Path path = folder.resolve(file + ".jar");
        try (OutputStream out = Files.newOutputStream(path);
                JarOutputStream jar = new JarOutputStream(out, manifest)) {
            if (code) {
                String entry = SampleDriver.class.getName().replace('.', '/') + ".class";
                jar.putNextEntry(new JarEntry(entry));
                try (InputStream in = SampleDriver.class.getClassLoader().getResourceAsStream(entry)) {
                    if (in == null) {
                        throw new AssertionError(entry);
                    }
                    in.transferTo(jar);
                }
                jar.closeEntry();
            }
        }
        return path;
    }
}
