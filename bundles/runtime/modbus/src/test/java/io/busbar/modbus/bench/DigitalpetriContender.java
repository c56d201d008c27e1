package io.busbar.modbus.bench;

import com.digitalpetri.modbus.client.ModbusTcpClient;
import com.digitalpetri.modbus.pdu.ReadHoldingRegistersRequest;
import com.digitalpetri.modbus.tcp.client.NettyTcpClientTransport;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** digitalpetri's client: asynchronous, on Netty. */
final class DigitalpetriContender implements Contender {

    static final String NAME = "digitalpetri 2.1.4";

    private final List<ModbusTcpClient> clients = new ArrayList<>();
    private final DoubleAdder sink = new DoubleAdder();
    private volatile boolean over;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(int port, int connections, LongAdder reads) throws Exception {
        for (int i = 0; i < connections; i++) {
            NettyTcpClientTransport transport = NettyTcpClientTransport.create(config -> {
                config.setHostname("127.0.0.1");
                config.setPort(port);
            });
            ModbusTcpClient client = ModbusTcpClient.create(transport);
            client.connect();
            clients.add(client);
            next(client, reads);
        }
    }

    private void next(ModbusTcpClient client, LongAdder reads) {
        client.readHoldingRegistersAsync(1, new ReadHoldingRegistersRequest(1_000, Decoding.WORDS))
                .whenComplete((response, failure) -> {
                    if (over) {
                        return;
                    }
                    if (failure != null) {
                        throw new IllegalStateException(failure);
                    }
                    byte[] bytes = response.registers();
                    sink.add(Decoding.sum(index -> (bytes[2 * index] & 0xff) << 8 | bytes[2 * index + 1] & 0xff));
                    reads.increment();
                    next(client, reads);
                });
    }

    @Override
    public void stop() throws Exception {
        over = true;
        for (ModbusTcpClient client : clients) {
            client.disconnect();
        }
    }
}
