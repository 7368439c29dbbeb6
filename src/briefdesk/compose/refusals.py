"""What a template may not do at all, in plain words."""

from jinja2 import nodes

from briefdesk.compose.fault import TextFault
from briefdesk.compose.syntax import refused_tag

_TAGS = {
    "Assign": "set", "AssignBlock": "set", "With": "with", "Include": "include", "Import": "import",
    "FromImport": "from", "Extends": "extends", "Block": "block", "Macro": "macro", "CallBlock": "call",
    "FilterBlock": "filter", "Scope": "autoescape", "ExprStmt": "do",
}  # fmt: skip
_SIGNS = {"Mul": "*", "Pow": "**", "Div": "/", "FloorDiv": "//", "Mod": "%"}


def refusal(node: nodes.Node) -> TextFault:
    """Return the fault for a kind of node that the allow-list does not name."""
    # Some nodes that Jinja makes up have no line of their own; what they hold does.
    line = next((inner.lineno for inner in (node, *node.find_all(nodes.Node)) if inner.lineno), 1)
    kind = type(node).__name__
    if kind in _TAGS:
        return refused_tag(_TAGS[kind], line)
    if kind in _SIGNS:
        message, step = f"A template cannot calculate with {_SIGNS[kind]}.", "Write the result itself."
    elif isinstance(node, nodes.Call):
        message = "A template cannot call anything with brackets ()."
        step = "Remove the brackets; use a field or a filter such as {{ recipient.state_name | upper }}."
    elif isinstance(node, nodes.Dict):
        message, step = "Braces inside braces cannot be used.", "Write {{ recipient.state }}."
    else:
        message, step = "This is not allowed in a template.", "Use fields, {% if %} and {% for %} only."
    return TextFault(line, message, step, "refused")
