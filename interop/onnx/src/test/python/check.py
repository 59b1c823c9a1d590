"""Has onnx.checker judge every model below folders: check.py [--verdicts FILE] FOLDER... Fails if one is refused, or if a folder has
none. With a file it writes there what it says of each, by the SHA-256 of the model, beside what the same checker
has said there of others.

Full check with strict shape inference; and what is inferred without a look at the shapes that the model states, of the value of every
layer and operator of the engine, must be those.
"""

import argparse
import hashlib
import json
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


def said_before(file, checker):
    """Verdicts by the same checker, of models that may lie elsewhere."""
    if not file or not file.exists():
        return {}
    said = json.loads(file.read_text())
    return said["verdicts"] if said["checker"] == checker else {}


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--verdicts", type=pathlib.Path)
    parser.add_argument("folders", nargs="+", type=pathlib.Path)
    arguments = parser.parse_args()
    found = [sorted(folder.rglob("*.onnx")) for folder in arguments.folders]
    models = [path for paths in found for path in paths]
    checker = f"onnx.checker {onnx.__version__}"
    verdicts = said_before(arguments.verdicts, checker)
    refused = 0
    shapes = 0
    for path in models:
        try:
            problem, agreed = judge(path)
        except (onnx.checker.ValidationError, onnx.shape_inference.InferenceError) as error:
            problem, agreed = str(error).splitlines()[0].replace("|", "/"), 0
        shapes += agreed
        verdicts[hashlib.sha256(path.read_bytes()).hexdigest()] = problem or "passed"
        if problem:
            refused += 1
            print(f"{path}: {problem}", file=sys.stderr)
    print(f"{checker}: {len(models)} models, {refused} refused, {shapes} inferred shapes agree")
    if arguments.verdicts:
        said = {"checker": checker, "verdicts": verdicts}
        arguments.verdicts.parent.mkdir(parents=True, exist_ok=True)
        arguments.verdicts.write_text(json.dumps(said, indent=2, sort_keys=True) + "\n")
    return 1 if refused or not all(found) else 0


if __name__ == "__main__":
    sys.exit(main())
