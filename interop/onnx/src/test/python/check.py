"""Has onnx.checker judge every model below folders: check.py FOLDER... Fails if one is refused, or if a folder has none.

Full check with strict shape inference; and what is inferred without a look at the shapes that the model states, of the value of every
layer and operator of the engine, must be those.
"""

import pathlib
import sys

import onnx


def dimensions(value):
    return [
        dim.dim_param if dim.HasField("dim_param") else dim.dim_value if dim.HasField("dim_value") else None
        for dim in value.type.tensor_type.shape.dim
    ]


def judge(path):
    """What is wrong with a model, or None; and how many shapes agree that were inferred without looking at the stated ones."""
    model = onnx.load(path)
    onnx.checker.check_model(model, full_check=True)
    stated = {value.name: dimensions(value) for value in [*model.graph.value_info, *model.graph.output]}
    bare = onnx.ModelProto()
    bare.CopyFrom(model)
    del bare.graph.value_info[:]
    for value in bare.graph.output:
        value.type.tensor_type.ClearField("shape")
    inferred = onnx.shape_inference.infer_shapes(bare, check_type=True, strict_mode=True, data_prop=True)
    agreed = 0
    for value in [*inferred.graph.value_info, *inferred.graph.output]:
        if value.name not in stated or not value.type.tensor_type.HasField("shape"):
            continue
        found = dimensions(value)
        expected = stated[value.name]
        if len(found) != len(expected):
            return f"{value.name}: stated {expected}, inferred {found}", agreed
        for ours, theirs in zip(expected, found):
            if isinstance(theirs, int) and ours != theirs:
                return f"{value.name}: stated {expected}, inferred {found}", agreed
        agreed += 1
    return None, agreed


def main(folders):
    found = [sorted(pathlib.Path(folder).rglob("*.onnx")) for folder in folders]
    models = [path for paths in found for path in paths]
    refused = 0
    shapes = 0
    for path in models:
        try:
            problem, agreed = judge(path)
        except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
            problem, agreed = str(error), 0
        shapes += agreed
        if problem:
            refused += 1
            print(f"{path}: {problem}", file=sys.stderr)
    print(f"onnx.checker {onnx.__version__}: {len(models)} models, {refused} refused, {shapes} inferred shapes agree")
    return 1 if refused or not all(found) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
