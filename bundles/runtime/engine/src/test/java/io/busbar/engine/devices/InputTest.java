package io.busbar.engine.devices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.LineConfig;
import io.busbar.gateway.problem.ProblemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whatever a person gets wrong is named, field by field, and changes nothing. */
@Timeout(60)
class InputTest {

    private final TestEngine engine;

    InputTest(@TempDir Path data) {
        engine = new TestEngine(data);
        engine.lines.setBus(new FakeBus());
        engine.install(1, FakeDriver.diris(), "io.busbar.diris", "0.1.0");
        engine.install(2, FakeDriver.countis(), "io.busbar.countis", "0.1.0");
    }

    @AfterEach
    void end() {
        engine.close();
    }

    @Test
    void everythingWrongIsNamedAtOnce() {
        NewDevice wish =
                new NewDevice("Not An Id", "COUNTIS E42", "x".repeat(65), "line\nbreak", null, "10.0.0.7", 70_000, 300);

        assertThat(problems(() -> engine.devices.add(wish)))
                .isEqualTo(Map.of(
                        "id",
                        "Only lower-case letters, digits and \"-\" are allowed, beginning with a letter or digit, at most 40"
                                + " characters.",
                        "reference",
                        "No installed driver knows the reference \"COUNTIS E42\". Did you mean \"COUNTIS E24\"?",
                        "name",
                        "At most 64 characters are allowed; this has 65.",
                        "zone",
                        "Control characters and line breaks are not allowed.",
                        "port",
                        "Must be between 1 and 65535; 70000 is not.",
                        "unit",
                        "Must be between 0 and 255; 300 is not."));
        assertThat(engine.devices.devices()).isEmpty();
        assertThat(engine.lines.lines()).isEmpty();
    }

    @Test
    void nothingAtAllIsNamedToo() {
        NewDevice wish = new NewDevice(null, null, null, null, null, null, null, null);

        assertThat(problems(() -> engine.devices.add(wish)))
                .containsOnlyKeys("reference", "unit", "host")
                .containsEntry("host", "Say where the device is: an existing line, or host and port.");
    }

    @Test
    void frenchSpeakersAreToldInFrench() {
        ProblemException problem = problem(() -> engine.devices.add(TestEngine.wish("COUNTIS E24", 300)));

        assertThat(problem.fullText(Locale.FRENCH))
                .contains("unit: Doit être compris entre 0 et 255 ; 300 ne l'est pas.");
    }

    @ParameterizedTest
    @CsvSource({
        "COUNTIS E42,          COUNTIS E24",
        "countis e444,         COUNTIS E44",
        "I-53,                 DIRIS Digiware I-35",
        "DIRIS Digware U-30,   DIRIS Digiware U-30",
    })
    void mistypedReferenceIsGuessed(String typed, String meant) {
        assertThat(problems(() -> engine.devices.add(TestEngine.wish(typed, 1))).get("reference"))
                .contains("Did you mean \"" + meant + "\"?");
    }

    @Test
    void referenceThatResemblesNothingIsNotGuessed() {
        assertThat(problems(() -> engine.devices.add(TestEngine.wish("Toaster 3000 XL", 1))))
                .containsEntry(
                        "reference",
                        "No installed driver knows the reference \"Toaster 3000 XL\". See the catalogue for the references, or"
                                + " install its driver.");
    }

    @ParameterizedTest
    @CsvSource({"diris digiware i-35", "DIRIS-Digiware-I-35", "dirisdigiwarei35"})
    void referenceIsFoundInSpiteOfCaseAndHyphens(String typed) {
        assertThat(engine.devices.add(TestEngine.wish(typed, 1)).config().reference())
                .isEqualTo("DIRIS Digiware I-35");
    }

    @ParameterizedTest
    @CsvSource({"a b", "http://10.0.0.7", "-meter", "10.0.0.7/24", "café"})
    void hostThatCanBeNoneIsRefused(String host) {
        NewDevice wish = new NewDevice(null, "COUNTIS E24", null, null, null, host, null, 1);

        assertThat(problems(() -> engine.devices.add(wish)))
                .containsEntry("host", "\"" + host + "\" is neither a host name nor an IP address.");
    }

