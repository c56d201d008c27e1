package io.busbar.modbus.transport;

import io.netty.util.NetUtil;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/** Finds the address of a host away from the event loops, because the system's resolver blocks. */
public final class HostResolver {

    private final Executor blocking;

    /** A resolver whose waiting is done by this executor. */
    public HostResolver(Executor blocking) {
        this.blocking = blocking;
    }

    CompletableFuture<InetAddress> resolve(String host) {
        byte[] literal = NetUtil.createByteArrayFromIpAddressString(host);
        if (literal != null) {
            return CompletableFuture.completedFuture(literal(host, literal));
        }
        try {
            return CompletableFuture.supplyAsync(() -> lookUp(host), blocking);
        } catch (RejectedExecutionException e) {
            return CompletableFuture.failedFuture(e);
        }
    }

    private static InetAddress literal(String host, byte[] address) {
        try {
            return InetAddress.getByAddress(host, address);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(host + " was taken for an address", e);
        }
    }

    @SuppressWarnings("AddressSelection") // The system's order of preference is what an administrator configures.
    private static InetAddress lookUp(String host) {
        try {
            return InetAddress.getByName(host);
        } catch (UnknownHostException e) {
            throw new CompletionException(e);
        }
    }
}
