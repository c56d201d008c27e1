package io.busbar.rest.access;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RequestFactsTest {

    @ParameterizedTest
    @CsvSource({
        "true,  gw.example,       https://gw.example,       same-origin, false",
        "true,  gw.example:8443,  https://gw.example:8443,  '',          false",
        "true,  GW.example,       https://gw.example,       '',          false",
        "false, localhost:8080,   http://localhost:8080,    same-origin, false",
        "true,  gw.example,       '',                       none,        false",
        "true,  gw.example,       '',                       '',          false",
        "true,  gw.example,       http://gw.example,        '',          true",
        "true,  gw.example:8443,  https://gw.example,       '',          true",
        "true,  gw.example,       https://gw.example.evil,  '',          true",
        "true,  gw.example,       null,                     '',          true",
        "true,  gw.example,       '',                       same-site,   true",
        "true,  gw.example,       '',                       cross-site,  true"
    })
    void aForeignPageIsRecognised(boolean secure, String host, String origin, String site, boolean foreign) {
        RequestFacts facts = RequestFacts.of(
                "POST",
                secure,
                name -> {
                    String value =
                            switch (name) {
                                case "Host" -> host;
                                case "Origin" -> origin;
                                case "Sec-Fetch-Site" -> site;
                                default -> "";
                            };
                    return value.isEmpty() ? null : value;
                },
                null);
        assertThat(facts.isForeign()).isEqualTo(foreign);
    }

    @Test
    void sec11overTlsTheCookieHasEveryAttribute() {
        assertThat(SessionCookie.begin("abc", true))
                .isEqualTo("__Host-busbar=abc; Path=/; HttpOnly; SameSite=Strict; Secure");
        assertThat(SessionCookie.end(true))
                .isEqualTo("__Host-busbar=; Path=/; HttpOnly; SameSite=Strict; Secure; Max-Age=0");
    }
}
