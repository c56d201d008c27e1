package io.busbar.modbus.bench;

import com.ghgande.j2mod.modbus.facade.ModbusTCPMaster;
import com.ghgande.j2mod.modbus.procimg.Register;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAdder;

/** j2mod: one blocking thread a connection. */
final class J2modContender implements Contender {

    static final String NAME = "j2mod 3.3.0";

    private final List<ModbusTCPMaster> masters = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final DoubleAdder sink = new DoubleAdder();
    private volatile boolean over;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void start(int port, int connections, LongAdder reads) throws Exception {
        for (int i = 0; i < connections; i++) {
            ModbusTCPMaster master = new ModbusTCPMaster("127.0.0.1", port);
            master.connect();
            masters.add(master);
            Thread thread = new Thread(() -> read(master, reads));
            threads.add(thread);
            thread.start();
        }
    }

    private void read(ModbusTCPMaster master, LongAdder reads) {
        try {
            while (!over) {
                Register[] registers = master.readMultipleRegisters(1, 1_000, Decoding.WORDS);
                sink.add(Decoding.sum(index -> registers[index].toUnsignedShort()));
                reads.increment();
            }
        } catch (com.ghgande.j2mod.modbus.ModbusException e) {
            if (!over) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void stop() throws InterruptedException {
        over = true;
        for (Thread thread : threads) {
            thread.join(5_000);
        }
        masters.forEach(ModbusTCPMaster::disconnect);
    }
}
