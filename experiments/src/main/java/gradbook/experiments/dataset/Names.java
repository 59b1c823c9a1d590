package gradbook.experiments.dataset;

import java.util.List;

/** The 32,033 first names, one a line, of Andrej Karpathy's lectures on language models. */
public final class Names {
    /** Names of the year 2018, the most frequent first. */
    public static final TextSet TEXT = new TextSet(
            "names.txt",
            new PinnedFile("names.txt", 228_145, "0a30b5557f192f32ab962680889aac5f6fda0f4cecf40a6d0b5694f58ea8cc4d"),
            List.of(HttpSource.raw("https://raw.githubusercontent.com/karpathy/makemore/master/")),
            "The names come from the US Social Security Administration (ssa.gov), whose data are in the public domain; the list is part of "
                    + "makemore, under the MIT licence. Gradbook fetches it and never redistributes it.",
            "A. Karpathy: makemore, 2022. https://github.com/karpathy/makemore");

    private Names() {}
}
