package io.busbar.driver;

import java.util.List;
import java.util.Optional;
import org.osgi.annotation.versioning.ConsumerType;

/**
 * A device family. A driver bundle registers one as an OSGi service; the gateway finds it by the whiteboard pattern and may lose it at
 * any time, when the bundle is updated, without other devices noticing. Methods may be called by any thread.
 */
@ConsumerType
public interface Driver {

    /** Short name of the family, such as {@code diris}: lower case, unique in the gateway. */
    String family();

    /** Every product that it can read. Constant during the life of the service. */
    List<Product> products();

    /** The product that a device is, by what it says of itself; empty if it is none of this driver's. */
    Optional<Product> recognise(Identification identification);

    /** The products that a device may be, by what it says of itself, the likeliest first; several where sister products say the same. */
    default List<Product> candidates(Identification identification) {
        return recognise(identification).stream().toList();
    }

    /**
     * The tables in which its products say what they are, the most common first; empty where none of them can be told from an unknown
     * device.
     */
    default List<IdentificationTable> identificationTables() {
        return List.of();
    }

    /**
     * As what a device can be read that no driver recognises, in the order to be tried; empty if it is none of this driver's
     * manufacturer.
     */
    default List<GenericProduct> generic(Identification identification) {
        return List.of();
    }

    /**
     * Whether the driver reaches its devices by itself rather than over a line of the gateway. Then a device has neither line nor unit, its
     * session must not ask for {@link DeviceContext#link()}, and says with {@link DeviceContext#reachable} how the device fares. Constant
     * during the life of the service.
     */
    default boolean connectsItself() {
        return false;
    }

    /**
     * Begins to read a device.
     *
     * @throws IllegalArgumentException if the product is none of this driver's
     */
    DeviceSession open(DeviceReference device, DeviceContext context);
}
