package io.busbar.itests;

import static org.ops4j.pax.exam.CoreOptions.maven;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.configureConsole;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.doNotModifyLogConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.editConfigurationFilePut;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.karafDistributionConfiguration;
import static org.ops4j.pax.exam.karaf.options.KarafDistributionOption.keepRuntimeFolder;

import java.io.File;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.inject.Inject;
import org.apache.karaf.features.BootFinished;
import org.apache.karaf.features.FeaturesService;
import org.junit.runner.RunWith;
import org.ops4j.pax.exam.Configuration;
import org.ops4j.pax.exam.CoreOptions;
import org.ops4j.pax.exam.Option;
import org.ops4j.pax.exam.junit.PaxExam;
import org.ops4j.pax.exam.options.extra.VMOption;
import org.ops4j.pax.exam.spi.reactors.ExamReactorStrategy;
import org.ops4j.pax.exam.spi.reactors.PerClass;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleContext;
import org.osgi.framework.ServiceReference;

/**
 * A test that runs inside our own archive, started anew for each class on free ports and with data of its own. Test
 * methods see the services of the gateway; JUnit 4, because Pax Exam knows nothing later.
 */
@RunWith(PaxExam.class)
@ExamReactorStrategy(PerClass.class)
@SuppressWarnings("NullAway.Init") // injected before the first test
public abstract class GatewayTest {
    /** How long anything in a started gateway may take on a loaded two-core machine. */
    protected static final Duration SOON = Duration.ofSeconds(30);

    /** First, so that no test begins while features are still being installed. */
    @Inject
    protected BootFinished bootFinished;

    @Inject
    protected BundleContext context;

    @Inject
    protected FeaturesService features;

    /** What a class wants besides; none by default. */
    protected Option[] more() {
        return new Option[0];
    }

    @Configuration
    public Option[] configuration() throws IOException {
        int http = FreePorts.next();
        List<Option> options = new ArrayList<>(List.of(
                karafDistributionConfiguration()
                        .frameworkUrl(maven("io.busbar", "busbar-distribution")
                                .version(System.getProperty("busbar.version"))
                                .type("tar.gz"))
                        .karafVersion(System.getProperty("karaf.version"))
                        .name("Busbar")
                        .unpackDirectory(new File("target/exam"))
                        .useDeployFolder(false),
                configureConsole().ignoreLocalConsole(),
                keepRuntimeFolder(),
                doNotModifyLogConfiguration(),
                CoreOptions.mavenBundle("org.assertj", "assertj-core", System.getProperty("assertj.version")),
                CoreOptions.mavenBundle("net.bytebuddy", "byte-buddy", System.getProperty("bytebuddy.version")),
                // Pax Exam's own bundles come from where Maven has put them
                editConfigurationFilePut(
                        "etc/org.ops4j.pax.url.mvn.cfg",
                        "org.ops4j.pax.url.mvn.localRepository",
                        System.getProperty("org.ops4j.pax.url.mvn.localRepository")),
                editConfigurationFilePut("etc/org.apache.felix.http.cfg", "org.apache.felix.https.enable", "false"),
                property("busbar.bind", "127.0.0.1"),
                // the probe of the test is a bundle that nobody vouches for
                property("busbar.gate", "developer"),
                property("busbar.http.port", Integer.toString(http)),
                property("busbar.https.port", Integer.toString(FreePorts.next())),
                property("busbar.ssh.port", Integer.toString(FreePorts.next())),
                property("busbar.ssh.keys", "${karaf.data}"),
                property("busbar.bootstrap", "factory-passwords"),
                property("busbar.data", "${karaf.data}/busbar"),
                property("busbar.etc", "${karaf.etc}")));
        vmOptions().map(VMOption::new).forEach(options::add);
        options.addAll(List.of(more()));
        return options.toArray(Option[]::new);
    }

    /** The options the gateway really runs with, but one. */
    private static Stream<String> vmOptions() throws IOException {
        Path home = Path.of(System.getProperty("busbar.home"));
        Stream<String> file = Files.readAllLines(home.resolve("lib/jvm.options")).stream()
                .map(String::strip)
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                // Pax Exam speaks to the container by RMI, which is what the gateway refuses
                .filter(line -> !line.startsWith("-Djdk.serialFilter="));
        String classpath = String.join(File.pathSeparator, "lib/boot/*", "lib/jdk9plus/*");
        return Stream.concat(file, Stream.of("-classpath", classpath));
    }

    private static Option property(String key, String value) {
        return editConfigurationFilePut("etc/system.properties", key, value);
    }

    /** A service that is there now or soon. */
    protected <T> T service(Class<T> type) {
        return Await.value("service " + type.getName(), SOON, () -> {
            ServiceReference<T> reference = context.getServiceReference(type);
            return Optional.ofNullable(reference).map(context::getService);
        });
    }

    /** The bundle with this symbolic name, such as {@code io.busbar.countis}. */
    protected Bundle bundle(String symbolicName) {
        return Stream.of(context.getBundles())
                .filter(bundle -> symbolicName.equals(bundle.getSymbolicName()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no bundle " + symbolicName));
    }

    /** GET of a path below the gateway's address, such as {@code /api/v1/health}. */
    protected HttpResponse<String> get(String path) throws IOException, InterruptedException {
        URI uri = URI.create("http://127.0.0.1:" + context.getProperty("busbar.http.port") + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).timeout(SOON).build(), HttpResponse.BodyHandlers.ofString());
    }
}
