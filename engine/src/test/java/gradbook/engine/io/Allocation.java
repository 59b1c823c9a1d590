package gradbook.engine.io;

import java.lang.reflect.Method;

/** Bytes allocated so far by the calling thread. */
final class Allocation {
    private static final Object BEAN;
    private static final Method ALLOCATED;

    // By reflection: tests are compiled inside the engine's module, which does without the module of this bean.
    static {
        try {
            BEAN = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            ALLOCATED =
                    Class.forName("com.sun.management.ThreadMXBean").getMethod("getThreadAllocatedBytes", long.class);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("these tests need a JDK that counts allocations", e);
        }
    }

    private Allocation() {}

    static long bytes() {
        try {
            return (long) ALLOCATED.invoke(BEAN, Thread.currentThread().getId());
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("these tests need a JDK that counts allocations", e);
        }
    }
}
