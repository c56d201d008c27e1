package io.busbar.rest.live;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.ProblemException;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LiveStreamsTest {

    private final LiveCounters counters = new LiveCounters();
    private final LiveStreams streams = new LiveStreams(3, 2, counters);

    @Test
    void placesAreLimitedPerClientAndInAll() {
        streams.enter("a");
        streams.enter("a");
        assertThatThrownBy(() -> streams.enter("a"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("live.streams.client"));
        streams.enter("b");
        assertThatThrownBy(() -> streams.enter("c"))
                .isInstanceOfSatisfying(ProblemException.class, problem -> assertThat(problem.code())
                        .isEqualTo("live.streams.full"));
        assertThat(counters.refused.sum()).isEqualTo(2);
        streams.leave("a");
        assertThatCode(() -> streams.enter("c")).doesNotThrowAnyException();
    }

    @Test
    void manyAtOnceNeverExceedTheLimit() {
        List<Boolean> entered = IntStream.range(0, 200)
                .parallel()
                .mapToObj(client -> {
                    try {
                        streams.enter("client-" + client);
                        return true;
                    } catch (ProblemException e) {
                        return false;
                    }
                })
                .toList();
        assertThat(entered.stream().filter(in -> in)).hasSize(3);
        assertThat(counters.refused.sum()).isEqualTo(197);
    }
}
