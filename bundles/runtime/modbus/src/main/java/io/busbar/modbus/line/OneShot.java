package io.busbar.modbus.line;

import io.busbar.driver.BusException;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.modbus.frame.Reply;
import io.busbar.modbus.frame.Request;
import java.util.concurrent.CompletableFuture;

/** A read or write that somebody waits for. */
final class OneShot extends Job {

    private final CompletableFuture<Words> result;

    OneShot(Unit unit, Request request, byte[] frame, CompletableFuture<Words> result) {
        super(unit, request, frame);
        this.result = result;
    }

    @Override
    void answered(Reply reply, long timeMillis) {
        // The waiting side may look at the words whenever it likes, so they must be its own; a write has none.
        result.complete(reply instanceof Reply.Registers registers ? registers.words() : Words.of(0));
    }

    @Override
    void failed(ReadFailure failure, long timeMillis) {
        result.completeExceptionally(new BusException(failure));
    }
}
