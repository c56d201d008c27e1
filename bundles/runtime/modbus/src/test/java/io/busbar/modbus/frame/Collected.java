package io.busbar.modbus.frame;

import io.busbar.gateway.problem.Message;
import java.util.ArrayList;
import java.util.List;

/** Remembers what a reader delivered. */
final class Collected implements FrameSink {

    final List<Integer> transactions = new ArrayList<>();
    final List<byte[]> frames = new ArrayList<>();
    final List<Message> lost = new ArrayList<>();
    int damaged;
    int noise;

    @Override
    public void frame(int transaction, byte[] frame) {
        transactions.add(transaction);
        frames.add(frame);
    }

    @Override
    public void damaged() {
        damaged++;
    }

    @Override
    public void noise(int bytes) {
        noise += bytes;
    }

    @Override
    public void lost(Message why) {
        lost.add(why);
    }
}
