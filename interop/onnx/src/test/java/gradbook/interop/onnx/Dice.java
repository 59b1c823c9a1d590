package gradbook.interop.onnx;

import gradbook.engine.random.RandomKey;
import java.util.Random;

/** What a seed decides, throw by throw. */
final class Dice {
    private final Random random;
    private final RandomKey key;
    private int keys;

    Dice(long seed) {
        this.random = new Random(seed);
        this.key = RandomKey.of(seed);
    }

    /** Of 0 to {@code count - 1}. */
    int below(int count) {
        return random.nextInt(count);
    }

    /** Both included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    boolean coin() {
        return random.nextBoolean();
    }

    /** In [0, 1). */
    double real() {
        return random.nextDouble();
    }

    /** One that no other layer has. */
    RandomKey key() {
        return key.fold(keys++);
    }
}
