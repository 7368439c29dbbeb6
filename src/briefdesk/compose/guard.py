"""The guard before every template text: only fields, conditions, short loops and ten filters pass.

Some hostile texts strike when Jinja compiles them, by folding constants: so the guard reads the parse
tree and nothing is compiled until it is satisfied.
"""

import re

from briefdesk.compose.fault import TextFault
from briefdesk.compose.fields import KnownFields
from briefdesk.compose.placeholder import without_marks

MAX_BYTES = 100_000
MAX_NODES = 20_000
MAX_LOOP_DEPTH = 2
_SINGLE_BRACE = re.compile(r"[}%#]\}|\{\s*(?:recipient|sender|source|letter|counts|fields)\.")


def has_fields(text: str) -> bool:
    """Return whether `text` holds anything that Jinja would act on; plain Markdown does not.

    Marks of empty fields may hide it: they are taken out before a text is compiled.
    """
    bare = without_marks(text)
    return "{{" in bare or "{%" in bare or "{#" in bare


def check_text(text: str, known: KnownFields) -> tuple[TextFault, ...]:
    """Return every fault of one template text, in the order of its lines; empty means safe to compile.

    Judged, and to be compiled, without marks of empty fields: a mark between two braces would hide them.
    """
    text = without_marks(text)
    if len(text.encode("utf-8", "surrogatepass")) > MAX_BYTES:
        return (TextFault(1, "The text is longer than 100 kB.", "Shorten it.", "text-too-long"),)
    if not has_fields(text) and _SINGLE_BRACE.search(text) is None:
        return ()
    # Deferred: jinja2 costs 60 ms, and a start of the app needs no template checked.
    from briefdesk.compose.allow_list import tree_faults  # noqa: PLC0415
    from briefdesk.compose.syntax import parse  # noqa: PLC0415

    tree = parse(text)
    if isinstance(tree, TextFault):
        return (tree,)
    return tree_faults(tree, known, max_nodes=MAX_NODES, max_loop_depth=MAX_LOOP_DEPTH)
