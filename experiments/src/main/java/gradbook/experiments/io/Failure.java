package gradbook.experiments.io;

/**
 * What went wrong, told to the person at the keyboard in one sentence: what was expected, what was found, in which file
 * or argument, and what to do. The command line prints the sentence alone and exits non-zero; the stack trace is shown
 * only when asked for. A mistake in the program itself is not a {@code Failure}.
 */
public final class Failure extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** A failure with nothing beneath it. */
    public Failure(String sentence) {
        super(sentence);
    }

    /** A failure whose cause is kept for whoever asks for the stack trace. */
    public Failure(String sentence, Throwable cause) {
        super(sentence, cause);
    }
}
