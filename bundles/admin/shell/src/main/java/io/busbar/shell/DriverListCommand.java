package io.busbar.shell;

import io.busbar.driver.Product;
import io.busbar.gateway.devices.Drivers;
import java.util.List;
import java.util.Map;
import org.apache.karaf.shell.api.action.Command;
import org.apache.karaf.shell.api.action.Option;
import org.apache.karaf.shell.api.action.lifecycle.Service;

/** Lists the drivers. */
@Service
@Command(
        scope = "busbar",
        name = "driver-list",
        description = "Lists the installed drivers, their versions and their devices")
public final class DriverListCommand extends BusbarCommand {

    @Option(name = "--products", description = "List every product that they can read")
    private boolean products;

    @Override
    void run(Services services, Output out) {
        Drivers drivers = services.need(Drivers.class);
        if (out.isJson()) {
            out.json(drivers.installed().stream().map(DriverListCommand::json).toList());
        } else if (products) {
            printProducts(drivers.catalogue(), out);
        } else {
            print(drivers.installed(), out);
        }
    }

    private static void print(List<Drivers.Installed> drivers, Output out) {
        Words words = out.words();
        TextTable table = new TextTable(
                words.say("column.driver"),
                words.say("column.bundle"),
                words.say("column.version"),
                ">" + words.say("column.products"),
                ">" + words.say("column.devices"));
        for (Drivers.Installed driver : drivers) {
            table.row(
                    driver.family(),
                    driver.bundle(),
                    driver.version(),
                    Integer.toString(driver.products().size()),
                    Integer.toString(driver.devices()));
        }
        out.table(table);
        out.say("driver.count", drivers.size());
    }

    private static void printProducts(List<Product> products, Output out) {
        Words words = out.words();
        TextTable table = new TextTable(
                words.say("column.family"),
                words.say("column.reference"),
                ">" + words.say("column.loads"),
                words.say("column.map"));
        for (Product product : products) {
            table.row(
                    product.family(),
                    product.reference(),
                    Integer.toString(product.loads()),
                    words.say(product.status()));
        }
        out.table(table);
    }

    private static Map<String, Object> json(Drivers.Installed driver) {
        return Map.of(
                "family", driver.family(),
                "bundle", driver.bundle(),
                "version", driver.version(),
                "devices", driver.devices(),
                "products", driver.products().stream().map(Product::reference).toList());
    }
}
