package io.busbar.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpsAddressTest {

    @Test
    void sec34plainHttpLeadsToHttpsOnlyWhereTheLauncherSaysSo() {
        assertThat(HttpsAddress.of(Map.of("busbar.http.redirect", "true", "busbar.https.port", "8443")::get))
                .contains(new HttpsAddress(8443));
        assertThat(HttpsAddress.of(Map.of("busbar.http.redirect", "false", "busbar.https.port", "8443")::get))
                .isEmpty();
        assertThat(HttpsAddress.of(Map.of("busbar.https.port", "8443")::get)).isEmpty();
    }

    @Test
    void sec34theAddressIsTheSameOverHttps() {
        assertThat(new HttpsAddress(8443).of("gateway.plant", "/history", "from=1&to=2"))
                .isEqualTo("https://gateway.plant:8443/history?from=1&to=2");
        assertThat(new HttpsAddress(443).of("10.0.0.7", "/", null)).isEqualTo("https://10.0.0.7/");
        assertThat(new HttpsAddress(8443).of("fd00::7", "/", null)).isEqualTo("https://[fd00::7]:8443/");
        assertThat(new HttpsAddress(8443).of("[fd00::7]", "/", null)).isEqualTo("https://[fd00::7]:8443/");
    }
}
