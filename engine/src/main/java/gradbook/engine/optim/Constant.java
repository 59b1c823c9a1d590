package gradbook.engine.optim;

/** The same rate at every step. */
public record Constant(double rate) implements Schedule {
    public Constant {
        Schedule.checkRate("constant schedule", rate);
    }

    @Override
    public double at(long step) {
        return rate;
    }
}
