package io.busbar.engine.detection;

import io.busbar.driver.BlockRead;
import io.busbar.driver.BusException;
import io.busbar.driver.BusLink;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.Words;
import io.busbar.gateway.lines.BusLine;
import io.busbar.gateway.lines.SoundingListener;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;

/** Asks units of one line, one question at a time. Used by the thread of one detection. */
final class Asker {

    /** Beyond this the line has lost the question: it answers each, if only to say that it could not be asked. */
    private static final Duration LOST = Duration.ofSeconds(60);

    private final BusLine line;
    private final IntFunction<Optional<BusLink>> linked;
    private final Patience patience;
    private final Set<Integer> late = ConcurrentHashMap.newKeySet();

    /**
     * An asker.
     *
     * @param linked the link of a unit that is being read already, which is asked in the ordinary way
     */
    Asker(BusLine line, IntFunction<Optional<BusLink>> linked, Patience patience) {
        this.line = line;
        this.linked = linked;
        this.patience = patience;
    }

    /** Units that answered after they had been given up. */
    Set<Integer> late() {
        return late;
    }

    /** Asks a unit that may not be there. */
    Answer askStranger(int unit, BlockRead block) throws InterruptedException {
        return ask(unit, block, patience.forStranger());
    }

    /** Asks a unit that has given a sign of life. */
    Answer askKnown(int unit, BlockRead block) throws InterruptedException {
        return ask(unit, block, patience.forKnown());
    }

    private Answer ask(int unit, BlockRead block, Duration wait) throws InterruptedException {
        CompletableFuture<Answer> answer = new CompletableFuture<>();
        Optional<BusLink> link = linked.apply(unit);
        if (link.isPresent()) {
            link.get()
                    .read(block)
                    .whenComplete((words, failure) ->
                            answer.complete(failure == null ? new Answer.Read(words) : ofLinked(failure)));
        } else {
            line.sound(unit, block, wait, new Ear(unit, answer));
        }
        try {
            return answer.get(LOST.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException | ExecutionException e) {
            return new Answer.Unreachable("The line does not take any more questions");
        }
    }

    /** One that is read already and suspended does not answer; the line asks it again by itself. */
    private static Answer ofLinked(Throwable failure) {
        Throwable cause = failure instanceof CompletionException wrapped ? wrapped.getCause() : failure;
        if (!(cause instanceof BusException failed)) {
            return new Answer.Unclear();
        }
        return failed.failure().kind() == ReadFailure.Kind.SUSPENDED
                ? new Answer.Nobody()
                : Answer.of(failed.failure());
    }

    /** Hears what a unit says. */
    private final class Ear implements SoundingListener {

        private final int unit;
        private final CompletableFuture<Answer> answer;

        Ear(int unit, CompletableFuture<Answer> answer) {
            this.unit = unit;
            this.answer = answer;
        }

        @Override
        public void answered(Words words, Duration took) {
            patience.answered(unit, took);
            answer.complete(new Answer.Read(words));
        }

        @Override
        public void failed(ReadFailure failure) {
            answer.complete(Answer.of(failure));
        }

        @Override
        public void late(Duration took, boolean there) {
            patience.late(took);
            if (there) {
                late.add(unit);
            }
        }
    }
}
