package io.busbar.alarms;

import io.busbar.gateway.alarms.AlarmDefinition;
import io.busbar.gateway.alarms.AlarmDefinitions;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The definitions of this gateway as a service. */
@Component(service = AlarmDefinitions.class)
public final class AlarmDefinitionBook implements AlarmDefinitions {

    private final AlarmDefinitions definitions;

    /** The definitions of an engine. */
    @Activate
    public AlarmDefinitionBook(@Reference AlarmEngine engine) {
        this.definitions = engine.definitions();
    }

    @Override
    public List<Watched> definitions() {
        return definitions.definitions();
    }

    @Override
    public Optional<Watched> definition(String id) {
        return definitions.definition(id);
    }

    @Override
    public AlarmDefinition add(AlarmDefinition definition) {
        return definitions.add(definition);
    }

    @Override
    public AlarmDefinition update(AlarmDefinition definition) {
        return definitions.update(definition);
    }

    @Override
    public void remove(String id) {
        definitions.remove(id);
    }

    @Override
    public List<AlarmDefinition> proposals(String device, String load, Locale locale) {
        return definitions.proposals(device, load, locale);
    }
}
