"""Write a network with a recurrent layer as ONNX: as ``export.py`` does, with an LSTM node before the last product."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import export as plain
import numpy as np
import onnx
import torch
from network import Network
from numpy.typing import NDArray
from onnx import TensorProto, helper
from onnxruntime.quantization import QuantType, quantize_dynamic

__all__ = ["export"]


def export(network: Network, folder: Path, card: dict[str, Any], *, is_small: bool = True) -> None:
    """Write the files of a model, as :func:`export.export` does; with ``is_small`` the LSTM is in int8, too."""
    plain.export(network, folder, card, is_small=False)
    path = folder / "network.onnx"
    onnx.save(_graph(network), path)
    if is_small:
        kinds = ["MatMul", "LSTM"]
        quantize_dynamic(path, path, weight_type=QuantType.QInt8, per_channel=True, op_types_to_quantize=kinds)


def _graph(network: Network) -> onnx.ModelProto:
    graph = plain._Graph()
    x = graph.norm(graph.add("Relu", graph.linear("known", network.enter)), network.norms[0])
    for dilation, layer, norm in zip(network.shape.dilations, network.layers, network.norms[1:], strict=True):
        x = graph.norm(graph.add("Add", x, graph.add("Relu", graph.linear(_around(graph, x, dilation), layer))), norm)
    x = graph.linear(_lstm(graph, x, network.lstm), network.leave)
    width, tags = network.enter.in_features, network.leave.out_features
    known = helper.make_tensor_value_info("known", TensorProto.FLOAT, ["messages", "tokens", width])
    logits = helper.make_tensor_value_info(x, TensorProto.FLOAT, ["messages", "tokens", tags])
    made = helper.make_graph(graph.nodes, "tagger", [known], [logits], graph.constants)
    model = helper.make_model(made, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
    onnx.checker.check_model(model)
    return model


def _around(graph: plain._Graph, x: str, dilation: int) -> str:
    before = graph.add("Pad", x, graph.constant(np.array([0, dilation, 0, 0, 0, 0], np.int64)))
    after = graph.add("Pad", x, graph.constant(np.array([0, 0, 0, 0, dilation, 0], np.int64)))
    sides = plain._slice(graph, before, None, -dilation), x, plain._slice(graph, after, dilation, None)
    return graph.add("Concat", *sides, axis=2)


def _lstm(graph: plain._Graph, x: str, lstm: torch.nn.LSTM) -> str:
    """Add both directions; ONNX wants tokens first and the gates in, out, forget, cell."""
    weights, again, biases = zip(*(_direction(lstm, suffix) for suffix in ("", "_reverse")), strict=True)
    inputs = [graph.constant(np.stack(part)) for part in (weights, again, biases)]
    ahead = graph.add("Transpose", x, perm=[1, 0, 2])
    both = graph.add("LSTM", ahead, *inputs, hidden_size=lstm.hidden_size, direction="bidirectional")
    sides = graph.add("Transpose", both, perm=[2, 0, 1, 3])
    return graph.add("Reshape", sides, graph.constant(np.array([0, 0, -1], np.int64)))


def _direction(lstm: torch.nn.LSTM, suffix: str) -> tuple[NDArray[np.float32], ...]:
    names = ("weight_ih", "weight_hh", "bias_ih", "bias_hh")
    first, again, *biases = (_gates(getattr(lstm, f"{name}_l0{suffix}")) for name in names)
    return first, again, np.concatenate(biases)


def _gates(weights: torch.Tensor) -> NDArray[np.float32]:
    enter, forget, cell, leave = weights.detach().numpy().reshape(4, -1, *weights.shape[1:])
    return np.concatenate([enter, leave, forget, cell])
