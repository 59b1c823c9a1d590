package gradbook.engine.runtime;

import java.lang.reflect.Method;
import java.util.stream.LongStream;

/** Bytes allocated so far. */
public final class Allocation {
    private static final Object BEAN;
    private static final Method OF_THREAD;
    private static final Method OF_THREADS;
    private static final Method THREADS;

    // By reflection: tests are compiled inside the engine's module, which does without the module of this bean.
    static {
        try {
            BEAN = Class.forName("java.lang.management.ManagementFactory")
                    .getMethod("getThreadMXBean")
                    .invoke(null);
            Class<?> type = Class.forName("com.sun.management.ThreadMXBean");
            OF_THREAD = type.getMethod("getThreadAllocatedBytes", long.class);
            OF_THREADS = type.getMethod("getThreadAllocatedBytes", long[].class);
            THREADS = type.getMethod("getAllThreadIds");
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("these tests need a JDK that counts allocations", e);
        }
    }

    private Allocation() {}

    /** By the calling thread. */
    public static long bytes() {
        return (long) ask(OF_THREAD, Thread.currentThread().getId());
    }

    /** By all threads that live. */
    public static long bytesOfAllThreads() {
        return LongStream.of((long[]) ask(OF_THREADS, ask(THREADS))).sum();
    }

    private static Object ask(Method method, Object... arguments) {
        try {
            return method.invoke(BEAN, arguments);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError("these tests need a JDK that counts allocations", e);
        }
    }
}
