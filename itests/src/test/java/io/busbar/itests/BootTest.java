package io.busbar.itests;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.condition.Conditions;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.karaf.features.Feature;
import org.apache.karaf.features.FeaturesService;
import org.junit.Test;
import org.osgi.framework.Bundle;
import org.osgi.framework.BundleEvent;
import org.osgi.framework.SynchronousBundleListener;
import org.osgi.framework.wiring.BundleRevision;

/** The archive as it is shipped boots: every bundle, every feature, the first answer, a clean log. */
public class BootTest extends GatewayTest {

    @Test
    public void everyBundleIsActive() {
        List<String> others = Stream.of(context.getBundles())
                .filter(bundle -> !isFragment(bundle) && bundle.getState() != Bundle.ACTIVE)
                .map(bundle -> bundle.getSymbolicName() + " is in state " + bundle.getState())
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    public void everyFragmentIsResolved() {
        List<String> others = Stream.of(context.getBundles())
                .filter(bundle -> isFragment(bundle) && bundle.getState() != Bundle.RESOLVED)
                .map(Bundle::getSymbolicName)
                .toList();
        assertThat(others).isEmpty();
    }

    @Test
    public void everyFeatureThatBootsIsInstalled() throws Exception {
        Set<String> installed = Arrays.stream(features.listInstalledFeatures())
                .map(Feature::getName)
                .collect(Collectors.toSet());
        assertThat(installed)
                .contains(
                        "busbar-core",
                        "busbar-driver-diris",
                        "busbar-driver-countis",
                        "busbar-driver-isom",
                        "busbar-driver-atys",
                        "busbar-driver-generic",
                        "busbar-driver-plc4x",
                        "busbar-http",
                        "busbar-jaxrs",
                        "busbar-ssh")
                .doesNotContain("busbar-demo", "management", "deployer", "kar", "http", "war", "wrap", "ssh");
    }

    @Test
    public void healthIsReady() {
        Await.until("READY at /api/v1/health", SOON, () -> {
            var answer = get("/api/v1/health");
            return answer.statusCode() == 200 && answer.body().contains("\"READY\"");
        });
    }

    @Test
    public void theLogHoldsNoError() throws Exception {
        healthIsReady();
        Path log = Path.of(context.getProperty("karaf.log"), "busbar.log");
        assertThat(Files.readAllLines(log))
                .anyMatch(line -> line.contains("Driver countis"))
                .noneMatch(line -> line.contains(" ERROR "));
    }

    /** The probe of this test is such a bundle: it runs because of the mode, and that stands as long as it lasts. */
    @Test
    public void sec54developerModeStandsForAsLongAsItLasts() {
        Await.until("the condition", SOON, () -> service(Conditions.class).standing().stream()
                .anyMatch(condition -> condition.code().equals("developer.mode")));
    }

    /** The web server once was wired to a second copy of a library, and was refreshed at each later change. */
    @Test
    public void installingAFeatureTouchesNoRunningBundle() throws Exception {
        List<String> touched = new CopyOnWriteArrayList<>();
        Set<Bundle> before = Set.of(context.getBundles());
        SynchronousBundleListener listener = event -> {
            if (before.contains(event.getBundle())
                    && (event.getType() == BundleEvent.STOPPING || event.getType() == BundleEvent.UNRESOLVED)) {
                touched.add(event.getBundle().getSymbolicName());
            }
        };
        context.addBundleListener(listener);
        try {
            features.installFeature("busbar-modbus-server", EnumSet.noneOf(FeaturesService.Option.class));
        } finally {
            context.removeBundleListener(listener);
        }
        assertThat(touched).isEmpty();
    }

    private static boolean isFragment(Bundle bundle) {
        BundleRevision revision = bundle.adapt(BundleRevision.class);
        return revision != null && (revision.getTypes() & BundleRevision.TYPE_FRAGMENT) != 0;
    }
}
