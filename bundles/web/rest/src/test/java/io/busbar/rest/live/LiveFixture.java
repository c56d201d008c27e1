package io.busbar.rest.live;

import io.busbar.rest.access.Doorkeeper;
import io.busbar.rest.fixture.Gateway;
import io.busbar.rest.gateway.Readiness;

/** Makes the live stream outside a framework. */
public final class LiveFixture {

    private LiveFixture() {}

    public static LiveFeed feed(Gateway gateway, Readiness readiness, int streams, int perClient) {
        return new LiveFeed(
                gateway.site, gateway.values, gateway.profiles, readiness, gateway.services, streams, perClient, 50);
    }

    public static LiveServlet servlet(Gateway gateway, LiveFeed feed) {
        return new LiveServlet(new Doorkeeper(gateway.services), feed);
    }

    public static void stop(LiveFeed feed) throws InterruptedException {
        feed.stop();
    }
}
