package io.busbar.console;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CodingTest {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            delimiter = '|',
            value = {
                "- | IDENTITY",
                "identity | IDENTITY",
                "gzip | GZIP,IDENTITY",
                "gzip, deflate, br, zstd | BROTLI,GZIP,IDENTITY",
                "GZIP;q=0.5, BR;q=1.0 | BROTLI,GZIP,IDENTITY",
                "br;q=0, gzip | GZIP,IDENTITY",
                "br;q=0.000, gzip;q=0.001 | GZIP,IDENTITY",
                "* | BROTLI,GZIP,IDENTITY",
                "*;q=0, gzip | GZIP,IDENTITY",
                "br;q=0, * | GZIP,IDENTITY",
                "brotli | IDENTITY",
            })
    void takesWhatTheClientTakes(String header, String codings) {
        assertThat(String.join(
                        ",",
                        Coding.acceptedBy(header).stream().map(Coding::name).toList()))
                .isEqualTo(codings);
    }
}
