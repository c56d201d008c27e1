package io.busbar.engine.detection;

import io.busbar.driver.BlockRead;
import io.busbar.driver.GenericProduct;
import io.busbar.driver.Identification;
import io.busbar.driver.IdentificationTable;
import io.busbar.driver.Product;
import io.busbar.driver.Words;
import io.busbar.engine.devices.DriverCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Finds out what a unit is, with as few questions as possible: one for an address where nobody is. */
final class Recogniser {

    /** Nobody is there, or it could not be found out now. */
    static final class NobodyException extends Exception {
        private final transient Answer answer;

        NobodyException(Answer answer) {
            super(answer.toString(), null, false, false);
            this.answer = answer;
        }

        Answer answer() {
            return answer;
        }
    }

    private final DriverCatalogue drivers;
    private final Asker asker;
    private final List<IdentificationTable> tables;

    Recogniser(DriverCatalogue drivers, Asker asker) {
        this.drivers = drivers;
        this.asker = asker;
        this.tables = drivers.identificationTables();
    }

    /**
     * Asks a unit what it is.
     *
     * @param known whether it has given a sign of life before
     * @throws NobodyException if it says nothing
     */
    Recognised recognise(int unit, boolean known) throws InterruptedException, NobodyException {
        Talk talk = new Talk(unit, known);
        Optional<Identification> unknown = Optional.empty();
        for (IdentificationTable table : tables) {
            Optional<Identification> said = talk.read(table);
            if (said.isEmpty()) {
                continue;
            }
            List<Product> products = drivers.candidates(said.get());
            if (!products.isEmpty()) {
                return new Recognised(unit, said.get(), products, false);
            }
            if (unknown.isEmpty() && !said.get().mark().isEmpty()) {
                unknown = said;
            }
        }
        if (tables.isEmpty()) {
            throw new NobodyException(new Answer.Unreachable("No installed driver can recognise devices"));
        }
        if (unknown.isEmpty()) {
            return new Recognised(unit, null, List.of(), false);
        }
        for (GenericProduct generic : drivers.generic(unknown.get())) {
            if (talk.ask(generic.proof()) instanceof Answer.Read) {
                return new Recognised(unit, unknown.get(), List.of(generic.product()), true);
            }
        }
        return new Recognised(unit, unknown.get(), List.of(), false);
    }

    /** The questions to one unit, and what it has answered so far. */
    private final class Talk {

        private final int unit;
        private final List<Words> read = new ArrayList<>();
        private final List<BlockRead> refused = new ArrayList<>();
        private boolean known;

        Talk(int unit, boolean known) {
            this.unit = unit;
            this.known = known;
        }

        Optional<Identification> read(IdentificationTable table) throws InterruptedException, NobodyException {
            List<Words> answers = new ArrayList<>();
            for (BlockRead block : table.reads()) {
                if (!(ask(block) instanceof Answer.Read answer)) {
                    break;
                }
                answers.add(answer.words());
            }
            return answers.isEmpty() ? Optional.empty() : table.identify(answers);
        }

        /** Never asks twice for what it knows. Once the unit has answered, silence to one question is a refusal of that one. */
        Answer ask(BlockRead block) throws InterruptedException, NobodyException {
            Optional<Words> before = read.stream()
                    .filter(words -> words.address() <= block.address()
                            && words.address() + words.count() >= block.address() + block.count())
                    .findFirst();
            if (before.isPresent()) {
                return new Answer.Read(before.get());
            }
            if (refused.contains(block)) {
                return new Answer.Refused();
            }
            Answer answer = known ? asker.askKnown(unit, block) : asker.askStranger(unit, block);
            if (answer instanceof Answer.Read words) {
                known = true;
                read.add(words.words());
                return answer;
            }
            if (answer instanceof Answer.Refused || known && answer instanceof Answer.Nobody && !read.isEmpty()) {
                known = true;
                refused.add(block);
                return new Answer.Refused();
            }
            throw new NobodyException(answer);
        }
    }
}
