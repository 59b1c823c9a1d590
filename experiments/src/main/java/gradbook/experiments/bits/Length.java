package gradbook.experiments.bits;

/** How long a network is trained: so many epochs of so many batches. */
public record Length(int epochs, int batches) {
    /** Long enough for compiled code to take over in the middle. */
    static final Length WHOLE = new Length(6, 5);

    /** For a JVM that compiles nothing, and for threads that are given tiny shares and mostly wait for each other. */
    static final Length SHORT = new Length(2, 2);

    /** Training steps. */
    public int steps() {
        return epochs * batches;
    }
}