    @ParameterizedTest
    @CsvSource({"10.0.0.7", "m70.plant.example", "M70", "fe80::1", "[2001:db8::7]", "meter-3"})
    void unreachableHostIsNoMistake(String host) {
        NewDevice wish = new NewDevice(null, "COUNTIS E24", null, null, null, host, null, 1);

        assertThat(engine.devices.add(wish).config().id()).isEqualTo("e24-1");
    }

    @Test
    void addressThatIsTakenIsRefused() {
        engine.devices.add(TestEngine.wish("COUNTIS E24", 7));

        assertThat(problems(() -> engine.devices.add(TestEngine.wish("COUNTIS E44", 7))))
                .containsEntry("unit", "Unit 7 on line \"10-0-0-7\" is already used by the device \"e24-7\".");
    }

    @Test
    void idThatIsTakenIsRefused() {
        engine.devices.add(wish("meter", "COUNTIS E24", 7));

        ProblemException problem = problem(() -> engine.devices.add(wish("meter", "COUNTIS E24", 8)));

        assertThat(problem.code()).isEqualTo("device.exists");
        assertThat(problem.kind()).isEqualTo(ProblemException.Kind.CONFLICT);
    }

    @Test
    void idsThatWouldBeEqualGetANumber() {
        engine.devices.add(TestEngine.wish("COUNTIS E24", 7));
        NewDevice elsewhere = new NewDevice(null, "COUNTIS E24", null, null, null, "10.0.0.8", null, 7);

        assertThat(engine.devices.add(elsewhere).config().id()).isEqualTo("e24-7-2");
    }

    @Test
    void lineThatDoesNotExistIsRefused() {
        NewDevice wish = new NewDevice(null, "COUNTIS E24", null, null, "cellar", null, null, 7);

        assertThat(problems(() -> engine.devices.add(wish)))
                .containsEntry("line", "There is no line \"cellar\". See the list of lines.");
    }

    @Test
    void devicesOfOneEndpointShareALine() {
        engine.devices.add(TestEngine.wish("COUNTIS E24", 7));
        engine.devices.add(TestEngine.wish("COUNTIS E44", 8));

        assertThat(engine.lines.lines()).singleElement().satisfies(line -> {
            assertThat(line.config()).isEqualTo(LineConfig.tcp("10-0-0-7", "10.0.0.7", 502));
        });
    }

    @Test
    void changeIsCheckedLikeANewDevice() {
        engine.devices.add(TestEngine.wish("COUNTIS E24", 7));
        engine.devices.add(TestEngine.wish("COUNTIS E44", 8));
        DeviceConfig change =
                new DeviceConfig("e24-7", "COUNTIS E99", " ", "", "cellar", 8, Map.of("live", 10, "soon", 1000));

        assertThat(problems(() -> engine.devices.update(change)))
                .containsOnlyKeys("reference", "name", "line", "periodsMs", "periodsMs.live");

        DeviceConfig taken = new DeviceConfig("e24-7", "COUNTIS E24", "Meter", "", "10-0-0-7", 8, Map.of());
        assertThat(problems(() -> engine.devices.update(taken))).containsOnlyKeys("unit");
        assertThat(engine.device("e24-7").config().unit()).isEqualTo(7);
    }

    @Test
    void whatDoesNotExistIsSaid() {
        DeviceConfig nobody = new DeviceConfig("nobody", "COUNTIS E24", "x", "", "x", 1, Map.of());
        for (ThrowingCallable call : Arrays.<ThrowingCallable>asList(
                () -> engine.devices.update(nobody),
                () -> engine.devices.remove("nobody"),
                () -> engine.devices.refresh("nobody"))) {
            assertThat(problem(call).code()).isEqualTo("device.unknown");
        }
        assertThat(problem(() -> engine.lines.remove("nobody")).code()).isEqualTo("line.unknown");
        assertThat(problem(() -> engine.lines.resetCounters("nobody")).code()).isEqualTo("line.unknown");
    }

    private static NewDevice wish(@Nullable String id, String reference, int unit) {
        return new NewDevice(id, reference, null, null, null, "10.0.0.7", null, unit);
    }

    private static ProblemException problem(ThrowingCallable call) {
        ProblemException problem = catchThrowableOfType(ProblemException.class, call);
        assertThat(problem).isNotNull();
        return problem;
    }

    private static Map<String, String> problems(ThrowingCallable call) {
        return problem(call).fields().stream()
                .collect(Collectors.toMap(
                        field -> field.field(), field -> ProblemException.text(Locale.ENGLISH, field)));
    }
}
