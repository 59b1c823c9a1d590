package gradbook.experiments.music;

/** Which hand plays; in a piece's file each has a track of its own, the right one first. */
enum Hand {
    RIGHT("R"),
    LEFT("L");

    private final String letter;

    Hand(String letter) {
        this.letter = letter;
    }

    /** As a token has it. */
    String letter() {
        return letter;
    }
}
