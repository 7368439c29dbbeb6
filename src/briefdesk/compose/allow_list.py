"""The allow-list over Jinja's parse tree: what is not named here is refused, with its line."""

import re
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from types import MappingProxyType

from jinja2 import nodes

from briefdesk.compose.fault import TextFault
from briefdesk.compose.field_names import field_use, unknown_field
from briefdesk.compose.fields import FieldType, KnownFields
from briefdesk.compose.placeholder import unprintable
from briefdesk.compose.refusals import refusal
from briefdesk.compose.syntax import refused_tag
from briefdesk.compose.value_types import LOOP_COUNTERS, Scope, not_a_list, not_printable

_MAX_DEPTH = 40
_MAX_TEXT = 500
_MAX_NUMBER = 1_000_000_000
_MAX_FAULTS = 50

# The filters, and how many values each takes in brackets at least and at most.
FILTER_ARGUMENTS: Mapping[str, tuple[int, int]] = MappingProxyType(
    {
        "upper": (0, 0), "lower": (0, 0), "title": (0, 0), "capitalize": (0, 0), "trim": (0, 0),
        "length": (0, 0), "first": (0, 0), "last": (0, 0), "default": (1, 2), "join": (0, 1),
    }
)  # fmt: skip
_TESTS = frozenset({"defined", "undefined", "odd", "even"})
_STRAY = re.compile(r"\}\}|\{%|%\}|\{\{|#\}|\{\s*(?=(?:recipient|sender|source|letter|counts|fields)\.)")


def tree_faults(
    tree: nodes.Template, known: KnownFields, *, max_nodes: int, max_loop_depth: int
) -> tuple[TextFault, ...]:
    """Return every fault of a parse tree in line order, at most 50; nothing is compiled or run."""
    walk = _Walk(known.groups(), max_nodes, max_loop_depth)
    with suppress(_Enough):
        walk.visit(tree, 0, {}, 0)
    return tuple(sorted(dict.fromkeys(walk.faults), key=lambda fault: fault.line))


class _Enough(Exception):
    """The tree is too large or has too many faults: look no further."""


