package gradbook.experiments.dataset;

/** A source cannot deliver; the message is the reason, and the next source is asked. */
final class Unavailable extends Exception {
    private static final long serialVersionUID = 1L;

    Unavailable(String reason) {
        super(reason);
    }

    Unavailable(String reason, Throwable cause) {
        super(reason, cause);
    }
}
