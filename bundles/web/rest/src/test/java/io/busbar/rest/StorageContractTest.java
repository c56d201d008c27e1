package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.access.Profile;
import io.busbar.gateway.history.Aggregate;
import io.busbar.gateway.history.StorageOverride;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** What is stored, over real HTTP, as the description says. */
class StorageContractTest extends DescribedGateway {

    private static final String SITE = "/storage-plan";
    private static final String DEVICE = "/devices/{id}/storage-plan";
    private static final String I35 = "/devices/i35-102/storage-plan";

    private Answer put(String template, String path, String body, String tag) throws Exception {
        return change("PUT", template, path, body, "If-Match", tag);
    }

    @Test
    void theSitesPlanIsReadAndChangedByWhoHasSeenIt() throws Exception {
        Answer before = get(SITE, SITE);
        assertThat(before.json().path("overrides")).isEmpty();
        String wish = "{\"overrides\":[{\"quantity\":\"voltage\",\"periodS\":10,\"aggregates\":[\"LAST\"]}]}";

        Answer after = put(SITE, SITE, wish, before.header("ETag"));

        assertThat(gateway.storage.siteOverrides())
                .containsExactly(new StorageOverride("voltage", null, null, 10, Set.of(Aggregate.LAST)));
        assertThat(after.header("ETag")).isNotEqualTo(before.header("ETag"));
        assertThat(put(SITE, SITE, wish, before.header("ETag")).status()).isEqualTo(412);
    }

    @Test
    void aDevicesPlanSaysHowEachPointIsStored() throws Exception {
        Answer plan = get(DEVICE, I35);
        assertThat(plan.json().at("/points/0/point").asText()).isEqualTo(Gateway.POWER);
        assertThat(plan.json().at("/points/0/aggregates").toString())
                .isEqualTo("[\"AVERAGE\",\"MINIMUM\",\"MAXIMUM\"]");
        assertThat(plan.json().path("bytesPerYear").asLong()).isEqualTo(1_650_000);
        String wish = "{\"overrides\":[{\"quantity\":\"current\",\"load\":\"1\",\"stored\":false}]}";
        assertThat(put(DEVICE, I35, wish, plan.header("ETag"))
                        .json()
                        .at("/overrides/0/stored")
                        .asBoolean(true))
                .isFalse();
        assertThat(get(DEVICE, "/devices/none/storage-plan").status()).isEqualTo(404);
        assertThat(put(DEVICE, "/devices/none/storage-plan", wish, "*").status())
                .isEqualTo(404);
    }

    @Test
    void whatIsWrongIsNamed() throws Exception {
        Answer period = put(DEVICE, I35, "{\"overrides\":[{\"quantity\":\"voltage\",\"periodS\":7}]}", "*");
        assertThat(period.status()).isEqualTo(422);
        assertThat(period.json().at("/errors/0/field").asText()).isEqualTo("overrides.0.periodS");
        assertThat(period.json().at("/errors/0/detail").asText()).contains("Take 6 s or 8 s.");
        assertThat(put(SITE, SITE, "{}", "*").json().at("/errors/0/field").asText())
                .isEqualTo("overrides");
        assertThat(put(SITE, SITE, "{\"overrides\":[null]}", "*").status()).isEqualTo(422);
        Answer enumeration =
                put(SITE, SITE, "{\"overrides\":[{\"quantity\":\"voltage\",\"aggregates\":[\"MEAN\"]}]}", "*");
        assertThat(enumeration.json().at("/errors/0/code").asText()).isEqualTo("choice.unknown");
        assertThat(gateway.storage.siteOverrides()).isEmpty();
    }

    @Test
    void aUserMayLookButNotChange() throws Exception {
        Client user = Client.of(gateway, Profile.USER);
        assertThat(user.get(I35).status()).isEqualTo(200);
        assertThat(user.send(user.change("PUT", I35, "{\"overrides\":[]}").header("If-Match", "*"))
                        .status())
                .isEqualTo(403);
    }

    @Test
    void whatIsNotStoredAndChangesOfTheClockAreSeen() throws Exception {
        Answer status = get("/history/status", "/history/status");
        assertThat(status.json().at("/notStored/0/points/0").asText()).isEqualTo(Gateway.POWER);
        assertThat(status.json().at("/notStored/0/since").asText()).isEqualTo("2026-11-21T00:00:00Z");
        assertThat(status.json().at("/clockChanges/0/before").asText()).isEqualTo("1970-01-01T00:00:00Z");
        assertThat(status.json().at("/store/state").asText()).isEqualTo("READY");
        assertThat(status.json().path("repeated").asInt()).isEqualTo(7);
    }
}
