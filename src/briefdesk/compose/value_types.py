"""What an expression of a template yields, as far as it shows: text prints, lists and yes-or-no do not."""

from collections.abc import Mapping
from types import MappingProxyType

from jinja2 import nodes

from briefdesk.compose.fault import TextFault
from briefdesk.compose.field_names import FieldUse, Groups, field_use, unknown_field
from briefdesk.compose.fields import FieldType

Scope = Mapping[str, FieldType]
LOOP_COUNTERS: Scope = MappingProxyType(
    {
        "index": FieldType.NUMBER, "index0": FieldType.NUMBER, "length": FieldType.NUMBER,
        "first": FieldType.YES_NO, "last": FieldType.YES_NO,
    }
)  # fmt: skip


def not_printable(node: nodes.Node, known: Groups, scope: Scope) -> TextFault | None:
    """Return a fault if the expression yields a list or a yes-or-no value, which no letter can print."""
    kind = _type(node, known, scope)
    use = field_use(node)
    name = str(use) if isinstance(use, FieldUse) else ""
    line = node.lineno or 1
    if kind is FieldType.LIST:
        return TextFault(
            line,
            f"{name or 'This'} is a list and cannot be printed as it is.",
            f'Write {{{{ {name} | join(", ") }}}}.' if name else 'Add | join(", ").',
            "prints-list",
        )
    if kind is FieldType.YES_NO:
        return TextFault(
            line,
            f"{name or 'This'} is yes or no and cannot be printed.",
            f"Write {{% if {name} %}} ... {{% endif %}}." if name else "Use {% if %} instead.",
            "prints-yes-no",
        )
    return None


def not_a_list(node: nodes.Node, known: Groups, scope: Scope) -> TextFault | None:
    """Return a fault unless the expression is a field that holds a list: what a loop may go over."""
    use = field_use(node)
    if isinstance(use, TextFault):
        return use
    if use is not None:
        fault = unknown_field(use, known, scope, {})
        if fault is not None:
            return fault
        if _type(node, known, scope) is FieldType.LIST:
            return None
    lists = sorted(
        f"{group}.{name}"
        for group, names in known.items()
        for name, kind in names.items()
        if kind is FieldType.LIST
    )
    return TextFault(
        node.lineno or 1,
        "A loop goes over a field that holds a list, and this is none.",
        f"Write {{% for name in {lists[-1]} %}}." if lists else "Remove the loop: no field is a list.",
        "loop-over",
    )


def _type(node: nodes.Node, known: Groups, scope: Scope) -> FieldType | None:
    match node:
        case nodes.Const(value=bool()) | nodes.Compare() | nodes.Not() | nodes.Test():
            return FieldType.YES_NO
        case nodes.List() | nodes.Tuple():
            return FieldType.LIST
        case nodes.Filter(name="default", node=nodes.Expr() as inner):
            return _type(inner, known, scope)
        case nodes.Name() | nodes.Getattr() | nodes.Getitem():
            use = field_use(node)
            return _field_type(use, known, scope) if isinstance(use, FieldUse) and not use.index else None
    return None


def _field_type(use: FieldUse, known: Groups, scope: Scope) -> FieldType | None:
    first, *rest = use.names
    if not rest:
        return scope.get(first)
    if first == "loop" and scope:
        return LOOP_COUNTERS.get(rest[0])
    return known.get(first, {}).get(rest[0])
