package io.busbar.itests.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The guide of security says how each requirement is shown: by tests that are named after it (a method {@code sec26…}, or {@code SEC-26} in
 * the words of a class or a browser case), or why by none.
 */
class SecurityRowsTest {

    private static final Path ROOT =
            Path.of(System.getProperty("busbar.root", "..")).toAbsolutePath().normalize();
    private static final Pattern ROW = Pattern.compile("\\| SEC-(\\d\\d) \\| (.+) \\|");
    private static final Pattern TEST = Pattern.compile("`([\\w.-]+)`");
    private static final Pattern NAME =
            Pattern.compile("\\bsec(\\d\\d)(?:and(\\d\\d))?(?=\\p{Alpha})|\\bSEC-(\\d\\d)\\b");

    /** The requirements of the first release. */
    private static final Set<String> REQUIRED =
            new TreeSet<>(Arrays.asList(("01 02 03 04 05 06 07 08 09 10 11 12 13 14 15 16 17 18 19 20"
                            + " 21 22 23 24 25 26 27 30 31 32 33 34 40 41 42 50 51 52 53 54 55 56 60 61 62 63 64")
                    .split(" ")));

    private static Map<String, String> rows() throws IOException {
        Map<String, String> rows = new TreeMap<>();
        for (String line : Files.readAllLines(ROOT.resolve("docs/security.md"))) {
            Matcher matcher = ROW.matcher(line);
            if (matcher.matches()) {
                assertThat(rows.put(matcher.group(1), matcher.group(2)))
                        .as(line)
                        .isNull();
            }
        }
        return rows;
    }

    /** Names of test files, without their ending, by the requirements that they name. */
    private static Map<String, Set<String>> tests() throws IOException {
        Map<String, Set<String>> tests = new TreeMap<>();
        for (String part : Set.of("bundles", "itests", "karaf-assembly")) {
            try (Stream<Path> tree = Files.walk(ROOT.resolve(part))) {
                for (Path file : tree.filter(SecurityRowsTest::isTest).toList()) {
                    String name = file.getFileName().toString().replaceFirst("\\.(java|mjs|ts)$", "");
                    NAME.matcher(Files.readString(file)).results().forEach(found -> note(tests, found, name));
                }
            }
        }
        return tests;
    }

    private static void note(Map<String, Set<String>> tests, MatchResult found, String name) {
        for (int group = 1; group <= 3; group++) {
            if (found.group(group) != null) {
                tests.computeIfAbsent(found.group(group), row -> new TreeSet<>())
                        .add(name);
            }
        }
    }

    private static boolean isTest(Path file) {
        String path = ROOT.relativize(file).toString();
        return path.contains("src/test/")
                && path.matches(".*(Test\\.java|\\.cases\\.mjs|\\.test\\.(ts|mjs))")
                && !path.contains("node_modules")
                && !path.endsWith("SecurityRowsTest.java");
    }

    @Test
    void everyRequirementHasARow() throws IOException {
        assertThat(rows().keySet()).isEqualTo(REQUIRED);
    }

    @Test
    void everyRowNamesTestsThatNameItOrSaysWhyNot() throws IOException {
        Map<String, Set<String>> tests = tests();
        rows().forEach((row, text) -> {
            if (text.startsWith("by no test: ")) {
                assertThat(text.length()).as("SEC-%s says why", row).isGreaterThan(40);
                return;
            }
            Set<String> named = new TreeSet<>();
            TEST.matcher(text).results().map(found -> found.group(1)).forEach(named::add);
            assertThat(named).as("tests in the row of SEC-%s", row).isNotEmpty();
            assertThat(tests.getOrDefault(row, Set.of()))
                    .as("tests named after SEC-%s", row)
                    .containsAll(named);
        });
    }
}
