package gradbook.interop.pytorch.benchmark;

import gradbook.engine.scalar.Mlp;
import gradbook.engine.scalar.Value;
import gradbook.experiments.scalar.MicrogradDemoV1;
import gradbook.experiments.scalar.Moons;
import java.util.List;

/** The step of micrograd's demo, whose every number is a node of the graph. */
record ScalarStep(String name) implements Trial {
    @Override
    public String description() {
        return "scalar engine: micrograd's demo, 2-16-16-1 on 100 points, about 66,000 graph nodes; 5 steps";
    }

    @Override
    public int steps() {
        return 5;
    }

    @Override
    public long multiplyAdds() {
        return 0;
    }

    @Override
    public Runnable ours() {
        MicrogradDemoV1.Settings settings = new MicrogradDemoV1().configuration();
        List<Moons.Point> moons = MicrogradDemoV1.moons(settings);
        Mlp model = MicrogradDemoV1.model(settings);
        return () -> {
            for (int i = 0; i < steps(); i++) {
                Value loss = MicrogradDemoV1.loss(settings, MicrogradDemoV1.scores(model, moons), moons, model);
                MicrogradDemoV1.descend(model, loss, 0.1);
            }
        };
    }

    @Override
    public List<String> python() {
        return List.of("scalar.py", Integer.toString(steps()));
    }
}
