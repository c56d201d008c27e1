package io.busbar.guard;

import io.busbar.gateway.guard.Firewall.Blocked;
import io.busbar.gateway.guard.FirewallDocument;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * What each client uses, and who is blocked. At most 10 000 clients are known apart; when there are more, those unseen for longest are
 * forgotten and those who come new share one count, so that a flood of addresses takes no memory. Clients of one IPv6 network of 64 bits
 * count as one. Safe for use by any thread.
 */
final class ClientTable {

    static final int MOST = 10_000;
    private static final String OTHERS = "*";
    private static final Duration FORGOTTEN = Duration.ofMinutes(2);

    private final Duration blockedFor;
    private final Clock wall;
    private final LongSupplier nanoTime;
    private final LinkedHashMap<String, Client> clients = new LinkedHashMap<>(64, 0.75f, true);
    private long blocks;

    private static final class Client {
        private final Bucket bits;
        private final Bucket requests;
        private long seen;
        private boolean blocked;
        private long blockedAt;
        private long refused;

        Client(FirewallDocument limits, long now) {
            bits = new Bucket((double) limits.bitsPerSecond(), now);
            requests = new Bucket(limits.requestsPerSecond(), now);
        }
    }

    ClientTable(Duration blockedFor, Clock wall, LongSupplier nanoTime) {
        this.blockedFor = blockedFor;
        this.wall = wall;
        this.nanoTime = nanoTime;
    }

    /** Whether a client is blocked; counted as one more refusal. */
    synchronized boolean refuses(String address) {
        Client client = clients.get(key(address));
        if (client == null || !isBlocked(client, nanoTime.getAsLong())) {
            return false;
        }
        client.refused++;
        return true;
    }

    /** Counts a request; false if it is one too many, or the client is blocked. */
    synchronized boolean request(String address, FirewallDocument limits) {
        return use(address, limits, 0, 1);
    }

    /** Counts bytes; false if they are too many, or the client is blocked. */
    synchronized boolean bytes(String address, long count, FirewallDocument limits) {
        return use(address, limits, count * 8.0, 0);
    }

    synchronized List<Blocked> blocked() {
        long now = nanoTime.getAsLong();
        List<Blocked> list = new ArrayList<>();
        for (Map.Entry<String, Client> entry : clients.entrySet()) {
            Client client = entry.getValue();
            if (isBlocked(client, now)) {
                Duration left = blockedFor.minusNanos(now - client.blockedAt);
                list.add(new Blocked(entry.getKey(), wall.instant().plus(left), client.refused));
            }
        }
        return list;
    }

    synchronized int size() {
        return clients.size();
    }

    synchronized long blocks() {
        return blocks;
    }

    private boolean use(String address, FirewallDocument limits, double bits, double requests) {
        if (limits.bitsPerSecond() == 0 && limits.requestsPerSecond() == 0) {
            return true;
        }
        long now = nanoTime.getAsLong();
        Client client = client(key(address), limits, now);
        if (isBlocked(client, now)) {
            return false;
        }
        boolean within = client.bits.take(bits, (double) limits.bitsPerSecond(), now)
                && client.requests.take(requests, limits.requestsPerSecond(), now);
        if (!within) {
            client.blocked = true;
            client.blockedAt = now;
            client.refused = 0;
            blocks++;
        }
        return within;
    }

    private Client client(String key, FirewallDocument limits, long now) {
        Client client = clients.get(key);
        if (client == null) {
            forget(now);
            String used = clients.size() < MOST ? key : OTHERS;
            client = clients.computeIfAbsent(used, unused -> new Client(limits, now));
        }
        client.seen = now;
        return client;
    }

    private void forget(long now) {
        var oldest = clients.values().iterator();
        while (oldest.hasNext()) {
            Client client = oldest.next();
            if (now - client.seen < FORGOTTEN.toNanos() || isBlocked(client, now)) {
                return;
            }
            oldest.remove();
        }
    }

    private boolean isBlocked(Client client, long now) {
        if (client.blocked && now - client.blockedAt >= blockedFor.toNanos()) {
            client.blocked = false;
            client.bits.fill(now);
            client.requests.fill(now);
        }
        return client.blocked;
    }

    /** The address, or the network of 64 bits of an IPv6 one. */
    static String key(String address) {
        if (address.indexOf(':') < 0) {
            return address;
        }
        try {
            byte[] bytes = InetAddress.getByName(address).getAddress();
            if (bytes.length == 4) {
                return InetAddress.getByAddress(bytes).getHostAddress();
            }
            Arrays.fill(bytes, 8, 16, (byte) 0);
            return InetAddress.getByAddress(bytes).getHostAddress() + "/64";
        } catch (UnknownHostException e) {
            return address;
        }
    }
}
