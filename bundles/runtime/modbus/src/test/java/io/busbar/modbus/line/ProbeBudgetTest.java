package io.busbar.modbus.line;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProbeBudgetTest {

    private static final long SECOND = 1_000_000_000L;

    @Test
    void overAnHourLessThanATwentiethIsSpent() {
        ProbeBudget budget = new ProbeBudget(0);
        long spent = 0;
        long cost = 300_000_000L;
        for (long now = 0; now < 3_600 * SECOND; now += cost) {
            if (budget.free(now) <= now) {
                budget.spent(cost, now + cost);
                spent += cost;
            }
        }
        assertThat(spent).isBetween(3_600 * SECOND / 26, 3_600 * SECOND / 20);
    }

    @Test
    void itSaysFromWhenOnAProbeMayBeSent() {
        ProbeBudget budget = new ProbeBudget(0);
        budget.spent(3 * SECOND, 0);
        long free = budget.free(0);
        assertThat(free).isBetween(50 * SECOND, 51 * SECOND);
        assertThat(budget.free(free)).isEqualTo(free);
    }

    @Test
    void whereNobodyAnswersNobodyLoses() {
        ProbeBudget budget = new ProbeBudget(0);
        budget.neighbours(false, 0);
        budget.spent(3 * SECOND, 0);
        assertThat(budget.free(0)).isLessThan(5 * SECOND);
    }
}
