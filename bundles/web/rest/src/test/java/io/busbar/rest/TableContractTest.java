package io.busbar.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.rest.fixture.Client.Answer;
import org.junit.jupiter.api.Test;

/** Devices as a table and several at once, over real HTTP, as the description says. */
class TableContractTest extends DescribedGateway {

    private static final String TABLE = "/tables/devices";
    private static final String PREVIEW = "/tables/devices/preview";

    private Answer preview(String csv) throws Exception {
        return checked(
                "POST",
                PREVIEW,
                admin.send(admin.change("POST", PREVIEW, csv)
                        .setHeader("Content-Type", "text/csv")
                        .setHeader("Accept-Language", "fr")));
    }

    private Answer apply(String csv, String tag) throws Exception {
        return checked(
                "POST",
                TABLE,
                admin.send(admin.change("POST", TABLE, csv)
                        .setHeader("Content-Type", "text/csv")
                        .setHeader("If-Match", tag)));
    }

    private DeviceConfig device(String id) {
        return gateway.site.device(id).orElseThrow().config();
    }

    @Test
    void devicesComeAsATableAndGoBackUnchanged() throws Exception {
        Answer table = admin.send(admin.request(TABLE));
        assertThat(table.response().body())
                .startsWith("\ufeffid,reference,name,zone,line,host,port,unit,gateway,serial,live_ms,")
                .contains("i35-102,DIRIS Digiware I-35,Floor 2,Building A,rail-1,192.0.2.10,502,102,")
                .contains("x-9,No such meter,Cellar,,rail-1,192.0.2.10,502,9,,,2000,");
        Answer preview = preview(table.response().body());
        assertThat(preview.json().path("unchanged").asInt()).isEqualTo(2);
        assertThat(preview.json().path("changed").asInt()).isZero();
        assertThat(preview.header("ETag")).isEqualTo(table.header("ETag"));
    }

    @Test
    void whatATableWouldChangeIsToldBeforeItDoes() throws Exception {
        String csv = "id;zone;live_ms\ni35-102;Roof;\nx-9;;500\n";
        Answer preview = preview(csv);
        assertThat(preview.json().path("changed").asInt()).isEqualTo(2);
        assertThat(preview.json().at("/rows/0/changes").toString())
                .isEqualTo("[{\"field\":\"zone\",\"before\":\"Building A\",\"after\":\"Roof\"}]");
        assertThat(preview.json().at("/rows/1/changes/0/after").asText()).isEqualTo("500");
        assertThat(device("i35-102").zone()).isEqualTo("Building A");

        assertThat(apply(csv, "\"other\"").status()).isEqualTo(412);
        Answer applied = apply(csv, preview.header("ETag"));
        assertThat(applied.json().path("applied").asBoolean()).isTrue();
        assertThat(device("i35-102").zone()).isEqualTo("Roof");
        assertThat(device("i35-102").name()).as("no column, no change").isEqualTo("Floor 2");
        assertThat(device("x-9").periodsMs()).containsEntry("live", 500);
    }

    @Test
    void oneFaultyRowKeepsAllOthersFromBeingCarriedOut() throws Exception {
        String csv =
                """
                id,reference,line,unit,zone,host
                i35-102,DIRIS Digiware I-35,rail-1,102,Roof,
                new,Meter,rail-1,many,,
                x-9,No such meter,rail-9,9,,
                i35-102,DIRIS Digiware I-35,rail-1,102,,
                x-9,No such meter,rail-1,9,,192.0.2.99
                """;
        Answer preview = preview(csv);
        assertThat(preview.json().path("faulty").asInt()).isEqualTo(4);
        assertThat(preview.json().at("/rows/1/errors/0/field").asText()).isEqualTo("unit");
        assertThat(preview.json().at("/rows/1/errors/0/detail").asText()).contains("nombre entier");
        assertThat(preview.json().at("/rows/2/errors/0/code").asText()).isEqualTo("line.unknown");
        assertThat(preview.json().at("/rows/3/errors/0/code").asText()).isEqualTo("table.row.twice");
        assertThat(preview.json().at("/rows/4/errors/0/code").asText()).isEqualTo("table.endpoint");
        Answer applied = apply(csv, preview.header("ETag"));
        assertThat(applied.json().path("applied").asBoolean()).isFalse();
        assertThat(device("i35-102").zone()).isEqualTo("Building A");
        assertThat(preview("colour\nred").status()).isEqualTo(422);
    }

    @Test
    void aTableAddsDevices() throws Exception {
        String csv = "id,reference,name,line,unit\nm-7,DIRIS Digiware I-35,=Pump,rail-1,7\n";
        Answer preview = preview(csv);
        assertThat(preview.json().at("/rows/0/action").asText()).isEqualTo("ADD");
        assertThat(apply(csv, preview.header("ETag")).json().path("added").asInt())
                .isEqualTo(1);
        assertThat(device("m-7").name()).isEqualTo("=Pump");
        assertThat(admin.send(admin.request(TABLE)).response().body()).contains("m-7,DIRIS Digiware I-35,'=Pump,");
    }

    @Test
    void severalDevicesAreChangedAlikeOrNotAtAll() throws Exception {
        Answer changed = change(
                "PATCH",
                "/devices",
                "/devices",
                "{\"devices\":[\"i35-102\",\"x-9\"],\"zone\":\"Roof\",\"periodsMs\":{\"live\":null,\"slow\":30000}}");
        assertThat(changed.json().path("items")).hasSize(2);
        assertThat(device("x-9").zone()).isEqualTo("Roof");
        assertThat(device("x-9").periodsMs()).containsOnlyKeys("slow");
        assertThat(change("PATCH", "/devices", "/devices", "{\"devices\":[\"i35-102\"],\"line\":\"rail-9\"}")
                        .status())
                .isEqualTo(422);
        assertThat(change("PATCH", "/devices", "/devices", "{\"devices\":[\"none\"],\"zone\":\"x\"}")
                        .status())
                .isEqualTo(404);
        for (String wrong : new String[] {"{\"devices\":[]}", "{\"devices\":[\"x-9\"]}", "{\"zone\":\"x\"}"}) {
            assertThat(change("PATCH", "/devices", "/devices", wrong).status())
                    .as(wrong)
                    .isEqualTo(422);
        }
    }
}
