package gradbook.experiments.run;

/** A file that went into a run, or data drawn by the program itself, by its digest. */
public record DataFile(String name, String sha256) {}
