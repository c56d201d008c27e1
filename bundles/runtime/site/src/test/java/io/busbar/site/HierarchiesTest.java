package io.busbar.site;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.gateway.problem.FieldProblem;
import io.busbar.gateway.site.Hierarchy;
import io.busbar.gateway.site.Hierarchy.Element;
import io.busbar.gateway.site.Hierarchy.Kind;
import io.busbar.gateway.site.Hierarchy.Link;
import io.busbar.gateway.site.LoadChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HierarchiesTest {

    private final FakeSite site = new FakeSite();
    private final Path data;
    private final SiteBook book;

    HierarchiesTest(@TempDir Path data) throws IOException {
        this.data = data;
        book = SiteBook.at(data, Clock.systemUTC());
        site.meter("a", 60);
        book.look(site, site);
    }

    /** {@code kind:id[=target]}, such as {@code L:x=a/1}; the first is the main node. */
    private static List<Element> elements(String... texts) {
        List<Element> elements = new ArrayList<>();
        for (String text : texts) {
            String[] parts = text.substring(2).split("=", 2);
            Kind kind = text.charAt(0) == 'N' ? Kind.NODE : text.charAt(0) == 'L' ? Kind.LOAD : Kind.HIERARCHY;
            elements.add(new Element(
                    parts[0], kind, kind == Kind.NODE ? parts[0] : "", parts.length > 1 ? parts[1] : null, 0, 0));
        }
        return elements;
    }

    private static List<Link> links(String... texts) {
        List<Link> links = new ArrayList<>();
        for (String text : texts) {
            String[] ends = text.split(">", -1);
            links.add(new Link(ends[0], ends[1]));
        }
        return links;
    }

    private static Hierarchy with(Hierarchy old, List<Element> elements, List<Link> links) {
        return new Hierarchy(old.id(), old.name(), old.fluid(), elements, links);
    }

    private List<String> problems(Hierarchy hierarchy) {
        return book.hierarchies().check(hierarchy).stream()
                .map(problem -> problem.field() + " " + problem.code())
                .toList();
    }

    @Test
    void aNewOneHasItsMainNodeAndSurvivesARestart() throws Exception {
        Hierarchy made = book.hierarchies().add("Bâtiment CIL", "electricity");
        assertThat(made.id()).isEqualTo("batiment-cil");
        assertThat(made.main().name()).isEqualTo("Bâtiment CIL");
        // The manual's example: the feeder of a floor, and what is measured below it.
        Hierarchy built = with(
                made,
                elements("N:main", "N:floor1", "L:cil=a/1", "L:global=a/2", "L:pc=a/3", "L:light=a/4"),
                links("cil>main", "main>global", "global>floor1", "floor1>pc", "floor1>light"));
        assertThat(book.hierarchies().change(built)).isEqualTo(built);
        SiteBook again = SiteBook.at(data, Clock.systemUTC());
        assertThat(again.hierarchies().hierarchies()).containsExactly(built);
    }

    @Test
    void loadsOfAnotherFluidTwiceOrUnknownAreNamed() {
        book.loads().change(List.of(new LoadChange("a/9", null, null, "water", null, null, null)));
        Hierarchy made = book.hierarchies().add("Site", "electricity");
        assertThat(problems(
                        with(made, elements("N:main", "L:x=a/1", "L:y=a/1", "L:z=a/9", "L:q=b/1", "N:main"), links())))
                .containsExactly(
                        "elements.2.target hierarchy.load.twice",
                        "elements.3.target hierarchy.fluid.other",
                        "elements.4.target load.unknown",
                        "elements.5.id hierarchy.element.twice");
    }

    @Test
    void linksMakeATreeButForLoadsThatFeedOneNode() {
        Hierarchy made = book.hierarchies().add("Site", "electricity");
        List<Element> elements = elements("N:main", "N:n1", "N:n2", "L:l1=a/1", "L:l2=a/2", "L:l3=a/3", "L:l4=a/4");
        assertThat(problems(with(made, elements, links("l1>main", "l2>main", "main>n1", "n1>l3", "l3>l4"))))
                .isEmpty();
        assertThat(problems(with(made, elements, links("main>n1", "n1>n2", "n2>n1", "n1>main"))))
                .containsExactly("links.2 hierarchy.link.cycle", "links.3 hierarchy.link.cycle");
        assertThat(problems(with(made, elements, links("n1>main")))).containsExactly("links.0 hierarchy.link.main");
        assertThat(problems(with(made, elements, links("main>n2", "l1>n2"))))
                .containsExactly("links.1 hierarchy.link.node");
        assertThat(problems(with(made, elements, links("main>l1", "n1>l1"))))
                .containsExactly("links.1 hierarchy.link.parents");
        assertThat(problems(with(made, elements, links("l1>n1", "l1>l2"))))
                .containsExactly("links.1 hierarchy.link.load");
        assertThat(problems(with(made, elements, links("main>l1", "l1>n1", "l2>n1"))))
                .containsExactly("links.2 hierarchy.link.feeders");
        assertThat(problems(with(made, elements, links("main>l1", "main>l1", "main>x"))))
                .containsExactly("links.1 hierarchy.link.twice", "links.2 hierarchy.link.end");
    }

    @Test
    void hierarchiesAreLinkedWithoutCirclesAndWithoutCountingTwice() {
        Hierarchy campus = book.hierarchies().add("Campus", "electricity");
        Hierarchy house = book.hierarchies().add("House", "electricity");
        Hierarchy well = book.hierarchies().add("Well", "water");
        book.hierarchies().change(with(house, elements("N:main", "L:x=a/1"), links("main>x")));
        Hierarchy linked = with(campus, elements("N:main", "H:h=" + house.id()), links("main>h"));
        book.hierarchies().change(linked);
        assertThat(problems(with(house, elements("N:main", "H:c=" + campus.id(), "H:s=" + house.id()), links())))
                .containsExactly("elements.1.target hierarchy.cycle", "elements.2.target hierarchy.cycle");
        assertThat(problems(with(
                        campus, elements("N:main", "H:h=" + house.id(), "L:x=a/1", "H:w=" + well.id()), links("h>x"))))
                .containsExactly(
                        "elements.3.target hierarchy.fluid.child",
                        "elements.2.target hierarchy.load.linked",
                        "links.0 hierarchy.link.child");
        assertThat(problems(new Hierarchy(house.id(), "campus", "water", house.elements(), List.of())))
                .containsExactly("name hierarchy.exists", "fluid hierarchy.fluid.parent");
        assertThatThrownBy(() -> book.hierarchies().remove(house.id())).hasMessageContaining("linked into \"Campus\"");
        book.hierarchies().remove(campus.id());
        book.hierarchies().remove(house.id());
        assertThat(book.hierarchies().hierarchies()).extracting(Hierarchy::id).containsExactly("well");
    }

    @Test
    void limitsAreToldWithTheirFigure() {
        Hierarchy made = book.hierarchies().add("Site", "electricity");
        List<Element> many = new ArrayList<>(elements("N:main"));
        for (int i = 1; i <= 51; i++) {
            many.add(new Element("l" + i, Kind.LOAD, "", "a/" + i, 0, 0));
        }
        List<FieldProblem> found = book.hierarchies().check(with(made, many, links()));
        assertThat(found).extracting(FieldProblem::code).containsExactly("hierarchy.loads");
        assertThat(found.get(0).arguments()).containsExactly(50, 51L);
        for (int i = 2; i <= 10; i++) {
            book.hierarchies().add("Site " + i, "electricity");
        }
        assertThatThrownBy(() -> book.hierarchies().add("Site 11", "electricity"))
                .hasMessageContaining("There are 10 hierarchies");
    }

    @Test
    void aLoadInAHierarchyKeepsItsFluidAndADocumentThatIsNoTreeIsSetAside() throws Exception {
        Hierarchy made = book.hierarchies().add("Site", "electricity");
        book.hierarchies().change(with(made, elements("N:main", "L:x=a/1"), links("main>x")));
        assertThatThrownBy(() ->
                        book.loads().change(List.of(new LoadChange("a/1", null, null, "water", null, null, null))))
                .hasMessageContaining("used in \"Site\"");
        Path file = data.resolve("site/hierarchies/site.json");
        Files.writeString(file, Files.readString(file).replace("\"to\" : \"x\"", "\"to\" : \"gone\""));
        assertThat(SiteBook.at(data, Clock.systemUTC()).hierarchies().hierarchies())
                .isEmpty();
        assertThat(Files.exists(file)).isFalse();
    }
}
