"""Writes the cases of ONNX's own suites into a folder: `python collect.py FOLDER`.

The wheel `onnx` carries networks with their outputs (`light`), cases converted from PyTorch, and makes
cases of each operator. One of these is a network as the workbench takes it where it has one input and
gives `[batch, classes]`. Of the others there are further forms that say the same: all inputs but the first
become constants, or inputs of one shape are parts of a single one; recurrent nodes get the examples as the
first axis; and what is given is flattened from its second axis on.

`cases.json` lists them; numbers are raw float32 in the order of their axes.
"""

import glob
import json
import os
import sys
import warnings

warnings.filterwarnings("ignore")

import numpy as np  # noqa: E402
import onnx  # noqa: E402
from onnx import TensorProto, helper, numpy_helper  # noqa: E402
from onnx.backend.test.case.node import collect_testcases  # noqa: E402
from onnx.reference import ReferenceEvaluator  # noqa: E402

folder = sys.argv[1]
data = os.path.join(os.path.dirname(onnx.__file__), "backend", "test", "data")
cases = []


def numbers(name, value):
    """Where an array stands; nothing where it is none of numbers."""
    if not isinstance(value, np.ndarray):
        return None
    try:
        value.astype(np.float32).tofile(os.path.join(folder, name))
    except (TypeError, ValueError):
        return None
    return {"file": name, "shape": list(value.shape)}


# Their answers stand in the suite with four digits.
ROUNDED = {"averagepool_2d_ceil_last_window_starts_on_pad"}


def recomputed(name, model, inputs):
    """What is expected where the suite is not to be taken at its word; nothing elsewhere.

    A network here is done with training, so that batch norm takes its running averages.
    """
    norms = [node for node in model.graph.node if node.op_type == "BatchNormalization"]
    modes = [one for node in norms for one in node.attribute if one.name == "training_mode"]
    if name not in ROUNDED and not any(mode.i for mode in modes):
        return None
    done = copied(model)
    for node in done.graph.node:
        if node.op_type == "BatchNormalization":
            del node.output[1:]
            for attribute in node.attribute:
                if attribute.name == "training_mode":
                    attribute.i = 0
    del done.graph.output[1:]
    feeds = {value.name: array for value, array in zip(done.graph.input, inputs)}
    return ReferenceEvaluator(done).run(None, feeds)


def add(suite, name, model, inputs, outputs):
    """A case in the form in which it comes, and in those that say the same as a network here."""
    outputs = recomputed(name, model, inputs) or outputs
    first = [values[0] if values else None for values in (inputs, outputs)]
    forms = [(model, *first)]
    arrays = [*inputs, *outputs]
    if all(isinstance(value, np.ndarray) for value in arrays) and inputs:
        for form in (batch_first, cut_apart, with_constants):
            other = form(model, inputs, outputs)
            if other is not None:
                forms.append(other)
    entry = {
        "suite": suite,
        "name": name,
        "operators": sorted({node.op_type for node in model.graph.node}),
        "forms": [],
    }
    for index, (form, given, expected) in enumerate(forms):
        file = f"{suite}-{name}-{index}"
        onnx.save(form, os.path.join(folder, f"{file}.onnx"))
        entry["forms"].append(
            {
                "model": f"{file}.onnx",
                "input": numbers(f"{file}.input", given),
                "output": numbers(f"{file}.output", expected),
            }
        )
    cases.append(entry)


def with_constants(model, inputs, outputs):
    """All inputs but the first as constants, and what is given flattened."""
    given = inputs_of(model)
    rank = np.ndim(outputs[0]) if outputs else 2
    if len(given) == 1 and len(model.graph.output) == 1 and rank == 2:
        return None
    adapted = copied(model)
    for value, array in list(zip(given, inputs))[1:]:
        adapted.graph.initializer.append(numpy_helper.from_array(array, value.name))
    drop_inputs(adapted, [value.name for value in given[1:]])
    flatten(adapted, rank)
    return adapted, inputs[0], outputs[0] if outputs else None


def cut_apart(model, inputs, outputs):
    """Inputs of one shape as parts of a single one, which the network cuts apart."""
    shapes = {array.shape for array in inputs}
    if not outputs or len(inputs) < 2 or len(shapes) > 1 or inputs[0].ndim < 2:
        return None
    if any(array.dtype != np.float32 for array in inputs):
        return None
    adapted = copied(model)
    given = inputs_of(model)
    width = inputs[0].shape[-1]
    for index, value in reversed(list(enumerate(given))):
        ends = [("starts", index * width), ("ends", (index + 1) * width), ("axes", -1)]
        for end, number in ends:
            constant = numpy_helper.from_array(np.array([number]), f"{end}_of_{index}")
            adapted.graph.initializer.append(constant)
        inner = ["parts", *[f"{end}_of_{index}" for end, _ in ends]]
        adapted.graph.node.insert(0, helper.make_node("Slice", inner, [value.name]))
    drop_inputs(adapted, [value.name for value in given])
    parts = np.concatenate(inputs, axis=-1)
    adapted.graph.input.append(
        helper.make_tensor_value_info("parts", TensorProto.FLOAT, parts.shape)
    )
    flatten(adapted, np.ndim(outputs[0]))
    return adapted, parts, outputs[0]


