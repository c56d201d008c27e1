package io.busbar.generic;

import static org.assertj.core.api.Assertions.assertThat;

import io.busbar.driver.Driver;
import io.busbar.driver.Product;
import io.busbar.registers.MapProblem;
import io.busbar.registers.MapSource;
import io.busbar.registers.SiteMaps;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SiteDriversTest {

    private static final MapSource ONE =
            new MapSource("one.map", "map one\nproduct Meter One\n100 U16 1 V voltage.l1n");
    private static final MapSource TWO = new MapSource("two.map", "map two\nproduct Meter Two\n100 U16 1 A current.l1");

    private final FakeFramework framework = new FakeFramework();
    private final FakeSite site = new FakeSite();

    @Test
    void eachMapIsADriverOfItsOwn() {
        site.files = List.of(ONE, TWO);
        SiteDrivers drivers = new SiteDrivers(framework.context(), site);
        assertThat(framework.drivers).extracting(Driver::family).containsExactlyInAnyOrder("site-one", "site-two");
        assertThat(framework.drivers)
                .flatExtracting(Driver::products)
                .extracting(Product::reference)
                .containsExactlyInAnyOrder("Meter One", "Meter Two");
        assertThat(drivers.product("Meter Two")).isPresent();
        drivers.close();
        assertThat(framework.drivers).isEmpty();
    }

    @Test
    void aCorrectedRowReachesTheDriverWithoutANewService() {
        site.files = List.of(ONE, TWO);
        SiteDrivers drivers = new SiteDrivers(framework.context(), site);
        site.change(List.of(new MapSource("one.map", ONE.text().replace("1 V", "0.1 V")), TWO));
        assertThat(framework.registered).isEqualTo(2);
        assertThat(drivers.product("Meter One")
                        .orElseThrow()
                        .rows()
                        .get(0)
                        .cell()
                        .factor()
                        .divisor())
                .isEqualTo(10);
    }

    @Test
    void anotherProductIsAnotherServiceAndTheOtherDriverStays() {
        site.files = List.of(ONE, TWO);
        new SiteDrivers(framework.context(), site);
        Driver two = framework.drivers.stream()
                .filter(driver -> driver.family().equals("site-two"))
                .findFirst()
                .orElseThrow();
        site.change(List.of(new MapSource("one.map", ONE.text().replace("Meter One", "Meter 1")), TWO));
        assertThat(framework.registered).isEqualTo(3);
        assertThat(framework.drivers)
                .contains(two)
                .flatExtracting(Driver::products)
                .extracting(Product::reference)
                .containsExactlyInAnyOrder("Meter 1", "Meter Two");
    }

    @Test
    void aBrokenFileIsReportedAndDisturbsNobody() {
        site.files = List.of(ONE, TWO);
        SiteDrivers drivers = new SiteDrivers(framework.context(), site);
        site.change(List.of(new MapSource("one.map", ONE.text().replace("U16", "U17")), TWO));
        assertThat(drivers.problems())
                .extracting(MapProblem::toString)
                .singleElement()
                .asString()
                .startsWith("one.map:3: type:");
        assertThat(framework.registered).isEqualTo(2);
        assertThat(framework.drivers).as("the last good version goes on").hasSize(2);
        assertThat(drivers.products()).hasSize(2);
        site.change(List.of(ONE, TWO));
        assertThat(drivers.problems()).isEmpty();
    }

    @Test
    void aRemovedFileTakesItsDriverAway() {
        site.files = List.of(ONE, TWO);
        SiteDrivers drivers = new SiteDrivers(framework.context(), site);
        site.change(List.of(TWO));
        assertThat(framework.drivers).extracting(Driver::family).containsExactly("site-two");
        assertThat(drivers.product("Meter One")).isEmpty();
    }

    @Test
    void twoFilesWithOneProductAreNotBothUsed() {
        site.files = List.of(ONE, new MapSource("three.map", ONE.text().replace("map one", "map three")));
        SiteDrivers drivers = new SiteDrivers(framework.context(), site);
        assertThat(framework.drivers).extracting(Driver::family).containsExactly("site-one");
        assertThat(drivers.problems()).extracting(MapProblem::code).containsExactly("product.twice");
    }

    @Test
    void filesOfAnotherFamilyAreLeftToItsDriver() {
        site.files = List.of(new MapSource("x.map", "map diris.i-35\nextends diris.i-35"));
        SiteDrivers drivers = new SiteDrivers(framework.context(), site);
        assertThat(framework.drivers).isEmpty();
        assertThat(drivers.problems()).isEmpty();
    }

    private static final class FakeSite implements SiteMaps {

        private final List<Runnable> listeners = new ArrayList<>();
        List<MapSource> files = List.of();

        void change(List<MapSource> next) {
            files = next;
            List.copyOf(listeners).forEach(Runnable::run);
        }

        @Override
        public List<MapSource> files() {
            return files;
        }

        @Override
        public List<MapProblem> problems() {
            return List.of();
        }

        @Override
        public Subscription onChange(Runnable listener) {
            listeners.add(listener);
            return () -> listeners.remove(listener);
        }
    }
}
