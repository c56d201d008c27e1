package io.busbar.registers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.busbar.driver.BusException;
import io.busbar.driver.CommandException;
import io.busbar.driver.CommandException.Reason;
import io.busbar.driver.DeviceCommand;
import io.busbar.driver.DeviceReference;
import io.busbar.driver.DeviceSession;
import io.busbar.driver.MapStatus;
import io.busbar.driver.ReadFailure;
import io.busbar.driver.RegisterArea;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CommandTest {

    private static final String MAP =
            """
            map     acme.switch
            product Acme Switch
            status  official
            source.manual Manual, page 7
            count   load 2
            block setup 100 1 once each=load stride=1
              100 U16 - - @load.enabled
            block state 200 4 live
              200 U16 1 - @mode
              201 U16 1 - @position
            command transfer.2 300 2 kind=switch name.en="Go to source II" name.fr="Passer à la source II" needs=mode:3 readback=201:U16:2 within=1
            command tariff 310 {a} kind=setting name.en="Set tariff" name.fr="Choisir le tarif" argument=-1..7 argument.en="Tariff" argument.fr="Tarif" readback=310:S16:{a}
            command clock 320 {a.hi} {a.lo} fc=16 kind=setting name.en=Clock name.fr=Horloge argument=0..4294967295 argument.en=s argument.fr=s confirm=no
            command save 330 0xA1 then 331 1 2 kind=setting name.en=Save name.fr=Enregistrer source=manual
            command guess 57344 7 kind=setting name.en=Address name.fr=Adresse status=assumed
            end
            block energy 1000 4 energy each=load stride=100 if=load.enabled
              1000 U32 1 Wh energy.active.import
              command reset.energy 1050 0xFFFF fc=16 kind=reset name.en="Reset energy" name.fr="Remettre l'énergie à zéro"
            """;

    private final FakeLink link = new FakeLink();

    private DeviceSession open(String map) {
        RegisterMap read = MapLibraryTest.only(map);
        DeviceSession session = new MapDriver("acme", List.of(read))
                .open(new DeviceReference("dev", read.product().orElseThrow().reference()), link);
        link.registers.set(RegisterArea.HOLDING, 100, 1);
        link.tick();
        return session;
    }

    private static Reason reason(DeviceSession session, String key, @Nullable Long argument) {
        try {
            session.execute(key, argument).toCompletableFuture().get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof CommandException failure) {
                return failure.reason();
            }
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
        throw new AssertionError("was carried out");
    }

    @Test
    void aMapsCommandsAreOfferedWithTheLoadsThatAreSetUp() {
        List<DeviceCommand> commands = open(MAP).commands();
        assertThat(commands)
                .extracting(DeviceCommand::key)
                .containsExactly("transfer.2", "tariff", "clock", "save", "guess", "reset.energy.1");
        DeviceCommand reset = commands.get(5);
        assertThat(reset.load()).isEqualTo("1");
        assertThat(reset.french()).isEqualTo("Remettre l'énergie à zéro");
        assertThat(reset.confirm()).isTrue();
        assertThat(reset.status()).isEqualTo(MapStatus.OFFICIAL);
        assertThat(reset.writes()).isEqualTo("1050 = FFFF");
        assertThat(commands.get(1).argument()).isEqualTo(new DeviceCommand.Argument(-1, 7, "Tariff", "Tarif"));
        assertThat(commands.get(2).confirm()).isFalse();
        assertThat(commands.get(3).writes()).isEqualTo("330 = 00A1, 331 = 0001 0002");
        assertThat(commands.get(4).status())
                .as("trap: never write from a guessed map")
                .isEqualTo(MapStatus.ASSUMED);
    }

    @Test
    void theFunctionIsTheOneThatTheMapSays() throws Exception {
        DeviceSession session = open(MAP);
        session.execute("reset.energy.1", null).toCompletableFuture().get();
        session.execute("save", null).toCompletableFuture().get();
        session.execute("clock", 0x1234_5678L).toCompletableFuture().get();
        assertThat(link.writes)
                .containsExactly("16 1050 [65535]", "6 330 [161]", "16 331 [1, 2]", "16 320 [4660, 22136]");
    }

    @Test
    void anArgumentIsWrittenAndReadBack() throws Exception {
        DeviceSession session = open(MAP);
        session.execute("tariff", -1L).toCompletableFuture().get();
        assertThat(link.writes).containsExactly("6 310 [65535]");
        assertThat(reason(session, "tariff", 8L)).isEqualTo(Reason.ARGUMENT);
        assertThat(reason(session, "tariff", null)).isEqualTo(Reason.ARGUMENT);
        assertThat(reason(session, "save", 1L)).isEqualTo(Reason.ARGUMENT);
        assertThat(reason(session, "reset.energy.2", null))
                .as("load 2 is not set up")
                .isEqualTo(Reason.UNKNOWN);
        assertThat(link.writes).hasSize(1);
    }

    @Test
    void nothingIsWrittenWhenTheDeviceIsNotInTheStateForIt() {
        DeviceSession session = open(MAP);
        link.registers.set(RegisterArea.HOLDING, 200, 1);
        assertThat(reason(session, "transfer.2", null)).isEqualTo(Reason.NOT_NOW);
        assertThat(link.writes).isEmpty();
    }

    @Test
    void aCommandIsDoneWhenTheDeviceShowsItsEffect() throws Exception {
        DeviceSession session = open(MAP);
        link.registers.set(RegisterArea.HOLDING, 200, 3);
        assertThat(reason(session, "transfer.2", null)).isEqualTo(Reason.NO_EFFECT);
        var running = session.execute("transfer.2", null).toCompletableFuture();
        assertThat(running).isNotDone();
        link.registers.set(RegisterArea.HOLDING, 201, 2);
        running.get();
        assertThat(link.writes).containsExactly("6 300 [2]", "6 300 [2]");
    }

    @Test
    void aRefusalOfTheDeviceIsTheBusExceptionThatItIs() {
        DeviceSession session = open(MAP);
        link.failure = new ReadFailure(ReadFailure.Kind.EXCEPTION, 4, "refused");
        assertThatThrownBy(() ->
                        session.execute("save", null).toCompletableFuture().get())
                .hasCauseInstanceOf(BusException.class);
    }

    @Test
    void aVariantInheritsReplacesAndRemovesCommandsAndIsNoSurerThanItSays() {
        RegisterMap variant = MapLibraryTest.library(
                        MAP,
                        """
                        map     acme.copy
                        product Acme Copy
                        extends acme.switch
                        status  unofficial
                        remove command cl*ck guess
                        command save 999 1 kind=setting name.en=Keep name.fr=Garder status=official
                        """)
                .product("Acme Copy")
                .orElseThrow();
        assertThat(variant.commands())
                .extracting(command -> command.command().key())
                .containsExactly("transfer.2", "tariff", "save", "reset.energy.1", "reset.energy.2");
        assertThat(variant.command("transfer.2").orElseThrow().command().status())
                .isEqualTo(MapStatus.UNOFFICIAL);
        assertThat(variant.command("save").orElseThrow().command())
                .satisfies(save -> assertThat(save.status()).isEqualTo(MapStatus.OFFICIAL))
                .satisfies(save -> assertThat(save.writes()).isEqualTo("999 = 0001"));
        assertThat(variant.command("reset.energy.2")
                        .orElseThrow()
                        .steps()
                        .get(0)
                        .address())
                .isEqualTo(1150);
    }

    @Test
    void aClosedSessionOffersNothing() {
        DeviceSession session = open(MAP);
        session.close();
        assertThat(session.commands()).isEmpty();
        assertThat(reason(session, "save", null)).isEqualTo(Reason.UNKNOWN);
    }
}