@dataclass(slots=True)
class _Walk:
    known: dict[str, dict[str, FieldType]]
    max_nodes: int
    max_loop_depth: int
    faults: list[TextFault] = field(default_factory=list)
    count: int = 0

    def visit(self, node: nodes.Node, depth: int, scope: Scope, loops: int) -> None:
        """Check `node` and all below it; `scope` holds the loop variables."""
        self.count += 1
        if self.count > self.max_nodes:
            self.fault(node, "This text is too complicated.", "Split it, or remove conditions.")
            raise _Enough
        if depth > _MAX_DEPTH:
            self.fault(node, "This text nests too deeply.", "Remove brackets and conditions inside others.")
            raise _Enough
        check = _CHECKS.get(type(node))
        if check is not None:
            check(self, node, depth, scope, loops)
        else:
            self.add(refusal(node))

    def fault(self, node: nodes.Node, message: str, next_step: str, code: str = "refused") -> None:
        """Note a fault at the node's line."""
        self.add(TextFault(node.lineno or 1, message, next_step, code))

    def add(self, fault: TextFault) -> None:
        """Note a fault, and stop looking when there are more than a person would read."""
        self.faults.append(fault)
        if len(self.faults) >= _MAX_FAULTS:
            raise _Enough

    def _children(self, node: nodes.Node, depth: int, scope: Scope, loops: int) -> None:
        if isinstance(node, nodes.Output):
            for printed in node.nodes:
                self._must_print(printed, scope)
        for child in node.iter_child_nodes():
            self.visit(child, depth + 1, scope, loops)

    def _data(self, node: nodes.TemplateData, _depth: int, _scope: Scope, _loops: int) -> None:
        for match in _STRAY.finditer(node.data):
            line = node.lineno + node.data.count("\n", 0, match.start())
            self.add(
                TextFault(
                    line,
                    f"A stray {match[0].strip()} stands in the text.",
                    "A field is written with two braces on each side: {{ recipient.state }}.",
                    "leftover-brace",
                )
            )

    def _constant(self, node: nodes.Const, _depth: int, _scope: Scope, _loops: int) -> None:
        value = node.value
        if isinstance(value, bool):
            return
        if isinstance(value, str) and unprintable(value):
            self.fault(node, "A text in quotes holds a character that cannot be printed.", "Remove it.")
        elif isinstance(value, str) and len(value) > _MAX_TEXT:
            self.fault(
                node, "A text in quotes is longer than 500 characters.", "Write it outside the braces."
            )
        elif isinstance(value, int) and abs(value) > _MAX_NUMBER:
            self.fault(node, "A number is larger than a billion.", "Write it as plain text, without braces.")
        elif not isinstance(value, (str, int)):
            self.fault(
                node, f"“{value}” cannot be used here.", "Write a text in quotes or a whole number instead."
            )

    def _field(self, node: nodes.Expr, _depth: int, scope: Scope, _loops: int) -> None:
        use = field_use(node)
        if isinstance(use, TextFault):
            self.add(use)
            return
        fault = unknown_field(use, self.known, scope, LOOP_COUNTERS if scope else {})
        if fault is not None:
            self.add(fault)

    def _filter(self, node: nodes.Filter, depth: int, scope: Scope, loops: int) -> None:
        if node.node is None:
            self.add(refused_tag("filter", node.lineno))
            return
        if node.name not in FILTER_ARGUMENTS:
            self.fault(
                node,
                f"There is no filter “{node.name}”.",
                "Use one of: " + ", ".join(sorted(FILTER_ARGUMENTS)) + ".",
                "unknown-filter",
            )
        else:
            least, most = FILTER_ARGUMENTS[node.name]
            if node.kwargs or node.dyn_args is not None or node.dyn_kwargs is not None:
                self.fault(
                    node, f"“{node.name}” takes plain values only.", "Write them in order, without names."
                )
            elif not least <= len(node.args) <= most:
                takes = {(0, 0): "nothing in brackets", (0, 1): "one text at most"}.get(
                    (least, most), "one value in brackets"
                )
                self.fault(node, f"“{node.name}” takes {takes}.", _filter_example(node.name))
        for child in (node.node, *node.args):
            self.visit(child, depth + 1, scope, loops)

    def _test(self, node: nodes.Test, depth: int, scope: Scope, loops: int) -> None:
        if node.name not in _TESTS or node.args or node.kwargs or node.dyn_args or node.dyn_kwargs:
            self.fault(
                node, f"“is {node.name}” is not known here.", "Compare with ==, !=, <, > or in.", "refused"
            )
        self.visit(node.node, depth + 1, scope, loops)

    def _short_condition(self, node: nodes.CondExpr, depth: int, scope: Scope, loops: int) -> None:
        if node.expr2 is None:
            self.fault(
                node,
                "A condition inside {{ }} has no else.",
                'End it with else "" to print nothing.',
                "refused",
            )
        self._must_print(node.expr1, scope)
        self._children(node, depth, scope, loops)

    def _loop(self, node: nodes.For, depth: int, scope: Scope, loops: int) -> None:
        if loops + 1 > self.max_loop_depth:
            self.fault(
                node, "Loops nest more than two deep.", "Remove the innermost {% for %}.", "loop-depth"
            )
            return
        if node.recursive:
            self.fault(node, "A loop cannot repeat itself.", "Remove the word recursive.")
        name = node.target.name if isinstance(node.target, nodes.Name) else ""
        if not name or name.startswith("_") or name in self.known or name == "loop":
            self.fault(
                node,
                "The name after “for” cannot be used.",
                "Write {% for name in recipient.committee_names %}.",
            )
            name = ""
        over = not_a_list(node.iter, self.known, scope)
        if over is not None:
            self.add(over)
        inner = {**scope, name: FieldType.TEXT} if name else scope
        parts = [*node.body, *([node.test] if node.test is not None else [])]
        for child in parts:
            self.visit(child, depth + 1, inner, loops + 1)
        for child in node.else_:
            self.visit(child, depth + 1, scope, loops)

    def _must_print(self, node: nodes.Node, scope: Scope) -> None:
        fault = not_printable(node, self.known, scope)
        if fault is not None:
            self.add(fault)


_CHECKS: Mapping[type[nodes.Node], Callable[..., None]] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                nodes.Template, nodes.If, nodes.Output, nodes.And, nodes.Or, nodes.Not, nodes.Compare,
                nodes.Operand, nodes.Concat, nodes.Add, nodes.Sub, nodes.Neg, nodes.Pos, nodes.List,
                nodes.Tuple,
            ),
            _Walk._children,
        ),
        **dict.fromkeys((nodes.Name, nodes.Getattr, nodes.Getitem), _Walk._field),
        nodes.TemplateData: _Walk._data,
        nodes.Const: _Walk._constant,
        nodes.Filter: _Walk._filter,
        nodes.Test: _Walk._test,
        nodes.CondExpr: _Walk._short_condition,
        nodes.For: _Walk._loop,
    }
)  # fmt: skip


def _filter_example(name: str) -> str:
    if name == "default":
        return 'Write {{ fields.date | default("soon") }}.'
    if name == "join":
        return 'Write {{ recipient.committee_names | join(", ") }}.'
    return f"Write {{{{ recipient.state_name | {name} }}}}."
