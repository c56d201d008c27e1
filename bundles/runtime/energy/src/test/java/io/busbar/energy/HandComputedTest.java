package io.busbar.energy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.busbar.gateway.energy.Consumption;
import io.busbar.gateway.energy.EnergyNote;
import io.busbar.gateway.energy.EnergyQuery;
import io.busbar.gateway.energy.EnergyQuery.By;
import io.busbar.gateway.history.Step;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cases of {@code cases.txt} on the real store: what was computed by hand is what comes out. */
class HandComputedTest {

    record Case(
            String name,
            Step step,
            Instant from,
            Instant to,
            String noted,
            String readings,
            String amounts,
            String estimated) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> cases() throws IOException {
        try (InputStream in = Objects.requireNonNull(HandComputedTest.class.getResourceAsStream("cases.txt"));
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            return lines.lines().filter(line -> !line.startsWith("#")).map(HandComputedTest::parse).toList().stream();
        }
    }

    private static Case parse(String line) {
        String[] cell = Arrays.stream(line.split("\\|", -1)).map(String::strip).toArray(String[]::new);
        return new Case(
                cell[0],
                Step.of(cell[1]).orElseThrow(),
                Instant.parse(cell[2]),
                Instant.parse(cell[3]),
                cell[4],
                cell[5],
                cell[6],
                cell[7]);
    }

    @ParameterizedTest
    @MethodSource("cases")
    void comesOutAsComputedByHand(Case one, @TempDir Path data) throws Exception {
        try (TestSite site = new TestSite(data, Instant.parse("2029-01-01T00:00:00Z"), 1)) {
            for (String reading : one.readings().split(" ", -1)) {
                read(site, reading);
            }
            note(site, one.noted().split(" ", -1));
            Consumption found = site.energy.consumption(new EnergyQuery(
                    null, null, List.of("a/1"), "electricity", By.LOAD, one.from(), one.to(), one.step()));
            assertThat(found.starts().get(0)).isEqualTo(one.from().toEpochMilli());
            check(found.total().amount(), one.amounts());
            check(found.total().estimated(), one.estimated());
        }
    }

    private static void read(TestSite site, String text) {
        String[] sides = text.split("=", 2);
        if (sides[0].contains("..")) {
            String[] range = sides[0].split("\\.\\.|/", -1);
            String[] growth = sides[1].split("\\+", 2);
            site.read(
                    "a/1",
                    Instant.parse(range[0]),
                    Instant.parse(range[1]),
                    Duration.parse(range[2]).toMillis(),
                    Double.parseDouble(growth[0]),
                    Double.parseDouble(growth[1]));
        } else {
            site.read("a/1", new long[] {Instant.parse(sides[0]).toEpochMilli()}, new double[] {
                Double.parseDouble(sides[1])
            });
        }
    }

    private static void note(TestSite site, String[] words) {
        switch (words[0]) {
            case "modulus" -> site.historian.rollsOverAt(TestSite.point("a/1"), Double.parseDouble(words[1]));
            case "replaced" ->
                site.energy.note(new EnergyNote(
                        0,
                        "a/1",
                        EnergyNote.Kind.REPLACEMENT,
                        Instant.parse(words[1]),
                        Instant.parse(words[1]),
                        Double.parseDouble(words[2]),
                        Double.parseDouble(words[3]),
                        "Meter 17 was worn out",
                        "ADMIN",
                        Instant.EPOCH));
            case "corrected" ->
                site.energy.note(new EnergyNote(
                        0,
                        "a/1",
                        EnergyNote.Kind.CORRECTION,
                        Instant.parse(words[1]),
                        Instant.parse(words[2]),
                        Double.parseDouble(words[3]),
                        0,
                        "Bypassed while it was repaired",
                        "ADMIN",
                        Instant.EPOCH));
            default -> assertThat(words[0]).isEmpty();
        }
    }

    private static void check(double[] found, String expected) {
        String[] texts = expected.split(" ", -1);
        assertThat(found).hasSize(texts.length);
        for (int i = 0; i < texts.length; i++) {
            if (texts[i].equals("-")) {
                assertThat(found[i]).as("interval %s", i).isNaN();
            } else {
                assertThat(found[i]).as("interval %s", i).isCloseTo(Double.parseDouble(texts[i]), within(1e-6));
            }
        }
    }
}
