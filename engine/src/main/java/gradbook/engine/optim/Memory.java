package gradbook.engine.optim;

import gradbook.engine.array.NdArray;
import gradbook.engine.kernel.Update;
import java.util.LinkedHashMap;
import java.util.Map;

/** Named arrays that their owner updates in place, and a checkpoint copies out and in. */
final class Memory {
    private final String owner;
    private final Map<String, NdArray> arrays = new LinkedHashMap<>();

    Memory(String owner) {
        this.owner = owner;
    }

    /** Takes {@code array} over under {@code name}. */
    NdArray add(String name, NdArray array) {
        arrays.put(name, array);
        return array;
    }

    Snapshot snapshot(long steps) {
        Map<String, NdArray> copies = new LinkedHashMap<>();
        arrays.forEach((name, array) -> copies.put(name, array.copy()));
        return new Snapshot(steps, copies);
    }

    /** Refuses a snapshot with other names, types or shapes. */
    void check(Snapshot snapshot) {
        arrays.forEach((name, array) -> {
            NdArray found = snapshot.arrays().get(name);
            if (found == null
                    || found.dtype() != array.dtype()
                    || !found.shape().equals(array.shape())) {
                throw new IllegalArgumentException(owner + ": expected " + name + " of " + array.dtype() + " "
                        + array.shape() + ", found " + (found == null ? "none" : found.dtype() + " " + found.shape()));
            }
        });
        for (String name : snapshot.arrays().keySet()) {
            if (!arrays.containsKey(name)) {
                throw new IllegalArgumentException(
                        owner + ": expected " + arrays.size() + " arrays, found another one named " + name);
            }
        }
    }

    /** Overwrites all arrays; the snapshot has been checked. */
    void restore(Snapshot snapshot) {
        arrays.forEach((name, array) -> Update.copy(snapshot.arrays().get(name), array));
    }
}
