package gradbook.experiments.run;

import java.util.List;

/**
 * What the heads of a network look at while it reads a text.
 *
 * @param text a character for each place
 * @param layers for each layer its heads; rows of a grid are the places that look, columns those that are looked at
 */
public record Attention(String text, List<List<Grid>> layers) {
    public Attention {
        layers = layers.stream().map(List::copyOf).toList();
        for (List<Grid> heads : layers) {
            for (Grid head : heads) {
                if (head.rows() != text.length() || head.columns() != text.length()) {
                    throw new IllegalArgumentException("attention: expected " + text.length() + " x " + text.length()
                            + " weights, found " + head.rows() + " x " + head.columns());
                }
            }
        }
    }
}
