"""Write a trained network as the files that the package reads: tables in int8, an ONNX graph, a card."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from network import Network
from numpy.typing import NDArray
from onnx import TensorProto, helper, numpy_helper

__all__ = ["export"]


def export(network: Network, folder: Path, card: dict[str, Any], *, is_small: bool = True) -> None:
    """Write ``network.onnx``, ``tables.npz`` and ``card.json``.

    Args:
        network: trained.
        folder: made when missing.
        card: what the model is.
        is_small: whether the matrices are written in int8.
    """
    folder.mkdir(parents=True, exist_ok=True)
    tables: dict[str, NDArray[Any]] = {}
    for name in ("words", "sounds", "small"):
        table = getattr(network, name).weight.detach().numpy()
        tables[f"{name}_scale"] = _scale(table)
        tables[name] = _quantized(table, tables[f"{name}_scale"])
    pieces = [getattr(network, name).weight.detach().numpy() for name in ("threes", "fives")]
    tables["pieces_scale"] = _scale(np.concatenate(pieces))
    for name, table in zip(("threes", "fives"), pieces, strict=True):
        tables[name] = _quantized(table, tables["pieces_scale"])
    with (folder / "tables.npz").open("wb") as file:
        np.savez(file, **tables)
    onnx.save(_graph(network, _Small() if is_small else _Graph()), folder / "network.onnx")
    (folder / "card.json").write_text(json.dumps(card, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def _scale(table: NDArray[np.float32]) -> NDArray[np.float32]:
    """Return what one step of a signed byte stands for in each column; outliers are cut at six deviations."""
    most = np.minimum(np.abs(table).max(0), 6 * table.std(0))
    return (np.maximum(most, 1e-6) / 127).astype(np.float32)


def _quantized(table: NDArray[np.float32], scale: NDArray[np.float32]) -> NDArray[np.int8]:
    return np.clip(np.rint(table / scale), -127, 127).astype(np.int8)


class _Graph:
    """Nodes and constants of a graph as they are added."""

    def __init__(self) -> None:
        self.nodes: list[Any] = []
        self.constants: list[Any] = []

    def constant(self, value: NDArray[Any]) -> str:
        name = f"c{len(self.constants)}"
        self.constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def add(self, kind: str, *inputs: str, **attributes: Any) -> str:
        return self.add_many(kind, *inputs, **attributes)[0]

    def add_many(self, kind: str, *inputs: str, outputs: int = 1, domain: str = "", **attributes: Any) -> list[str]:
        names = [f"n{len(self.nodes)}_{place}" for place in range(outputs)]
        self.nodes.append(helper.make_node(kind, list(inputs), names, domain=domain, **attributes))
        return names

    def linear(self, x: str, layer: torch.nn.Linear, dilation: int = 0) -> str:
        """Return a layer of each token, or of each token with those ``dilation`` to the left and right of it."""
        x = self.around(x, dilation, self.constant(np.array(0, np.float32))) if dilation else x
        weight = self.constant(layer.weight.detach().numpy().T)
        return self.add("Add", self.add("MatMul", x, weight), self.constant(layer.bias.detach().numpy()))

    def around(self, x: str, dilation: int, nothing: str) -> str:
        padded = self.add("Pad", x, self.constant(np.array([0, dilation, 0, 0, dilation, 0], np.int64)), nothing)
        before = self.part(padded, 0, -2 * dilation)
        after = self.part(padded, 2 * dilation, np.iinfo(np.int64).max)
        return self.add("Concat", before, x, after, axis=2)

    def part(self, x: str, start: int, end: int) -> str:
        return self.add("Slice", x, *(self.constant(np.array([v], np.int64)) for v in (start, end, 1)))

    def norm(self, x: str, layer: torch.nn.LayerNorm) -> str:
        scale, bias = (self.constant(p.detach().numpy()) for p in (layer.weight, layer.bias))
        return self.add("LayerNormalization", x, scale, bias, axis=-1, epsilon=layer.eps)


class _Small(_Graph):
    """The same with matrix products in integers: inputs in 8 bits, one scale each; weights in 7, one for each column.

    Seven bits, because processors without integer dot products add two products of 8 by 8 bits in 16.
    """

    def linear(self, x: str, layer: torch.nn.Linear, dilation: int = 0) -> str:
        weight = layer.weight.detach().numpy().T
        scale = (np.maximum(np.abs(weight).max(0), 1e-6) / 63).astype(np.float32)
        small = np.clip(np.rint(weight / scale), -63, 63).astype(np.int8)
        matrix, scales, bias = map(self.constant, (small, scale, layer.bias.detach().numpy()))
        if not dilation:
            return self.add_many("DynamicQuantizeMatMul", x, matrix, scales, "", bias, domain="com.microsoft")[0]
        inner, inner_scale, zero = self.add_many("DynamicQuantizeLinear", x, outputs=3)
        product = (self.around(inner, dilation, zero), matrix, inner_scale, scales, zero, "", bias)
        return self.add_many("MatMulIntegerToFloat", *product, domain="com.microsoft")[0]


def _graph(network: Network, graph: _Graph) -> onnx.ModelProto:
    x = graph.norm(graph.add("Relu", graph.linear("known", network.enter)), network.norms[0])
    for dilation, layer, norm in zip(network.shape.dilations, network.layers, network.norms[1:], strict=True):
        x = graph.norm(graph.add("Add", x, graph.add("Relu", graph.linear(x, layer, dilation))), norm)
    x = graph.linear(x, network.leave)
    width = network.enter.in_features
    known = helper.make_tensor_value_info("known", TensorProto.FLOAT, ["messages", "tokens", width])
    logits = helper.make_tensor_value_info(x, TensorProto.FLOAT, ["messages", "tokens", network.leave.out_features])
    made = helper.make_graph(graph.nodes, "tagger", [known], [logits], graph.constants)
    opsets = [helper.make_opsetid("", 17), helper.make_opsetid("com.microsoft", 1)]
    model = helper.make_model(made, opset_imports=opsets, ir_version=9)
    onnx.checker.check_model(model)
    return model
