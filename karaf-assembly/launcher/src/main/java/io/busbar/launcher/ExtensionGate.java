package io.busbar.launcher;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.osgi.framework.BundleContext;
import org.osgi.framework.wiring.BundleRevision;

/**
 * Felix resolves and starts extensions of itself while it installs them, and asks no hook about it. The list in which it collects them is
 * the one place where they can be turned away: adding to it fails, and so does the installation.
 */
final class ExtensionGate extends ArrayList<Object> {
    private static final long serialVersionUID = 1L;

    private final transient Predicate<BundleRevision> passes;

    private ExtensionGate(Predicate<BundleRevision> passes) {
        this.passes = passes;
    }

    /**
     * Puts this gate into a framework that runs.
     *
     * @throws ReflectiveOperationException if it is another framework than the one this was written for
     */
    @SuppressWarnings("unchecked")
    static void install(BundleContext system, Predicate<BundleRevision> passes) throws ReflectiveOperationException {
        Object manager = value(system.getBundle(0), "m_extensionManager");
        Field list = field(manager, "m_unresolvedExtensions");
        ExtensionGate gate = new ExtensionGate(passes);
        gate.addAll((List<Object>) list.get(manager));
        list.set(manager, gate);
    }

    @Override
    public boolean add(Object extension) {
        if (extension instanceof BundleRevision revision && !passes.test(revision)) {
            throw new UnsupportedOperationException(
                    "Nobody vouches for the extension of the framework " + revision.getSymbolicName());
        }
        return super.add(extension);
    }

    private static Object value(Object owner, String name) throws ReflectiveOperationException {
        Object value = field(owner, name).get(owner);
        if (value == null) {
            throw new NoSuchFieldException(name + " holds nothing");
        }
        return value;
    }

    private static Field field(Object owner, String name) throws ReflectiveOperationException {
        Field field = owner.getClass().getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }
}
