package io.busbar.site;

import io.busbar.driver.LoadDescription;
import io.busbar.driver.MapStatus;
import io.busbar.driver.Product;
import io.busbar.driver.Quality;
import io.busbar.driver.Quantity;
import io.busbar.gateway.devices.DeviceConfig;
import io.busbar.gateway.devices.DeviceDetail;
import io.busbar.gateway.devices.DeviceState;
import io.busbar.gateway.devices.DeviceStatus;
import io.busbar.gateway.devices.Devices;
import io.busbar.gateway.devices.NewDevice;
import io.busbar.gateway.lines.Traffic;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Devices and what was read of them, in memory. */
final class FakeSite implements Devices, LastValues {

    final Map<String, DeviceStatus> devices = new TreeMap<>();
    final List<LiveValue> values = new ArrayList<>();

    /** A device that has said its loads. */
    void device(String id, String name, String zone, Set<Product.Ability> abilities, LoadDescription... loads) {
        Product product =
                new Product("Product of " + id, "DIRIS", loads.length, 3, abilities, MapStatus.values()[0], "here");
        devices.put(
                id,
                new DeviceStatus(
                        new DeviceConfig(id, product.reference(), name, zone, "line", 1, Map.of()),
                        product,
                        DeviceState.ONLINE,
                        DeviceDetail.NONE,
                        Instant.EPOCH,
                        null,
                        null,
                        List.of(loads),
                        new Traffic(0, 0, 0, 0, 0, 0, 0, Double.NaN, Double.NaN)));
    }

    /** A modular meter with so many loads that count active energy. */
    void meter(String id, int loads) {
        LoadDescription[] all = new LoadDescription[loads];
        for (int i = 0; i < loads; i++) {
            all[i] = new LoadDescription(Integer.toString(i + 1), id + " load " + (i + 1), "3P");
            value(id, all[i].key(), "energy.active.import");
        }
        device(id, id, "", Set.of(Product.Ability.ENERGY), all);
    }

    void value(String device, String load, String quantity) {
        values.add(new LiveValue(
                device + '/' + load + '/' + quantity,
                device,
                load,
                Quantity.of(quantity),
                1000,
                null,
                Instant.EPOCH,
                Quality.GOOD));
    }

    @Override
    public List<DeviceStatus> devices() {
        return List.copyOf(devices.values());
    }

    @Override
    public Optional<DeviceStatus> device(String id) {
        return Optional.ofNullable(devices.get(id));
    }

    @Override
    public DeviceStatus add(NewDevice device) {
        throw new UnsupportedOperationException();
    }

    @Override
    public DeviceStatus update(DeviceConfig config) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void remove(String id) {
        devices.remove(id);
    }

    @Override
    public void refresh(String id) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<LiveValue> value(String point) {
        return values.stream().filter(value -> value.point().equals(point)).findFirst();
    }

    @Override
    public List<LiveValue> values(String device) {
        return values.stream().filter(value -> value.device().equals(device)).toList();
    }
}
