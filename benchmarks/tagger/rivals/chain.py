"""A linear chain over the scores of tags: what each pair of neighbouring tags is worth is learnt with the network.

The loss is the negative log-likelihood of the marks. Where a token may have any tag (an optional span), the likelihood
is that of all the paths through it together.
"""

from __future__ import annotations

import torch
from torch import nn

from .paths import may_follow

__all__ = ["Chain"]

_CLOSED = -1e4
_LEAST = 1e-38
"""Least value of a sum of exponentials; what lies below it is no path."""


class Chain(nn.Module):
    """Learnt scores of the first tag, of each pair of neighbours (row before, column after) and of the last tag."""

    def __init__(self, tags: int) -> None:
        super().__init__()
        self.first = nn.Parameter(torch.zeros(tags))
        self.pairs = nn.Parameter(torch.zeros(tags, tags))
        self.last = nn.Parameter(torch.zeros(tags))
        starts, follows = may_follow(tags)
        self.register_buffer("starts", torch.from_numpy(starts))
        self.register_buffer("follows", torch.from_numpy(follows))

    def forward(self, scores: torch.Tensor, tags: torch.Tensor, mask: torch.Tensor) -> torch.Tensor:
        """Return the loss of a batch, in nats for each token.

        Args:
            scores: of the tags of each token, shape (messages, tokens, tags).
            tags: the right ones, shape (messages, tokens); negative where any will do.
            mask: whether there is a token; a message has at least one, and they come first.
        """
        there = mask > 0
        known = (tags >= 0) & there
        right = nn.functional.one_hot(tags.clamp(min=0), scores.shape[2]).bool()
        closed = torch.zeros_like(scores).masked_fill(known.unsqueeze(2) & ~right, _CLOSED)
        both = self.total(torch.cat([scores, scores + closed]), torch.cat([there, there]))
        every, marked = both.chunk(2)
        return (every - marked).sum() / there.sum()

    def total(self, scores: torch.Tensor, there: torch.Tensor) -> torch.Tensor:
        """Return the logarithm of the sum over all paths of the exponential of their scores, shape (messages,)."""
        moves = torch.exp(self.pairs) * self.follows
        total = scores[:, 0] + self.first.masked_fill(~self.starts, _CLOSED)
        for place in range(1, scores.shape[1]):
            peak = total.amax(1, keepdim=True)
            came = (torch.exp(total - peak) @ moves).clamp(min=_LEAST).log() + peak
            total = torch.where(there[:, place].unsqueeze(1), came + scores[:, place], total)
        return torch.logsumexp(total + self.last, 1)
