package io.busbar.shell;

import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Argument;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Explains the commands in the person's language; the shell's own {@code --help} knows English only. */
@Service
@Command(scope = "busbar", name = "explain", description = "Explains the commands of the gateway, in English or French")
public final class ExplainCommand extends BusbarCommand {

    @Argument(name = "command", multiValued = true, description = "Name of a command; all commands if not given")
    private List<String> typed = List.of();

    @Override
    List<String> typed() {
        return typed;
    }

    @Override
    void run(Services services, Output out) {
        Manual manual = new Manual(out.words());
        String command = argument();
        if (command.isEmpty()) {
            List<Manual.Page> pages = manual.pages();
            if (out.isJson()) {
                out.json(pages.stream().map(ExplainCommand::json).toList());
                return;
            }
            TextTable table = new TextTable(out.words().say("column.command"), "");
            pages.forEach(page -> table.row(page.name(), page.description()));
            out.table(table);
            return;
        }
        String wanted = command.startsWith("busbar:") ? command.substring("busbar:".length()) : command;
        Manual.Page page = manual.pages().stream()
                .filter(candidate -> candidate.name().equals(wanted))
                .findFirst()
                .orElseThrow(() -> ProblemException.of(Kind.NOT_FOUND, "command.unknown", wanted));
        if (out.isJson()) {
            out.json(json(page));
        } else {
            print(page, out);
        }
    }

    private static void print(Manual.Page page, Output out) {
        out.line(page.description());
        out.line("");
        out.line("  " + page.syntax());
        out.line("");
        TextTable table = new TextTable(out.words().say("column.option"), "");
        page.parameters().forEach(parameter -> table.row(parameter.name(), parameter.description()));
        out.table(table);
        if (!page.details().isEmpty()) {
            out.line("");
            out.line(page.details());
        }
    }

    private static Map<String, Object> json(Manual.Page page) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("name", "busbar:" + page.name());
        json.put("description", page.description());
        json.put("syntax", page.syntax());
        json.put("details", page.details());
        json.put(
                "parameters",
                page.parameters().stream()
                        .map(parameter -> Map.of("name", parameter.name(), "description", parameter.description()))
                        .toList());
        return json;
    }
}
