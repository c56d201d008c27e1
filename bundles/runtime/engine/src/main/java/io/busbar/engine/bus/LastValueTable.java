package io.busbar.engine.bus;

import io.busbar.driver.Points;
import io.busbar.driver.SampleBatch;
import io.busbar.gateway.values.LastValues;
import io.busbar.gateway.values.LiveValue;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

/** The last values of all devices. Taking a batch costs a look-up and one write to memory; objects are made when somebody reads. */
@Component(service = {LastValues.class, LastValueTable.class})
public final class LastValueTable implements LastValues {

    private final ConcurrentHashMap<String, DeviceValues> devices = new ConcurrentHashMap<>();
    private final LongSupplier nanoTime;

    /** An empty table. */
    @Activate
    public LastValueTable() {
        this(System::nanoTime);
    }

    /** An empty table that tells ages by this clock. */
    public LastValueTable(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /** Takes what was read. */
    public void accept(SampleBatch batch) {
        DeviceValues values = devices.get(batch.device());
        if (values == null) {
            values = devices.computeIfAbsent(batch.device(), device -> new DeviceValues());
        }
        values.accept(batch, nanoTime.getAsLong());
    }

    /** Makes everything read from a device until now stale. */
    public void offline(String device) {
        DeviceValues values = devices.get(device);
        if (values != null) {
            values.offline(nanoTime.getAsLong());
        }
    }

    /** The blocks that a device delivered; empty for an unknown device. */
    public List<Points> blocks(String device) {
        DeviceValues values = devices.get(device);
        return values == null ? List.of() : values.blocks();
    }

    /** Forgets a device. */
    public void remove(String device) {
        devices.remove(device);
    }

    /** Forgets the points of a device that its driver no longer delivers though the device answers. */
    public void forgetAbandoned(String device) {
        DeviceValues values = devices.get(device);
        if (values != null) {
            values.forgetAbandoned(nanoTime.getAsLong());
        }
    }

    @Override
    public Optional<LiveValue> value(String point) {
        int slash = point.indexOf('/');
        DeviceValues values = slash < 0 ? null : devices.get(point.substring(0, slash));
        return values == null ? Optional.empty() : values.value(point, nanoTime.getAsLong());
    }

    @Override
    public List<LiveValue> values(String device) {
        DeviceValues values = devices.get(device);
        return values == null ? List.of() : values.values(nanoTime.getAsLong());
    }
}
