package io.busbar.itests.api;

import static org.assertj.core.api.Assertions.assertThat;

import aQute.bnd.differ.Baseline;
import aQute.bnd.differ.Baseline.Info;
import aQute.bnd.differ.DiffPluginImpl;
import aQute.bnd.osgi.Jar;
import aQute.bnd.osgi.Processor;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The contracts against their last release: whoever changes an exported package also raises its version, so that bundles
 * built against the old one go on working or are refused, never break. How to move the baseline on is in {@code
 * bundles/api/baseline/README.md}.
 */
class ApiBaselineTest {
    private static final Path API = Path.of(System.getProperty("busbar.sources"), "bundles", "api");

    @ParameterizedTest
    @ValueSource(strings = {"driver-api", "gateway-api"})
    void versionsOfExportedPackagesTellWhatChanged(String module) throws Exception {
        Path released = only(API.resolve("baseline"), "busbar-" + module + "-");
        Path built = only(API.resolve(module).resolve("target"), "busbar-" + module + "-");
        try (Processor processor = new Processor();
                Jar older = new Jar(released.toFile());
                Jar newer = new Jar(built.toFile())) {
            List<String> mismatches = new Baseline(processor, new DiffPluginImpl())
                    .baseline(newer, older, null).stream()
                            .filter(info -> info.mismatch)
                            .map(ApiBaselineTest::inWords)
                            .toList();
            assertThat(mismatches).isEmpty();
        }
    }

    private static String inWords(Info info) {
        return "%s has version %s but needs %s; changed: %s"
                .formatted(info.packageName, info.newerVersion, info.suggestedVersion, info.packageDiff.getChildren());
    }

    private static Path only(Path folder, String prefix) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches(prefix + "[0-9.]+\\.jar"))
                    .toList();
            assertThat(jars).as("archives %s* in %s", prefix, folder).hasSize(1);
            return jars.get(0);
        }
    }
}
