package io.busbar.simulator.shell;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import io.busbar.simulator.SimulatedDevice;
import io.busbar.simulator.Simulator;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import org.apache.karaf.shell.api.action.Action;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Completion;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Reference;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.apache.karaf.shell.api.console.Session;
import org.apache.karaf.shell.support.CommandException;
import org.apache.karaf.shell.support.completers.StringsCompleter;
import org.jspecify.annotations.Nullable;

/** Makes something happen to a simulated device, or lists the simulated devices. Made anew by the shell for each call. */
@Service
@Command(
        scope = "busbar",
        name = "simulate",
        description = "Makes something happen to a simulated device; without arguments lists them",
        detailedDescription = "classpath:/io/busbar/simulator/shell/simulate.txt")
public final class SimulateCommand implements Action {

    private static final double LONGEST_SECONDS = 86_400;
    private static final int MOST_CIRCUITS = 12;

    @Reference
    private @Nullable Simulator simulator;

    @Reference
    private @Nullable Clock clock;

    @Reference
    private @Nullable Session session;

    @Argument(name = "device", index = 0, description = "Id of the device")
    @Completion(SimulatedDeviceCompleter.class)
    private @Nullable String device;

    @Argument(name = "fault", index = 1, description = "What is to happen to it; none ends it")
    @Completion(
            value = StringsCompleter.class,
            values = {
                "none",
                "silent",
                "slow",
                "exception",
                "wrong-unit",
                "wrong-transaction",
                "truncated",
                "short",
                "duplicated",
                "garbage",
                "disconnect",
                "dip",
                "swell",
                "interruption",
                "phase-loss",
                "over-current",
                "insulation",
                "source-loss",
                "start-failure",
                "transfer-failure",
                "mode",
                "position",
                "test",
                "reset-fault",
                "release",
                "reset-partial"
            })
    private @Nullable String fault;

    @Argument(
            name = "arg",
            index = 2,
            description = "Milliseconds of slow, code of exception, per cent of dip and swell, phase of phase-loss,"
                    + " multiple of over-current, ohms of insulation, source of source-loss, code of mode, position,"
                    + " kind of test")
    private @Nullable Double argument;

    @Option(name = "--circuit", description = "Circuit of an insulation fault, from 1; 0 for the network itself")
    private int circuit;

    @Option(name = "--for", description = "Seconds that something electrical lasts")
    private double seconds = 10;

    @Option(name = "--lang", description = "Language of the output, en or fr; that of the terminal if not given")
    @Completion(
            value = StringsCompleter.class,
            values = {"en", "fr"})
    private @Nullable String lang;

    @Override
    public @Nullable Object execute() throws CommandException {
        Simulator running = needed(simulator);
        Session shell = needed(session);
        Words words = Words.of(lang, shell);
        try {
            if (device == null || fault == null) {
                list(running, device, needed(clock).millis(), words, shell);
            } else {
                happen(running, device, fault, words, shell);
            }
            return null;
        } catch (ProblemException e) {
            throw new CommandException(e.fullText(words.locale()), e.fullText(words.locale()));
        }
    }

    private void happen(Simulator running, String id, String word, Words words, Session shell) {
        SimulatedDevice found = find(running, id);
        Happening happening = Happening.of(word)
                .orElseThrow(() -> ProblemException.invalid("FAULT", "choice.unknown", word, Happening.words()));
        if (!(seconds > 0 && seconds <= LONGEST_SECONDS)) {
            throw ProblemException.invalid("--for", "number.range", 0, LONGEST_SECONDS, seconds);
        }
        if (circuit < 0 || circuit > MOST_CIRCUITS) {
            throw ProblemException.invalid("--circuit", "number.range", 0, MOST_CIRCUITS, circuit);
        }
        happening.happen(running, found, argument, circuit, Duration.ofMillis((long) (1000 * seconds)), needed(clock));
        shell.getConsole()
                .println(words.say(
                        happening.passes() ? "happens.for" : happening == Happening.NONE ? "ended" : "happens",
                        id,
                        happening.word(),
                        seconds));
    }

    private static void list(Simulator running, @Nullable String only, long now, Words words, Session shell) {
        if (only != null) {
            find(running, only);
        }
        for (SimulatedDevice each : running.devices()) {
            if (only == null || only.equals(each.spec().id())) {
                shell.getConsole()
                        .println(String.format(
                                Locale.ROOT,
                                "%-12s %-22s %s",
                                each.spec().id(),
                                each.spec().reference(),
                                words.say("state", each.disturbances(now).size(), each.pinned())));
            }
        }
    }

    private static SimulatedDevice find(Simulator running, String id) {
        return running.device(id)
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "simulator.device.unknown", id));
    }

    private static <T> T needed(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("The shell has not set up this command");
        }
        return part;
    }
}
