package gradbook.experiments.dataset;

import java.util.List;

/** 40,000 lines of Shakespeare's plays, 1,115,394 characters of 65 kinds, of Andrej Karpathy's char-rnn. */
public final class Shakespeare {
    /** The plays one after the other, each speech under its speaker's name. */
    public static final TextSet TEXT = new TextSet(
            "tinyshakespeare.txt",
            new PinnedFile(
                    "tinyshakespeare.txt",
                    1_115_394,
                    "86c4e6aa9db7c042ec79f339dcb96d42b0075e16b8fc2e86bf0ca57e2dc565ed"),
            List.of(HttpSource.raw(
                    "https://raw.githubusercontent.com/karpathy/char-rnn/master/data/tinyshakespeare/", "input.txt")),
            "Shakespeare's plays are in the public domain; the selection is part of char-rnn, under the MIT licence. Gradbook fetches it "
                    + "and never redistributes it.",
            "A. Karpathy: char-rnn, 2015. https://github.com/karpathy/char-rnn");

    private Shakespeare() {}
}
