package io.busbar.rest.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MaskingTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "login with password=hunter2 failed",
                "smtp.password: \"hunter2\", next",
                "{\"passphrase\":\"hunter2\"}",
                "Authorization: Bearer hunter2",
                "Authorization: hunter2",
                "Cookie: hunter2; path=/",
                "sent apiKey='hunter2' to it",
                "refresh_token = hunter2"
            })
    void hidesSecrets(String line) {
        assertThat(new Masking(true).line(line)).doesNotContain("hunter2").contains("***");
    }

    @Test
    void leavesWhatIsNoSecret() {
        String line = "The password was changed; 3 tokens are open (secret policy), key 7 of map a";
        assertThat(new Masking(true).line(line)).isEqualTo(line);
    }

    @Test
    void hidesAddressesFromWhoeverNeedsNoPassword() {
        String line = "Line rail-1 at 192.0.2.10:502 does not answer";
        assertThat(new Masking(true).line(line)).isEqualTo(line);
        assertThat(new Masking(false).line(line)).doesNotContain("192.0.2");
    }
}
