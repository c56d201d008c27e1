package io.busbar.shell;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.support.CommandException;
import org.junit.jupiter.api.Test;

class ManualTest {

    @Test
    void everyCommandIsExplainedInBothLanguages() {
        for (Locale locale : new Locale[] {Locale.ENGLISH, Locale.FRENCH}) {
            assertThat(new Manual(new Words(locale)).pages())
                    .hasSize(Manual.COMMANDS.size())
                    .allSatisfy(page -> {
                        assertThat(page.description()).isNotBlank();
                        assertThat(page.parameters()).isNotEmpty().allSatisfy(parameter -> assertThat(
                                        parameter.description())
                                .isNotBlank());
                    });
        }
    }

    @Test
    void everyCommandThatThereIsStandsInIt() throws Exception {
        Path classes = Path.of(BusbarCommand.class
                .getProtectionDomain()
                .getCodeSource()
                .getLocation()
                .toURI());
        Set<String> commands = new TreeSet<>();
        try (Stream<Path> files = Files.list(classes.resolve("io/busbar/shell"))) {
            for (Path file : files.filter(path -> path.toString().endsWith("Command.class"))
                    .toList()) {
                Class<?> type = Class.forName(
                        "io.busbar.shell." + file.getFileName().toString().replace(".class", ""));
                if (type.isAnnotationPresent(Command.class)) {
                    commands.add(type.getSimpleName());
                }
            }
        }

        assertThat(Manual.COMMANDS).extracting(Class::getSimpleName).containsExactlyInAnyOrderElementsOf(commands);
    }

    @Test
    void bothLanguagesHaveTheSameTexts() throws IOException {
        Set<String> english = new TreeSet<>(keys("texts.properties"));
        Set<String> french = new TreeSet<>(keys("texts_fr.properties"));
        french.removeIf(key -> key.startsWith("manual."));

        assertThat(french).isEqualTo(english);
    }

    @Test
    void commandIsExplained() throws CommandException {
        assertThat(new Shell().type(new ExplainCommand(), "busbar:device-add", "--lang", "fr"))
                .contains("Ajoute un équipement et commence à le lire")
                .contains("busbar:device-add [REFERENCE]")
                .contains("Adresse Modbus, de 0 à 255");
        assertThat(new Shell().type(new ExplainCommand())).contains("history").contains("driver-update");
        assertThatThrownBy(() -> new Shell().type(new ExplainCommand(), "fly"))
                .hasMessageContaining("There is no command \"fly\"");
    }

    private static Set<String> keys(String file) throws IOException {
        Properties texts = new Properties();
        try (InputStream in = ManualTest.class.getResourceAsStream(file)) {
            if (in == null) {
                throw new AssertionError(file + " is missing");
            }
            texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        }
        return texts.stringPropertyNames();
    }
}
