package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.busbar.driver.DeviceCommand;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.gateway.audit.Actor;
import io.busbar.gateway.devices.Commands;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.history.Historian;
import io.busbar.gateway.history.HistoryInterval;
import io.busbar.gateway.history.Step;
import io.busbar.gateway.problem.Message;
import io.busbar.gateway.site.Site;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import java.lang.reflect.Proxy;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.karaf.shell.support.CommandException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandsTest {

    private final FixedDevices devices = new FixedDevices();
    private final Shell shell = new Shell().with(devices);

    @Test
    void devicesAreListedWithTheirState() throws CommandException {
        assertThat(shell.type(new DeviceListCommand()).lines())
                .containsExactly(
                        "Device   Name     Reference            Line  Unit  State               Since",
                        "e44-7    Chiller  COUNTIS E44          m70      7  online              5 min",
                        "i35-102  Chiller  DIRIS Digiware I-35  m70    102  offline, no answer  5 min",
                        "2 devices");
    }

    @Test
    void devicesAreListedForPrograms() throws Exception {
        JsonNode json = json(shell.type(new DeviceListCommand(), "--json"));

        assertThat(json).hasSize(2);
        assertThat(json.get(1).get("id").asText()).isEqualTo("i35-102");
        assertThat(json.get(1).get("detail").asText()).isEqualTo("NO_ANSWER");
        assertThat(json.get(1).get("since").asText()).isEqualTo("2026-01-31T07:55:00Z");
        assertThat(json.get(1).get("counters").get("timeouts").asInt()).isEqualTo(2);
    }

    @Test
    void languageIsThatOfTheTerminalOrTheOneAskedFor() throws CommandException {
        assertThat(shell.type(new DeviceListCommand(), "--lang", "fr")).contains("hors ligne, pas de réponse");
        shell.speaking("fr_FR.UTF-8");
        assertThat(shell.type(new DeviceListCommand())).contains("2 équipements");
        assertThat(shell.type(new DeviceListCommand(), "--lang=en")).contains("2 devices");
        assertThatThrownBy(() -> shell.type(new DeviceListCommand(), "--lang", "de"))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("en, fr");
    }

    @Test
    void deviceIsShownWithAllThatIsKnown() throws CommandException {
        assertThat(shell.type(new DeviceInfoCommand(), "i35-102"))
                .contains("offline, no answer, for 5 min")
                .contains("No answer within 3000 ms")
                .contains("100 sent, 98 answered, 2 timeouts")
                .contains("half within 4.5 ms, 99 % within 12 ms")
                .containsPattern("Load 1 +Pump {2}3P\\+N");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "COUNTIS E44 --host 10.0.0.7 --port 1502 --unit 7 --name Chiller",
                "--host 10.0.0.7 --port 1502 --unit 7 --name Chiller COUNTIS E44",
                "--host 10.0.0.7 COUNTIS E44 --port=1502 --unit=7 --name Chiller --json",
            })
    void deviceIsAddedWhereverTheOptionsStand(String line) throws CommandException {
        shell.type(new DeviceAddCommand(), line.split(" "));

        assertThat(devices.wishes)
                .containsExactly(new NewDevice(null, "COUNTIS E44", "Chiller", null, null, "10.0.0.7", 1502, 7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "COUNTIS E44 --unit seven | en | unit: \"seven\" is not a number.",
                "COUNTIS E44 --unit sept  | fr | unit: « sept » n'est pas un nombre.",
                "COUNTIS E44 --colour red | en | There is no option \"--colour\".",
                "COUNTIS E44 --unit       | en | --unit: A value is needed here.",
                "--unit 7                 | en | reference: A value is needed here.",
            })
    void mistakesAreAnsweredInWords(String line, String lang, String text) {
        shell.speaking(lang);

        assertThatThrownBy(() -> shell.type(new DeviceAddCommand(), line.split(" ")))
                .isInstanceOfSatisfying(CommandException.class, answer -> {
                    assertThat(answer.getNiceHelp()).contains(text);
                    assertThat(answer.getNiceHelp()).doesNotContain("Exception");
                });
    }

    @Test
    void deviceIsRemoved() throws CommandException {
        assertThat(shell.type(new DeviceRemoveCommand(), "e44-7")).contains("The device e44-7 has been removed.");
        assertThat(devices.removed).containsExactly("e44-7");
        assertThatThrownBy(() -> shell.type(new DeviceRemoveCommand(), "nobody"))
                .hasMessage("There is no device \"nobody\". See the list of devices.");
    }

    private static final class FixedCommands implements Commands {
        final List<Order> orders = new ArrayList<>();

        @Override
        public List<Offer> commands(String device) {
            DeviceCommand.Argument source = new DeviceCommand.Argument(1, 2, "Source", "Source");
            return List.of(
                    new Offer(command("reset", DeviceCommand.Kind.RESET, null), null),
                    new Offer(
                            command("transfer", DeviceCommand.Kind.SWITCH, source),
                            Message.of("device.command.offline", device)));
        }

        private static DeviceCommand command(
                String key, DeviceCommand.Kind kind, DeviceCommand.@Nullable Argument argument) {
            return new DeviceCommand(
                    key, "-", kind, "Does it", "Le fait", MapStatus.OFFICIAL, true, argument, "20096 = 003F");
        }

        @Override
        public void execute(Order order) {
            orders.add(order);
        }
    }

    @Test
    void commandsAreListedAndCarriedOut() throws CommandException {
        FixedCommands commands = new FixedCommands();
        shell.with(Commands.class, commands);
        assertThat(shell.type(new CommandListCommand(), "e44-7"))
                .contains("20096 = 003F", "Source 1…2", "\"e44-7\" does not answer", "2 commands");
        assertThat(shell.type(new CommandListCommand(), "e44-7", "--json")).contains("\"executable\" : false");
        assertThat(shell.type(new CommandCommand(), "e44-7", "transfer", "--argument", "2", "--confirm"))
                .contains("e44-7 has carried out transfer.");
        assertThat(commands.orders).containsExactly(new Commands.Order("e44-7", "transfer", 2L, true, Actor.SHELL));
        assertThatThrownBy(() -> shell.type(new CommandCommand(), "e44-7")).hasMessageContaining("needed");
        shell.speaking("fr_FR.UTF-8");
        assertThat(shell.type(new CommandListCommand(), "e44-7")).contains("Le fait", "ne répond pas");
    }

    @Test
    void countersAreResetOfADeviceOrALine() throws CommandException {
        assertThat(shell.type(new CountersResetCommand(), "e44-7")).contains("e44-7 begin at zero");
        assertThat(devices.reset).containsExactly("e44-7");
        assertThatThrownBy(() -> shell.type(new CountersResetCommand())).hasMessageContaining("needed");
        assertThatThrownBy(() -> shell.type(new CountersResetCommand(), "e44-7", "--line", "m70"))
                .hasMessageContaining("needed");
    }

    @Test
    void partThatIsNotRunningIsNamed() {
        assertThatThrownBy(() -> new Shell().type(new DeviceListCommand()))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining("not running: Devices");
    }

    @Test
    void statusShowsWhatIsThere() throws Exception {
        shell.with(Site.class, site());

        assertThat(shell.type(new StatusCommand()))
                .contains("Hospital (Europe/Paris)")
                .contains("1 online, 1 offline")
                .containsPattern("History +not running");
        JsonNode json = json(shell.type(new StatusCommand(), "--json"));
        assertThat(json.get("devices").get("ONLINE").asInt()).isEqualTo(1);
        assertThat(json.get("historian").isNull()).isTrue();
    }

    @Test
    void valuesHaveUnitsAndQuality() throws Exception {
        shell.with(
                LastValues.class,
                values(List.of(
                        value("-", "voltage.l1n", 230.12, Quality.GOOD),
                        value("1", "power.active.total", 12_345.6, Quality.STALE),
                        value("1", "frequency", Double.NaN, Quality.NOT_AVAILABLE))));

        assertThat(shell.type(new ValuesCommand(), "e44-7"))
                .containsPattern("230\\.12 V +10 s +voltage\\.l1n")
                .containsPattern("12\\.346 kW +stale +10 s +power\\.active\\.total")
                .containsPattern("– +not available")
                .contains("3 values");
        assertThat(shell.type(new ValuesCommand(), "e44-7", "--only", "power")).contains("1 value\n");
        assertThat(shell.type(new ValuesCommand(), "--lang", "fr", "e44-7")).contains("230,12 V");
        JsonNode json = json(shell.type(new ValuesCommand(), "e44-7", "--json"));
        assertThat(json.get(1).get("value").asDouble()).isEqualTo(12_345.6);
        assertThat(json.get(2).get("value").isNull()).isTrue();
        assertThatThrownBy(() -> shell.type(new ValuesCommand(), "nobody")).hasMessageContaining("nobody");
    }

    @Test
    void historyOfAnIndexShowsWhatWasCounted() throws CommandException {
        long midnight = Instant.parse("2026-01-29T23:00:00Z").toEpochMilli();
        HistoryInterval day = new HistoryInterval(midnight, 0, 0, 0, 1_234_567, 24_500, 144, 0.995);
        shell.with(Site.class, site()).with(Historian.class, historian(List.of(day)));

        assertThat(shell.type(new HistoryCommand(), "e44-7/-/energy.active.import", "--step", "1d", "--from", "-7d"))
                .containsPattern("2026-01-30 +24\\.5 kWh +1\\.2346 MWh +100 %")
                .contains("days of Europe/Paris");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--step 5m                                | is not one of: raw, 1s",
                "--from yesterday                         | \"yesterday\" is not a time",
                "--from 2026-01-31 --to 2026-01-30        | must be after the beginning",
                "--step 1s --from -7d                     | it would give 604,800 intervals",
            })
    void historyThatCannotBeGivenIsExplained(String options, String text) {
        shell.with(Site.class, site()).with(Historian.class, historian(List.of()));
        String[] words = ("e44-7/-/frequency " + options).split(" ");

        assertThatThrownBy(() -> shell.type(new HistoryCommand(), words))
                .isInstanceOf(CommandException.class)
                .hasMessageContaining(text);
    }

    private static JsonNode json(String text) throws Exception {
        return new JsonMapper().readTree(text);
    }

    private static LiveValue value(String load, String quantity, double number, Quality quality) {
        String point = "e44-7/" + load + "/" + quantity;
        return new LiveValue(
                point, "e44-7", load, Quantity.of(quantity), number, null, Shell.NOW.minusSeconds(10), quality);
    }

    private static LastValues values(List<LiveValue> values) {
        return new LastValues() {
            @Override
            public Optional<LiveValue> value(String point) {
                return Optional.empty();
            }

            @Override
            public List<LiveValue> values(String device) {
                return values;
            }
        };
    }

    private static Site site() {
        return new Site() {
            @Override
            public String name() {
                return "Hospital";
            }

            @Override
            public ZoneId zone() {
                return ZoneId.of("Europe/Paris");
            }
        };
    }

    private static Historian historian(List<HistoryInterval> intervals) {
        return (Historian) Proxy.newProxyInstance(
                Historian.class.getClassLoader(),
                new Class<?>[] {Historian.class},
                (proxy, method, arguments) -> answer(method.getName(), arguments, intervals));
    }

    private static @Nullable Object answer(String method, Object[] arguments, List<HistoryInterval> intervals) {
        return switch (method) {
            case "range" -> Optional.of(new Historian.Range(Instant.EPOCH, Shell.NOW));
            case "intervals" -> {
                assertThat(arguments[3]).isEqualTo(Step.DAY);
                yield intervals;
            }
            default -> throw new UnsupportedOperationException(method);
        };
    }
}