def batch_first(model, inputs, outputs):
    """A recurrent node with the examples as the first axis of what it takes and gives."""
    nodes = [node for node in model.graph.node if node.op_type in ("LSTM", "GRU", "RNN")]
    if not outputs or len(nodes) != 1 or len(model.graph.node) != 1:
        return None
    if any(one.name == "layout" and one.i for one in nodes[0].attribute):
        return None
    adapted, _, _ = with_constants(model, inputs, outputs)
    graph = adapted.graph
    graph.node.pop()
    steps = graph.input[0].name
    turned = inputs[0].transpose(1, 0, 2)
    drop_inputs(adapted, [steps])
    graph.input.append(
        helper.make_tensor_value_info("examples", TensorProto.FLOAT, turned.shape)
    )
    graph.node.insert(0, helper.make_node("Transpose", ["examples"], [steps], perm=[1, 0, 2]))
    order = [1, 0, 2] if outputs[0].ndim == 3 else [2, 0, 1, 3]
    output = model.graph.output[0].name
    graph.node.append(helper.make_node("Transpose", [output], ["turned"], perm=order))
    graph.output[0].name = "turned"
    flatten(adapted, outputs[0].ndim)
    return adapted, turned, outputs[0].transpose(order)


def copied(model):
    other = onnx.ModelProto()
    other.CopyFrom(model)
    return other


def inputs_of(model):
    constants = {tensor.name for tensor in model.graph.initializer}
    return [value for value in model.graph.input if value.name not in constants]


def drop_inputs(model, names):
    kept = [value for value in model.graph.input if value.name not in names]
    del model.graph.input[:]
    model.graph.input.extend(kept)


def flatten(model, rank):
    """The first output alone, from its second axis on."""
    graph = model.graph
    name = graph.output[0].name
    if rank > 2:
        graph.node.append(helper.make_node("Flatten", [name], ["flat_output"], axis=1))
        name = "flat_output"
    elif len(graph.output) == 1:
        return
    del graph.output[:]
    graph.output.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, [None, None]))


# Known networks whose weights are drawn, for ONNX Runtime to say what they make of the input.
FILLED = {"densenet121", "inception_v2", "resnet50", "squeezenet"}


def filled(model):
    """The suite's networks have the same number in all weights, so that a mistake in their order would
    not be seen. These have others everywhere, as large as a network's are before training."""
    draws = np.random.default_rng(0)
    other = copied(model)
    graph = other.graph
    shapes = {tensor.name: numpy_helper.to_array(tensor) for tensor in graph.initializer}
    kept = []
    for node in graph.node:
        if node.op_type != "ConstantOfShape":
            kept.append(node)
            continue
        shape = tuple(int(size) for size in shapes[node.input[0]])
        [value] = numpy_helper.to_array(node.attribute[0].t).ravel()
        array = draws.standard_normal(shape) * np.sqrt(2 / max(1, np.prod(shape[1:])))
        if len(shape) < 2:
            array = value * draws.uniform(0.8, 1.2, shape) + draws.uniform(0, 0.05, shape)
        graph.initializer.append(numpy_helper.from_array(array.astype(np.float32), node.output[0]))
    del graph.node[:]
    graph.node.extend(kept)
    return other


def read(file):
    tensor = TensorProto()
    with open(file, "rb") as stream:
        tensor.ParseFromString(stream.read())
    return numpy_helper.to_array(tensor)


def as_array(value):
    return numpy_helper.to_array(value) if isinstance(value, TensorProto) else value


def ordered(pattern):
    return sorted(glob.glob(pattern), key=lambda file: int(file.rsplit("_", 1)[1][:-3]))


for file in sorted(glob.glob(os.path.join(data, "light", "*.onnx"))):
    network = onnx.load(file)
    inner = {tensor.name for tensor in network.graph.initializer}
    [wanted] = [value for value in network.graph.input if value.name not in inner]
    shape = [dim.dim_value for dim in wanted.type.tensor_type.shape.dim]
    # As the suite itself makes it: 0 to 1 in equal steps.
    example = (np.arange(np.prod(shape)).reshape(shape) / np.prod(shape)).astype(np.float32)
    name = os.path.basename(file)[len("light_") : -len(".onnx")]
    add("light", name, network, [example], [read(file[: -len(".onnx")] + "_output_0.pb")])
    if name in FILLED:
        add("filled", name, filled(network), [example], [])

for suite in ["pytorch-converted", "pytorch-operator"]:
    for case in sorted(glob.glob(os.path.join(data, suite, "*"))):
        values = os.path.join(case, "test_data_set_0")
        add(
            suite,
            os.path.basename(case)[len("test_") :],
            onnx.load(os.path.join(case, "model.onnx")),
            [read(one) for one in ordered(os.path.join(values, "input_*.pb"))],
            [read(one) for one in ordered(os.path.join(values, "output_*.pb"))],
        )

for case in collect_testcases(None):
    [(given, expected), *_] = case.data_sets or [([], [])]
    arrays = [[as_array(value) for value in values] for values in (given, expected)]
    add("node", case.name[len("test_") :], case.model, *arrays)

with open(os.path.join(folder, "cases.json"), "w") as stream:
    json.dump({"onnx": onnx.__version__, "cases": cases}, stream)
