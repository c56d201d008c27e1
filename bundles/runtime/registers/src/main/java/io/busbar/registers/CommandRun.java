package io.busbar.registers;

import io.busbar.driver.BlockRead;
import io.busbar.driver.BusLink;
import io.busbar.driver.CommandException;
import io.busbar.driver.CommandException.Reason;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Carries out one command: looks whether the device is in the state for it, writes, and reads back what it must show. */
final class CommandRun {

    private static final long PAUSE_MILLIS = 200;
    private static final Executor LATER = CompletableFuture.delayedExecutor(PAUSE_MILLIS, TimeUnit.MILLISECONDS);

    private final BusLink link;
    private final MapCommand command;
    private final long argument;

    CommandRun(BusLink link, MapCommand command, long argument) {
        this.link = link;
        this.command = command;
        this.argument = argument;
    }

    CompletionStage<Void> start() {
        CompletionStage<Void> run = check();
        for (MapCommand.Write step : command.steps()) {
            run = run.thenCompose(done -> write(step));
        }
        MapCommand.ReadBack readBack = command.readBack();
        if (readBack == null) {
            return run;
        }
        return run.thenCompose(done -> {
            long patience = TimeUnit.SECONDS.toNanos(readBack.withinSeconds());
            return confirm(readBack, System.nanoTime(), patience);
        });
    }

    private CompletionStage<Void> check() {
        MapCommand.Need need = command.need();
        if (need == null) {
            return CompletableFuture.completedFuture(null);
        }
        return number(need.cell()).thenCompose(value -> {
            if (need.holds(value)) {
                return CompletableFuture.completedFuture(null);
            }
            String wanted = need.expected() == null ? "≠ 0" : need.expected().toString();
            return failed(Reason.NOT_NOW, need.field(), shown(value), wanted);
        });
    }

    private CompletionStage<Void> write(MapCommand.Write step) {
        int[] words = step.values(argument);
        return step.function() == 16 && words.length == 1
                ? link.writeBlock(step.address(), words)
                : link.write(step.address(), words);
    }

    private CompletionStage<Void> confirm(MapCommand.ReadBack readBack, long start, long patience) {
        return number(readBack.cell()).thenCompose(value -> {
            long expected = readBack.value(argument);
            if (value == expected) {
                return CompletableFuture.completedFuture(null);
            }
            if (System.nanoTime() - start >= patience) {
                return failed(
                        Reason.NO_EFFECT,
                        Integer.toString(readBack.cell().address()),
                        shown(value),
                        Long.toString(expected));
            }
            return CompletableFuture.supplyAsync(() -> null, LATER)
                    .thenCompose(again -> confirm(readBack, start, patience));
        });
    }

    private CompletionStage<Double> number(Cell cell) {
        return link.read(new BlockRead(cell.area(), cell.address(), cell.length()))
                .thenApply(cell::number);
    }

    private static String shown(double value) {
        return Double.isNaN(value) ? "-" : Long.toString((long) value);
    }

    private static CompletionStage<Void> failed(Reason reason, Object... arguments) {
        return CompletableFuture.failedFuture(new CommandException(reason, arguments));
    }
}
