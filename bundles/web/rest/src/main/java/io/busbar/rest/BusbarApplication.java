package io.busbar.rest;

import io.busbar.rest.access.AccessFilter;
import io.busbar.rest.access.AuditFilter;
import io.busbar.rest.access.Doorkeeper;
import io.busbar.rest.alarms.AlarmsResource;
import io.busbar.rest.alarms.DefinitionsResource;
import io.busbar.rest.alarms.MaintenanceResource;
import io.busbar.rest.detection.DetectionsResource;
import io.busbar.rest.detection.InboxResource;
import io.busbar.rest.devices.CatalogueResource;
import io.busbar.rest.devices.CommandsResource;
import io.busbar.rest.devices.DevicesResource;
import io.busbar.rest.devices.DriversResource;
import io.busbar.rest.devices.MapsResource;
import io.busbar.rest.energy.ConsumptionResource;
import io.busbar.rest.exports.ExportsResource;
import io.busbar.rest.exports.SpoolResource;
import io.busbar.rest.gateway.DescriptionResource;
import io.busbar.rest.gateway.GatewayProcess;
import io.busbar.rest.gateway.HealthResource;
import io.busbar.rest.gateway.Readiness;
import io.busbar.rest.gateway.RestartResource;
import io.busbar.rest.gateway.SiteResource;
import io.busbar.rest.gateway.SystemResource;
import io.busbar.rest.history.ArchiveResource;
import io.busbar.rest.history.HistoryResource;
import io.busbar.rest.history.HistoryStatusResource;
import io.busbar.rest.json.JsonBodies;
import io.busbar.rest.lines.LinesResource;
import io.busbar.rest.lines.SerialSearchesResource;
import io.busbar.rest.live.LiveFeed;
import io.busbar.rest.log.LogResource;
import io.busbar.rest.problem.FailureMapper;
import io.busbar.rest.problem.WebFailureMapper;
import io.busbar.rest.security.AccountsResource;
import io.busbar.rest.security.AuditResource;
import io.busbar.rest.security.AuthoritiesResource;
import io.busbar.rest.security.CertificatesResource;
import io.busbar.rest.security.FirewallResource;
import io.busbar.rest.security.PassphraseResource;
import io.busbar.rest.security.PolicyResource;
import io.busbar.rest.security.SessionsResource;
import io.busbar.rest.services.GatewayServices;
import io.busbar.rest.session.SessionResource;
import io.busbar.rest.site.FavouritesResource;
import io.busbar.rest.site.FluidsResource;
import io.busbar.rest.site.HierarchiesResource;
import io.busbar.rest.site.LoadsResource;
import io.busbar.rest.site.UsagesResource;
import io.busbar.rest.storage.DevicePlanResource;
import io.busbar.rest.storage.SitePlanResource;
import io.busbar.rest.tables.DeviceTableResource;
import io.busbar.rest.values.PointsResource;
import io.busbar.rest.values.QuantitiesResource;
import io.busbar.rest.values.ValuesResource;
import java.util.Set;
import javax.ws.rs.core.Application;
import org.jspecify.annotations.Nullable;
import org.osgi.framework.BundleContext;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsApplicationBase;
import org.osgi.service.jaxrs.whiteboard.propertytypes.JaxrsName;

/**
 * The application below {@code /api/v1}.
 *
 * <p>It is registered once, whole: the whiteboard destroys and builds its server anew for every resource or extension that joins or goes,
 * and requests fail meanwhile. So no resource is a service, none depends on one, and none can be reached without the filter that guards
 * it.
 */
@Component(service = Application.class)
@JaxrsName("busbar")
@JaxrsApplicationBase("/api/v1")
public final class BusbarApplication extends Application {

    private final Set<Object> singletons;

    @Reference(cardinality = ReferenceCardinality.OPTIONAL, policy = ReferencePolicy.DYNAMIC)
    private volatile @Nullable LiveFeed live;

    /** Serves these services to whom this doorkeeper admits. */
    @Activate
    public BusbarApplication(
            BundleContext context,
            @Reference GatewayServices services,
            @Reference Doorkeeper doorkeeper,
            @Reference Readiness readiness) {
        this(services, doorkeeper, readiness, GatewayProcess.of(context), null);
    }

    BusbarApplication(
            GatewayServices services,
            Doorkeeper doorkeeper,
            Readiness readiness,
            GatewayProcess process,
            @Nullable LiveFeed feed) {
        live = feed;
        singletons = Set.of(
                new AccessFilter(doorkeeper),
                new AuditFilter(services),
                new JsonBodies(),
                new FailureMapper(),
                new WebFailureMapper(),
                new HealthResource(readiness),
                new DescriptionResource(),
                new SessionResource(services, doorkeeper),
                new SessionsResource(services),
                new AccountsResource(services),
                new PassphraseResource(services),
                new AuditResource(services),
                new PolicyResource(services),
                new FirewallResource(services),
                new CertificatesResource(services),
                new AuthoritiesResource(services),
                new SiteResource(services),
                new RestartResource(process.restart()),
                new LogResource(process.logs()),
                new SystemResource(readiness, services, () -> GatewayServices.present(live)),
                new CatalogueResource(services),
                new DriversResource(services),
                new MapsResource(services),
                new LinesResource(services),
                new SerialSearchesResource(services),
                new DevicesResource(services),
                new DeviceTableResource(services),
                new CommandsResource(services),
                new DetectionsResource(services),
                new InboxResource(services),
                new ValuesResource(services),
                new QuantitiesResource(),
                new PointsResource(services),
                new HistoryResource(services),
                new HistoryStatusResource(services),
                new ArchiveResource(services),
                new ConsumptionResource(services),
                new FavouritesResource(services),
                new FluidsResource(services),
                new HierarchiesResource(services),
                new LoadsResource(services),
                new UsagesResource(services),
                new AlarmsResource(services),
                new DefinitionsResource(services),
                new MaintenanceResource(services),
                new SitePlanResource(services),
                new ExportsResource(services),
                new SpoolResource(services),
                new DevicePlanResource(services));
    }

    @Override
    public Set<Object> getSingletons() {
        return singletons;
    }
}
