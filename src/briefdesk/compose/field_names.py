"""Names of fields in a parse tree: which field is meant, and what the writer probably meant instead."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from jinja2 import nodes

from briefdesk.compose.fault import TextFault
from briefdesk.compose.fields import FieldType

Groups = Mapping[str, Mapping[str, FieldType]]


@dataclass(frozen=True, slots=True)
class FieldUse:
    """A field as written: its names in order, whether one item of it is taken, and the line."""

    names: tuple[str, ...]
    index: bool
    line: int

    def __str__(self) -> str:
        """Return the name with dots: "recipient.state"."""
        return ".".join(_short(name) for name in self.names[:5])


def field_use(node: nodes.Node) -> FieldUse | TextFault | None:
    """Return the field that a node names, a fault if it may not be named, None if it is no field."""
    names: list[str] = []
    index = False
    line = node.lineno or 1
    while True:
        match node:
            case nodes.Name(name=name):
                names.append(name)
                break
            case (
                nodes.Getattr(node=inner, attr=name)
                | nodes.Getitem(node=inner, arg=nodes.Const(value=str(name)))
            ):
                names.append(name)
                node = inner
            case nodes.Getitem(node=inner, arg=nodes.Const(value=int())) if not index and not names:
                index = True
                node = inner
            case nodes.Getitem():
                return TextFault(
                    line,
                    "The brackets [ ] hold neither a name nor a number.",
                    "Write the name with a dot.",
                    "refused",
                )
            case _ if names or index:
                return TextFault(
                    line,
                    "A dot or bracket follows something that is not a field.",
                    "Use a field alone.",
                    "refused",
                )
            case _:
                return None
    hidden = next((name for name in names if name.startswith("_")), None)
    if hidden is not None:
        return TextFault(
            line,
            f"“{hidden}” begins with _, which no field does.",
            "Use a field such as recipient.state.",
            "refused",
        )
    return FieldUse(tuple(reversed(names)), index, line)


def unknown_field(
    use: FieldUse | None, known: Groups, scope: Mapping[str, FieldType], loop: Mapping[str, FieldType]
) -> TextFault | None:
    """Return a fault if the context holds no such field, with the nearest name that it does hold."""
    if use is None or (use.names[0] in scope and len(use.names) == 1):
        return None
    first, *rest = use.names
    if first == "fields" and first in known and rest and rest[0] not in known[first]:
        return _undeclared(use, rest[0], known)
    if first == "loop" and loop:
        known_counter = len(rest) == 1 and rest[0] in loop
        return None if known_counter else _fault(use, "Use loop.index, loop.first, loop.last or loop.length.")
    if first in known and rest and rest[0] in known[first]:
        if use.index and known[first][rest[0]] is not FieldType.LIST:
            return _fault(use, f"Write {{{{ {first}.{rest[0]} }}}} without brackets.", "is no list")
        return _beyond(use, f"{first}.{rest[0]}", rest[1:])
    return _beyond(use, first, rest) if first in scope else _fault(use, _suggestion(use, known))


def _short(name: str) -> str:
    """Cut a name that is no name: matching and printing must not depend on its length."""
    return name if len(name) <= 60 else f"{name[:60]}..."


def _beyond(use: FieldUse, field: str, rest: list[str]) -> TextFault | None:
    if not rest:
        return None
    return _fault(use, f"Write {{{{ {field} }}}} alone, or add a filter such as | upper.")


def _undeclared(use: FieldUse, name: str, known: Groups) -> TextFault:
    near = get_close_matches(_short(name), list(known["fields"]), n=1, cutoff=0.6)
    if near:
        return _fault(use, f"Write fields.{near[0]} instead.")
    return TextFault(
        use.line,
        f"The field “{use}” is not declared.",
        f"Add “- {name} | Its label” under “fields:” in the front matter.",
        "unknown-field",
    )


def _suggestion(use: FieldUse, known: Groups) -> str:
    first, *rest = use.names
    if first == "recipient" and first not in known:
        return "Write it without a recipient: a one-pager goes to everyone."
    paths = [f"{group}.{name}" for group, names in known.items() for name in names]
    if first in known and not rest:
        return f"Name one of its fields: {', '.join(f'{first}.{name}' for name in list(known[first])[:4])}."
    pool = [path for path in paths if path.startswith(f"{first}.")] if first in known else paths
    near = get_close_matches(_short(str(use)), pool, n=1, cutoff=0.6)
    if not near:
        last = use.names[-1]
        near = [path for path in pool if path.split(".")[1] == last][:1]
        if not near:
            names = get_close_matches(_short(last), [path.split(".")[1] for path in pool], n=1, cutoff=0.75)
            near = [path for path in pool if names and path.split(".")[1] == names[0]][:1]
    if near:
        return f"Write {near[0]} instead."
    if first in known:
        return f"Use one of: {', '.join(pool)}."
    return f"Fields begin with {', '.join(f'{group}.' for group in known)[:-1]}."


def _fault(use: FieldUse, next_step: str, verdict: str = "is not known") -> TextFault:
    return TextFault(use.line, f"The field “{use}” {verdict}.", next_step, "unknown-field")
