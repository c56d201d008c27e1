package io.busbar.rest.documents;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RedactionTest {

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "Connection to 192.0.2.10:502 was refused     | Connection to … was refused",
                "No route to meter-7.plant.example:502        | No route to …",
                "No route to meter/192.0.2.10:502             | No route to …",
                "[2001:db8::7]:502 closed the connection      | … closed the connection",
                "/dev/ttyUSB0 does not exist                  | … does not exist",
                "gateway-1 cannot be found                    | … cannot be found",
                "No answer within 3000 ms                     | No answer within 3000 ms",
                "Exception 2 at address 50512, 12 words       | Exception 2 at address 50512, 12 words"
            })
    void addressesAreHiddenAndNothingElse(String sentence, String shown) {
        assertThat(Redaction.sentence(sentence, "gateway-1", false)).isEqualTo(shown);
        assertThat(Redaction.sentence(sentence, "gateway-1", true)).isEqualTo(sentence);
    }
}
