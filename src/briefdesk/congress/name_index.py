"""The members by their names, and how alike a name in somebody's list is to theirs."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from briefdesk.congress.row_clues import Reading
from briefdesk.congress.short_forms import SHORT_FORMS
from briefdesk.congress.spelling import folded
from briefdesk.model.congress import Member

SURNAME_ALONE = 0.9
"""How much a surname says without a first name."""

_SHORT_FORM, _BEGINNING, _INITIAL, _UNRECORDED, _OTHER_MIDDLE = 0.95, 0.93, 0.8, 0.97, 0.8
_PART_OF_SURNAME, _ONE_MORE_SURNAME, _RUN_TOGETHER = 0.93, 0.83, 0.95
_NOT_MISSPELLED = (1.0, _PART_OF_SURNAME, _ONE_MORE_SURNAME)
_LEAST_GIVEN, _LEAST_SURNAME, _LEAST_WHOLE = 0.8, 0.75, 0.87
_MOST_SURNAME_WORDS = 3
_SHORTEST_BEGINNING = 3
_NEAREST = 12


@dataclass(frozen=True, slots=True)
class Likeness:
    """How like a member's name is to a row's, from 0 to 1, and what is not the same, as a clause.

    `whole` is whether a first name took part, more than its initial. `misspelled` is the surname or all of
    the name taken for a misspelling, `guessed` the first name.
    """

    member: Member
    score: float
    remark: str = ""
    whole: bool = True
    misspelled: bool = False
    guessed: bool = False


@dataclass(frozen=True, slots=True)
class _Named:
    """A member's names folded: the surname run together and by words, given names in order."""

    member: Member
    surname: str
    surname_words: tuple[str, ...]
    given: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Split:
    """Words of a row as a surname and given names."""

    surname: str
    given: tuple[str, ...]


class NameIndex:
    """Finds members by name. Built once for a list; never changes."""

    def __init__(self, members: Sequence[Member]) -> None:
        self._named = [_named(member) for member in members]
        self._by_surname: dict[str, list[_Named]] = {}
        self._by_part: dict[str, list[_Named]] = {}
        for named in self._named:
            self._by_surname.setdefault(named.surname, []).append(named)
            if len(named.surname_words) > 1:
                for word in (named.surname_words[0], "".join(named.surname_words[1:])):
                    self._by_part.setdefault(word, []).append(named)

    def surname_holders(self, surname: str) -> tuple[Member, ...]:
        """Return who has that surname, written folded and run together."""
        return tuple(named.member for named in self._by_surname.get(surname, ()))

    def exact(self, reading: Reading) -> list[Likeness]:
        """Return who has a surname of the reading letter by letter, and a first name that agrees."""
        found: list[Likeness] = []
        for split in _splits(reading):
            for named in self._by_surname.get(split.surname, ()):
                found += _likeness(named, split.given, 1.0)
            if split.given:
                for named in self._by_part.get(split.surname, ()):
                    found += _likeness(named, split.given, _PART_OF_SURNAME)
        *given, surname, _ = reading.words if len(reading.words) > 2 else ("", "", "")
        for named in self._by_surname.get(surname, ()):
            found += _likeness(named, tuple(given), _ONE_MORE_SURNAME)
        return _best_each(found)

    def misspelled(self, reading: Reading) -> list[Likeness]:
        """Return who comes near with letters wrong or missing, or all of the name run together."""
        # Here and not above: the window imports this room at its start.
        from rapidfuzz import fuzz, process  # noqa: PLC0415

        found: list[Likeness] = []
        for split in _splits(reading, together=False):
            near = process.extract(
                split.surname,
                self._surnames,
                scorer=fuzz.ratio,
                score_cutoff=_LEAST_SURNAME * 100,
                limit=_NEAREST,
            )
            for surname, score, _ in near:
                for named in self._by_surname[surname] if score < 100 else ():
                    found += _likeness(named, split.given, score / 100)
        if len(reading.words) == 1 and not reading.surname:
            runs = process.extract(
                reading.words[0],
                self._run_together,
                scorer=fuzz.ratio,
                score_cutoff=_LEAST_WHOLE * 100,
                limit=_NEAREST,
            )
            found += [_run(self._run_members[number], score / 100) for _, score, number in runs]
        return _best_each(found)

    @cached_property
    def _surnames(self) -> list[str]:
        return list(self._by_surname)

    @cached_property
    def _run_forms(self) -> list[tuple[str, Member]]:
        return [
            (form, named.member)
            for named in self._named
            for given in named.given
            if len(given) > 1
            for form in (given + named.surname, named.surname + given)
        ]

    @cached_property
    def _run_together(self) -> list[str]:
        return [form for form, _ in self._run_forms]

    @cached_property
    def _run_members(self) -> list[Member]:
        return [member for _, member in self._run_forms]


