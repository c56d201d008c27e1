package io.busbar.shell;

import io.busbar.gateway.audit.Audit;
import io.busbar.gateway.audit.AuditVerdict;
import io.busbar.gateway.problem.ProblemException;
import io.busbar.gateway.problem.ProblemException.Kind;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.lifecycle.Service;
import org.jspecify.annotations.Nullable;

/** Examines the audit trail. */
@Service
@Command(
        scope = "busbar",
        name = "audit-verify",
        description = "Examines the audit trail and names the first record that is missing, added or changed")
public final class AuditVerifyCommand extends BusbarCommand {

    private boolean failed;

    @Override
    boolean hasFailed() {
        return failed;
    }

    @Override
    void run(Services services, Output out) {
        Audit audit = services.need(Audit.class);
        AuditVerdict verdict = audit.verify();
        failed = !verdict.isSound();
        if (out.isJson()) {
            Map<String, @Nullable Object> json = new LinkedHashMap<>();
            json.put("sound", verdict.isSound());
            json.put("records", verdict.records());
            json.put("sealed", verdict.sealed());
            json.put("firstBad", verdict.firstBad());
            json.put("problem", verdict.problem());
            out.json(json);
            return;
        }
        String problem = verdict.problem();
        if (problem == null) {
            out.say("audit.sound", verdict.records(), verdict.sealed());
        } else {
            out.line(ProblemException.of(
                            Kind.CONFLICT,
                            problem,
                            String.valueOf(verdict.firstBad()),
                            Long.toString(verdict.records()))
                    .text(out.words().locale()));
        }
        String writing = audit.problem();
        if (!writing.isEmpty()) {
            failed = true;
            out.say("audit.writes.not", writing);
        }
    }
}
