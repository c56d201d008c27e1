package io.busbar.engine.detection;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class PatienceTest {

    private static final Duration TIMEOUT = Duration.ofSeconds(3);

    private static Duration ms(long millis) {
        return Duration.ofMillis(millis);
    }

    @Test
    void isLearntFromThoseThatAreThere() {
        Patience patience = Patience.learnt(TIMEOUT);
        assertThat(patience.forStranger()).isEqualTo(ms(300));
        patience.answered(1, ms(2));
        patience.answered(1, ms(2));
        patience.answered(2, ms(40));
        assertThat(patience.forStranger()).as("two are not enough to judge by").isEqualTo(ms(300));
        patience.answered(3, ms(30));
        assertThat(patience.forStranger()).isEqualTo(ms(160));
        patience.answered(4, ms(200));
        assertThat(patience.forStranger()).isEqualTo(ms(300));
        assertThat(patience.forKnown()).isEqualTo(TIMEOUT);
    }

    @Test
    void isNeverShorterThanAGatewayNeeds() {
        Patience patience = Patience.learnt(TIMEOUT);
        for (int unit = 1; unit <= 3; unit++) {
            patience.answered(unit, ms(1));
        }
        assertThat(patience.forStranger()).isEqualTo(ms(100));
    }

    @Test
    void growsWhenAnswersComeTooLate() {
        Patience patience = Patience.learnt(TIMEOUT);
        patience.late(ms(600));
        assertThat(patience.forStranger()).isEqualTo(ms(900));
        patience.late(ms(2_900));
        assertThat(patience.forStranger()).isEqualTo(TIMEOUT);
    }

    @Test
    void isAsSomebodyHasSaid() {
        Patience patience = Patience.fixed(ms(50), TIMEOUT);
        patience.late(ms(600));
        patience.answered(1, ms(200));
        assertThat(patience.forStranger()).isEqualTo(ms(50));
        assertThat(Patience.learnt(ms(200)).forStranger()).isEqualTo(ms(200));
        assertThat(Patience.fixed(ms(5_000), TIMEOUT).forKnown()).isEqualTo(ms(5_000));
    }
}
