package gradbook.experiments.bits;

import gradbook.engine.runtime.Fma;
import gradbook.engine.runtime.VectorUnit;
import gradbook.engine.runtime.Workers;

/** The program in the child JVM: trains each network and prints a line about it, its parts apart by tabs. */
final class Child {
    static final String FORMS = "forms";
    static final String NETWORK = "network";

    private Child() {}

    /** Threads, grain, epochs, batches, seed. */
    public static void main(String[] arguments) {
        int threads = Integer.parseInt(arguments[0]);
        int grain = Integer.parseInt(arguments[1]);
        Length length = new Length(Integer.parseInt(arguments[2]), Integer.parseInt(arguments[3]));
        long seed = Long.parseLong(arguments[4]);
        System.out.println(FORMS + "\t" + forms());
        for (Network network : Network.ALL) {
            TrainedBits bits = Workers.with(threads, grain, () -> Training.run(network, length, seed));
            System.out.println(String.join(
                    "\t",
                    NETWORK,
                    bits.network(),
                    bits.losses(),
                    bits.weights(),
                    bits.outputs(),
                    Boolean.toString(bits.alone())));
        }
    }

    private static String forms() {
        String loops = VectorUnit.isThere() ? "vectors of " + VectorUnit.bits() + " bits" : "plain loops";
        return Fma.isUnit() ? loops : loops + ", fma emulated";
    }
}
