package io.busbar.launcher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OptionsTest {
    private static final Path DATA = Path.of("/somewhere/data");

    private static Options parse(String line) throws LaunchException {
        return Options.parse(List.of(line.split(" ")), DATA, new Messages(Locale.ENGLISH));
    }

    @Test
    void withoutOptionsListensOnLoopbackOnTheUsualPorts() throws Exception {
        Options options = parse("run");
        assertThat(options.mode()).isEqualTo(Options.Mode.RUN);
        assertThat(options.data()).isEqualTo(DATA);
        assertThat(options.http()).isEqualTo(8080);
        assertThat(options.https()).isEqualTo(8443);
        assertThat(options.bind()).isEqualTo(InetAddress.getLoopbackAddress());
        assertThat(options.plainHttp()).isTrue();
    }

    @Test
    void takesEachOptionWithBlankOrEqualsSign() throws Exception {
        Options options = parse("demo --data /x/../y --http=18080 --https 18443 --bind 127.0.0.1");
        assertThat(options.mode()).isEqualTo(Options.Mode.DEMO);
        assertThat(options.data()).isEqualTo(Path.of("/y"));
        assertThat(options.http()).isEqualTo(18080);
        assertThat(options.https()).isEqualTo(18443);
    }

    @Test
    void sec54unvouchedBundlesRunInDeveloperModeAndInTheDemonstrationOnly() throws Exception {
        assertThat(parse("run --data /x").gate()).isEqualTo("enforced");
        assertThat(parse("demo").gate()).isEqualTo("demo");
        Options developer = parse("run --developer --https 1443");
        assertThat(developer.gate()).isEqualTo("developer");
        assertThat(developer.https()).isEqualTo(1443);
    }

    @Test
    void sec34plainHttpStaysOnLoopback() throws Exception {
        assertThat(parse("run --bind 0.0.0.0").plainHttp()).isFalse();
        assertThat(parse("run --bind 192.0.2.7").plainHttp()).isFalse();
        assertThat(parse("run --bind ::1").plainHttp()).isTrue();
    }

    @Test
    void whatFollowsTheOptionsOfShellIsTheCommand() throws Exception {
        assertThat(parse("shell --data /y bundle:list -t 0").command()).containsExactly("bundle:list", "-t", "0");
        assertThat(parse("shell -- --help").command()).containsExactly("--help");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    run --http 0              | --http 0: a port is a whole number from 1 to 65535.
                    run --https 65536         | --https 65536: a port is a whole number from 1 to 65535.
                    run --http eight          | --http eight: a port is a whole number from 1 to 65535.
                    run --http                | The option --http needs a value.
                    run --colour red          | Unknown option: --colour.
                    run now                   | Unknown option: now.
                    run --http 1 --https 1    | Plain HTTP and HTTPS cannot share port 1
                    run --bind no.such.host.invalid | --bind no.such.host.invalid: no such address.
                    fly                       | Usage: busbar run|demo|shell
                    """)
    void saysWhatIsWrong(String line, String said) {
        assertThatThrownBy(() -> parse(line))
                .isInstanceOf(LaunchException.class)
                .hasMessageStartingWith(said);
    }
}
