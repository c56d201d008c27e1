package io.busbar.rest;

import io.busbar.gateway.access.Profile;
import io.busbar.rest.fixture.Client;
import io.busbar.rest.fixture.Client.Answer;
import io.busbar.rest.fixture.Gateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A gateway over real HTTP, asked as Admin, every answer of which is held against the description. */
abstract class DescribedGateway {

    Gateway gateway;
    DescribedInterface description;
    Client admin;

    @BeforeEach
    void start() throws Exception {
        gateway = new Gateway();
        description = new DescribedInterface();
        admin = Client.of(gateway, Profile.ADMIN);
    }

    @AfterEach
    void stop() throws Exception {
        gateway.stop();
    }

    Answer get(String template, String path) throws Exception {
        return checked("GET", template, admin.get(path));
    }

    Answer change(String method, String template, String path, String body, String... headers) throws Exception {
        var request = admin.change(method, path, body);
        return checked(method, template, admin.send(headers.length == 0 ? request : request.headers(headers)));
    }

    Answer checked(String method, String template, Answer answer) {
        description.check(method, template, answer);
        return answer;
    }
}
