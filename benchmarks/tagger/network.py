"""The network in PyTorch: hashed words and pieces of words, then convolutions over three tokens."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import torch
from encoding import Batch
from torch import nn
from torch.nn import functional

from safefeedback.tagger._features import PIECE_BITS, SMALL, SOUND_BITS, WORD_BITS

__all__ = ["Network", "Shape", "descend", "optimizers"]


@dataclass(frozen=True, slots=True)
class Shape:
    """Sizes of a network.

    Attributes:
        word, sound, piece, small: widths of what is looked up.
        width: of a token inside the network.
        dilations: one for each convolution: how far its outer tokens stand.
    """

    word: int = 64
    sound: int = 32
    piece: int = 64
    small: int = 64
    width: int = 128
    dilations: tuple[int, ...] = (1, 1, 2, 4)
    recurrent: int = 0


class Network(nn.Module):
    """Batch of messages to scores of tags, shape (messages, tokens, tags)."""

    def __init__(self, shape: Shape, tags: int, *, drop: float = 0.3, word_drop: float = 0.15) -> None:
        super().__init__()
        self.shape, self.word_drop = shape, word_drop
        self.words = nn.Embedding(1 << WORD_BITS, shape.word, sparse=True)
        self.sounds = nn.Embedding(1 << SOUND_BITS, shape.sound, sparse=True)
        self.threes = nn.EmbeddingBag(1 << PIECE_BITS, shape.piece, mode="sum", sparse=True)
        self.fives = nn.EmbeddingBag(1 << PIECE_BITS, shape.piece, mode="sum", sparse=True)
        self.small = nn.Embedding(sum(SMALL), shape.small)
        for table in (self.words, self.sounds, self.threes, self.fives, self.small):
            nn.init.normal_(table.weight, std=0.1)
        self.enter = nn.Linear(shape.word + shape.sound + shape.piece + shape.small, shape.width)
        self.layers = nn.ModuleList(nn.Linear(3 * shape.width, shape.width) for _ in shape.dilations)
        self.norms = nn.ModuleList(nn.LayerNorm(shape.width) for _ in range(len(shape.dilations) + 1))
        self.drop = nn.Dropout(drop)
        wide = shape.width
        if shape.recurrent:
            self.lstm = nn.LSTM(shape.width, shape.recurrent, num_layers=1, bidirectional=True, batch_first=True)
            wide = 2 * shape.recurrent
        self.leave = nn.Linear(wide, tags)

    def looked_up(self, batch: Batch) -> torch.Tensor:
        """Return what is known of each token by itself."""
        words, sounds = self.words(batch.words), self.sounds(batch.sounds)
        sizes = batch.sizes.clamp(min=1).to(words.dtype).unsqueeze(1)
        pieces = (self.threes(batch.threes, batch.offsets) + self.fives(batch.fives, batch.offsets)) / sizes
        pieces = pieces.view(*batch.words.shape, -1)
        small = self.small(batch.small).sum(2)
        if self.training and self.word_drop:
            kept = (torch.rand(*batch.words.shape, 3) >= self.word_drop).to(words.dtype)
            words, sounds, pieces = words * kept[..., :1], sounds * kept[..., 1:2], pieces * kept[..., 2:]
        return torch.cat([words, sounds, pieces, small], 2)

    def hidden(self, batch: Batch) -> torch.Tensor:
        """Return what is known of each token in its place."""
        mask = batch.mask.unsqueeze(2)
        x = self.norms[0](functional.relu(self.enter(self.drop(self.looked_up(batch))))) * mask
        for dilation, layer, norm in zip(self.shape.dilations, self.layers, self.norms[1:], strict=True):
            padded = functional.pad(x, (0, 0, dilation, dilation))
            length = x.shape[1]
            around = torch.cat([padded[:, :length], x, padded[:, 2 * dilation :]], 2)
            x = norm(x + self.drop(functional.relu(layer(around)))) * mask
        if self.shape.recurrent:
            x = self.lstm(x)[0] * mask
        return x

    def forward(self, batch: Batch) -> torch.Tensor:
        """Return the scores of the tags."""
        return self.leave(self.drop(self.hidden(batch)))


def optimizers(
    network: Network, rate: float, extra: Iterable[torch.nn.Parameter] = ()
) -> tuple[torch.optim.Optimizer, torch.optim.Optimizer]:
    """Return the optimizer of the matrices and that of the tables, of which a batch touches few rows."""
    tables = [m.weight for m in (network.words, network.sounds, network.threes, network.fives)]
    is_table = {id(table) for table in tables}
    matrices = [p for p in network.parameters() if id(p) not in is_table]
    dense = torch.optim.AdamW([*matrices, *extra], lr=rate, weight_decay=0.01, betas=(0.9, 0.98))
    return dense, torch.optim.SparseAdam(tables, lr=rate, betas=(0.9, 0.98))


def descend(loss: torch.Tensor, dense: torch.optim.Optimizer, sparse: torch.optim.Optimizer) -> None:
    """Take one step down."""
    for optimizer in (dense, sparse):
        optimizer.zero_grad()
    loss.backward()
    torch.nn.utils.clip_grad_norm_(dense.param_groups[0]["params"], 5.0)
    dense.step()
    sparse.step()