def _named(member: Member) -> _Named:
    surname = tuple(folded(member.last_name).split())
    full = folded(member.full_name.removesuffix(member.suffix)).split()
    shown = full[: -len(surname)] if tuple(full[-len(surname) :]) == surname else full
    recorded = f"{folded(member.first_name)} {folded(member.nickname)}".split()
    return _Named(member, "".join(surname), surname, tuple(dict.fromkeys((*shown, *recorded))))


def _splits(reading: Reading, *, together: bool = True) -> Iterator[_Split]:
    """Yield the ways to part the words into surname and given names, the usual first.

    With `together` all of them may be one surname.
    """
    words = reading.words
    if reading.surname:
        yield _Split("".join(reading.surname), words)
        if len(reading.surname) == 1 or not words:
            return
        # "Jack Reed, Providence": what stands before the comma is the whole name.
        words = reading.surname
    if len(words) == 1:
        yield _Split(words[0], ())
    for count in range(1, min(_MOST_SURNAME_WORDS, len(words) - 1) + 1):
        yield _Split("".join(words[-count:]), words[:-count])
        yield _Split("".join(words[:count]), words[count:])
    if together and 1 < len(words) <= _MOST_SURNAME_WORDS:
        yield _Split("".join(words), ())


def _likeness(named: _Named, given: tuple[str, ...], surname: float) -> list[Likeness]:
    """Return the likeness of a member whose surname is so like, nothing where the first names disagree."""
    remark = _surname_remark(named.member.last_name, surname)
    misspelled = surname not in _NOT_MISSPELLED
    if not given:
        score = surname * SURNAME_ALONE
        return [Likeness(named.member, score, remark, whole=False, misspelled=misspelled)]
    names = [word for word in given if len(word) > 1]
    if not names:
        if not any(name.startswith(given[0]) for name in named.given):
            return []
        said = _joined(remark, f"by the initial {given[0].upper()}.")
        return [Likeness(named.member, surname * _INITIAL, said, whole=False, misspelled=misspelled)]
    same = max((_same_name(names[0], own) for own in named.given), default=_Same(0.0))
    if same.score < _LEAST_GIVEN:
        return []
    score = surname * same.score * _middle_initials(given, named)
    for other in names[1:]:
        if all(_same_name(other, own).score < _LEAST_GIVEN for own in named.given):
            score *= _UNRECORDED
    said = _joined(remark, same.remark)
    return [Likeness(named.member, score, said, misspelled=misspelled, guessed=same.guessed)]


def _surname_remark(recorded: str, surname: float) -> str:
    if surname == 1.0:
        return ""
    if surname == _PART_OF_SURNAME:
        return f"a part of the surname {recorded}"
    if surname == _ONE_MORE_SURNAME:
        return f"the surname is {recorded} in the roster"
    return f"the roster spells it {recorded}"


def _joined(*remarks: str) -> str:
    return "; ".join(remark for remark in remarks if remark)


@dataclass(frozen=True, slots=True, order=True)
class _Same:
    """How like two first names are; `guessed` where only their letters are alike."""

    score: float
    remark: str = ""
    guessed: bool = False


def _same_name(name: str, own: str) -> _Same:
    said = f"{name.capitalize()} for {own.capitalize()}"
    if name == own:
        return _Same(1.0)
    if own in SHORT_FORMS.get(name, ()):
        return _Same(_SHORT_FORM, said)
    shorter, longer = sorted((name, own), key=len)
    if len(shorter) >= _SHORTEST_BEGINNING and longer.startswith(shorter):
        return _Same(_BEGINNING, said)
    if len(own) == 1:
        return _Same(0.0)
    from rapidfuzz import fuzz  # noqa: PLC0415  (as above)

    return _Same(fuzz.ratio(name, own) / 100, said, guessed=True)


def _middle_initials(given: tuple[str, ...], named: _Named) -> float:
    """Return less than 1 where a middle initial of the row is not the member's."""
    initials = [word for word in given[1:] if len(word) == 1]
    recorded = [word for word in named.given if len(word) == 1]
    if not initials or not recorded:
        return 1.0
    if any(name.startswith(initial) for initial in initials for name in named.given):
        return 1.0
    return _OTHER_MIDDLE


def _run(member: Member, score: float) -> Likeness:
    said = f"the roster has {member.full_name}"
    return Likeness(member, score * _RUN_TOGETHER, said, misspelled=score < 1.0)


def _best_each(found: list[Likeness]) -> list[Likeness]:
    """Return the best of each member, the best first."""
    best: dict[str, Likeness] = {}
    for likeness in found:
        held = best.get(likeness.member.bioguide)
        if held is None or likeness.score > held.score:
            best[likeness.member.bioguide] = likeness
    return sorted(best.values(), key=lambda likeness: -likeness.score)
