package io.busbar.alarms.system;

import io.busbar.alarms.core.AlarmDesk;
import io.busbar.alarms.system.GatewaySource.State;
import io.busbar.gateway.alarms.Alarm;
import io.busbar.gateway.alarms.Criticality;
import io.busbar.gateway.condition.Condition;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.history.HistorianStatus;
import io.busbar.gateway.history.StorageWatch;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** Everything that the gateway looks at in itself. A new sort of system alarm is a new line here. */
public final class SystemSources {

    /** The parts of the gateway; empty where a part is not there now. */
    public interface Surroundings {
        /** All devices. */
        Optional<List<DeviceStatus>> devices();

        /** Devices of which an alarm lacks a value. */
        Set<String> blindDevices();

        /** Whether everything is stored. */
        Optional<StorageWatch> storage();

        /** How the history fares. */
        Optional<HistorianStatus> historian();

        /** Conditions that other parts of the gateway tell. */
        Optional<List<Condition>> conditions();

        /** Why the journal of alarms cannot be written; empty when all is well. */
        String journalProblem();
    }

    private SystemSources() {}

    /**
     * The system alarms of a gateway.
     *
     * @param recorded whether an alarm of the same key and time is in the journal already
     */
    public static SystemAlarms of(AlarmDesk desk, Surroundings around, Predicate<Alarm> recorded) {
        return new SystemAlarms(
                desk,
                List.of(
                        new DeviceSource(around::devices, around::blindDevices),
                        new DeviceSource.Maps(around::devices),
                        new StoreSource(() -> around.storage().map(StorageWatch::notStored)),
                        new StoreSource.Disk(around::historian),
                        new ClockSource(desk, () -> around.storage().map(StorageWatch::clockChanges), recorded),
                        new ConditionAlarms(around::conditions),
                        new GatewaySource("journal", Criticality.CRITICAL, true, () -> {
                            String problem = around.journalProblem();
                            return Optional.of(new State(!problem.isEmpty(), List.of(problem)));
                        })));
    }
}
