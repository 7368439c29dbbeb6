"""Findings that say the same: the same sentence in two sources, or one claim in other words."""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from briefdesk.model.finding import Finding
from briefdesk.sources.figures import COUNTED, extract_figures
from briefdesk.sources.plain_words import telling_stems, word_keys

ALIKE = 0.58
"""The least share of telling words that two findings have in common; see tools/measure_duplicates.py."""
_COMMON = 400


@dataclass(frozen=True, slots=True)
class _Claim:
    """A finding's telling words, the rarest of them first, and their weight."""

    stems: frozenset[str]
    rarest: tuple[str, ...]
    weight: float


def near_duplicates(findings: Sequence[Finding]) -> tuple[tuple[Finding, ...], ...]:
    """Return the groups of findings that say the same, each in the order given, the groups too.

    Two say the same where they share most of their telling words, rare words counting more, and where
    neither states an amount that speaks against the other's.
    """
    stems = [telling_stems(word_keys(finding.text)) for finding in findings]
    among = Counter(word for words in stems for word in words)
    weights = {word: math.log(1 + len(findings) / count) for word, count in among.items()}
    claims = [_claim(words, weights) for words in stems]
    amounts: dict[int, frozenset[str]] = {}
    group = list(range(len(findings)))
    for one, other in _near(claims, among):
        if _root(group, one) == _root(group, other) or not _alike(claims[one], claims[other], weights):
            continue
        for i in {one, other} - amounts.keys():
            amounts[i] = _amounts(findings[i])
        if _agree(amounts[one], amounts[other]):
            group[_root(group, other)] = _root(group, one)
    members: dict[int, list[Finding]] = {}
    for i, finding in enumerate(findings):
        members.setdefault(_root(group, i), []).append(finding)
    return tuple(tuple(same) for same in members.values() if len(same) > 1)


def _claim(stems: frozenset[str], weights: Mapping[str, float]) -> _Claim:
    """Return the claim; its `rarest` words are so many that any alike claim has one of them."""
    order = sorted(stems, key=lambda word: (-weights[word], word))
    weight = sum(weights[word] for word in order)
    left, rarest = weight, []
    for word in order:
        # Two of likeness d share at least d / (2 - d) of the weight of each.
        if left < ALIKE / (2 - ALIKE) * weight:
            break
        rarest.append(word)
        left -= weights[word]
    return _Claim(stems, tuple(rarest), weight)


def _near(claims: Sequence[_Claim], among: Mapping[str, int]) -> Iterator[tuple[int, int]]:
    """Yield pairs that share at least two of their rarest words, the earlier first."""
    seen: dict[str, list[int]] = {}
    for i, claim in enumerate(claims):
        shared: dict[int, int] = {}
        for word in claim.rarest:
            if among[word] > 1 and among[word] <= _COMMON:
                for other in seen.setdefault(word, []):
                    shared[other] = shared.get(other, 0) + 1
                seen[word].append(i)
        yield from ((other, i) for other, count in shared.items() if count > 1)


def _alike(one: _Claim, other: _Claim, weights: Mapping[str, float]) -> bool:
    least = ALIKE * (one.weight + other.weight) / 2
    if min(one.weight, other.weight) < least:
        return False
    return sum(weights[word] for word in one.stems & other.stems) >= least > 0


def _amounts(finding: Finding) -> frozenset[str]:
    return frozenset(f.value for f in extract_figures(finding.text) if f.kind in COUNTED)


def _agree(one: frozenset[str], other: frozenset[str]) -> bool:
    """Return whether neither states an amount against the other: one may state fewer, or none."""
    return not one or not other or one <= other or other <= one


def _root(group: list[int], i: int) -> int:
    """Return the first of the group that `i` belongs to, and shorten the way there."""
    while group[i] != i:
        group[i] = group[group[i]]
        i = group[i]
    return i
