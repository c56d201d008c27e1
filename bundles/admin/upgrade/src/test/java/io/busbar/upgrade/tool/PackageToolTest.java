package io.busbar.upgrade.tool;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("UPG-15 the command that makes and examines packages")
@SuppressWarnings("NullAway.Init") // injected
class PackageToolTest {

    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-11-24T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path directory;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();
    private Path keys;
    private Path jar;
    private Path file;

    @BeforeEach
    void begin() throws Exception {
        keys = directory.resolve("keys");
        jar = directory.resolve("meter.jar");
        file = directory.resolve("meter.dfu");
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().putValue("Bundle-SymbolicName", "io.busbar.meter;singleton:=true");
        manifest.getMainAttributes().putValue("Bundle-Version", "1.4.0");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
        assertThat(run("keys", keys.toString())).isZero();
    }

    @Test
    void aDriverPackageFromItsBundle() {
        assertThat(build()).isZero();
        said.reset();
        assertThat(run(
                        "verify",
                        file.toString(),
                        "--trust",
                        keys.resolve("root.1.json").toString()))
                .isZero();
        assertThat(said()).contains("The package is good: 1 trusted signature.");
        said.reset();
        assertThat(run("inspect", file.toString())).isZero();
        assertThat(said())
                .contains("io.busbar.driver.meter 1.4.0, kind driver")
                .contains("made 2026-11-24T12:00:00Z, to be installed until 2028-11-23T12:00:00Z")
                .contains("signed by CN=Busbar development driver")
                .contains("meter.jar (bundle,")
                .contains("Reads faster");
    }

    @Test
    @DisplayName("UPG-01 dfu-suffix knows the package, and finds damage in it")
    void theToolOfDfuKnowsIt() throws Exception {
        assertThat(build()).isZero();
        assertThat(other("dfu-suffix", "-c", file.toString())).isZero();
        byte[] bytes = Files.readAllBytes(file);
        bytes[40] ^= 1;
        Files.write(file, bytes);
        assertThat(other("dfu-suffix", "-c", file.toString())).isEqualTo(65);
        assertThat(run(
                        "verify",
                        file.toString(),
                        "--trust",
                        keys.resolve("root.1.json").toString()))
                .isEqualTo(1);
        assertThat(said()).contains("U01: The file is damaged");
    }

    @Test
    @DisplayName("UPG-02 openssl verifies the signature independently")
    void opensslVerifiesIt() throws Exception {
        assertThat(build()).isZero();
        Path parts = directory.resolve("parts");
        assertThat(run("extract", file.toString(), parts.toString())).isZero();
        List<String> verify = List.of(
                "openssl",
                "cms",
                "-verify",
                "-inform",
                "DER",
                "-in",
                parts.resolve("signatures.der").toString(),
                "-content",
                parts.resolve("manifest.json").toString(),
                "-CAfile",
                keys.resolve("root.pem").toString(),
                "-binary",
                "-purpose",
                "any",
                "-out",
                "/dev/null");
        assertThat(other(verify.toArray(String[]::new))).isZero();
        Files.writeString(parts.resolve("manifest.json"), "{}");
        assertThat(other(verify.toArray(String[]::new))).isNotZero();
        try (var written = Files.list(parts)) {
            assertThat(written.map(path -> path.getFileName().toString()))
                    .contains("manifest.json", "signatures.der")
                    .hasSize(3)
                    .noneMatch(name -> name.contains("meter"));
        }
    }

    @Test
    void aSystemPackageNeedsASecondSignature() {
        Path system = directory.resolve("system.dfu");
        String trust = keys.resolve("root.1.json").toString();
        assertThat(run(
                        "build",
                        system.toString(),
                        "--kind",
                        "system",
                        "--name",
                        "io.busbar.gateway",
                        "--version",
                        "0.2.0",
                        "--file",
                        "runtime=" + jar,
                        "--key",
                        keys.resolve("release-1.p12").toString()))
                .isZero();
        assertThat(run("verify", system.toString(), "--trust", trust)).isEqualTo(1);
        assertThat(said()).contains("U04: 1 trusted signature of 2 needed for a package of kind system");
        assertThat(run(
                        "sign",
                        system.toString(),
                        "--key",
                        keys.resolve("release-2.p12").toString()))
                .isZero();
        assertThat(run("verify", system.toString(), "--trust", trust)).isZero();
    }

    @Test
    void theSameTwiceIsTheSamePackage() throws Exception {
        assertThat(build()).isZero();
        said.reset();
        run("inspect", file.toString());
        String first = said();
        assertThat(build()).isZero();
        said.reset();
        run("inspect", file.toString());
        assertThat(said()).isEqualTo(first);
    }

    @Test
    void whatIsWrongIsSaid() throws Exception {
        assertThat(run()).isEqualTo(2);
        assertThat(run("build", file.toString(), "--kind", "firmware")).isEqualTo(2);
        assertThat(said()).contains("--kind firmware is not one of [system, driver, trust]");
        assertThat(run("build", file.toString(), "--kind", "driver", "--speed", "9"))
                .isEqualTo(2);
        assertThat(said()).contains("There is no option --speed");
        assertThat(run("inspect", directory.resolve("none.dfu").toString())).isEqualTo(1);
        assertThat(said()).contains("There is no file");
        assertThat(run("keys", keys.toString())).isEqualTo(1);
        assertThat(said()).contains("There are keys in");
        assertThat(Files.getPosixFilePermissions(keys.resolve("driver.p12"))).hasSize(2);
        Files.delete(keys.resolve("password"));
        assertThat(build()).isEqualTo(1);
        assertThat(said()).contains("BUSBAR_KEY_PASSWORD");
    }

    private int build() {
        return run(
                "build",
                file.toString(),
                "--kind",
                "driver",
                "--name",
                "io.busbar.driver.meter",
                "--bundle",
                jar.toString(),
                "--key",
                keys.resolve("driver.p12").toString(),
                "--require",
                "busbar.driver-api=[1.0,2)",
                "--note",
                "en=Reads faster");
    }

    private int run(String... args) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new PackageTool(out, out, Locale.ENGLISH, Map.of(), CLOCK).run(List.of(args));
    }

    private String said() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private static int other(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(new ArrayList<>(List.of(command)))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return process.exitValue();
    }
}
