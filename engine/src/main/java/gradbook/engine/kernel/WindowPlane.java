package gradbook.engine.kernel;

/** A window over the rows of a plane and over its columns. */
public record WindowPlane(WindowAxis rows, WindowAxis columns) {}
