"""Parsing a template text, and Jinja's syntax errors in plain words with the line to look at."""

import re

from jinja2 import nodes
from jinja2.exceptions import TemplateSyntaxError

from briefdesk.compose.environment import text_environment
from briefdesk.compose.fault import TextFault

_LONG_NUMBER = re.compile(r"[0-9][0-9_]{400,}")
_TAG = re.compile(r"\{%[-+]?\s*(\w+)")
_OPENERS = {"if": "endif", "for": "endfor", "raw": "endraw"}

_UNKNOWN_TAG = re.compile(r"Encountered unknown tag '([^']*)'")
_EXPECTED = re.compile(r"expected token '([^']*)', got '([^']*)'")
_REFUSED_TAGS = frozenset(
    {
        "set", "with", "include", "import", "from", "extends", "block", "macro", "call", "filter",
        "autoescape", "do", "trans", "debug",
    }
)  # fmt: skip


def parse(text: str) -> nodes.Template | TextFault:
    """Return the parse tree of `text`, or the one fault that keeps it from being parsed. Never compiles."""
    try:
        return text_environment().parse(text)
    except TemplateSyntaxError as error:
        return _in_plain_words(text, error)
    except RecursionError:
        return TextFault(1, "The text nests too deeply to be read.", "Remove brackets inside brackets.")
    except (ValueError, OverflowError):
        # Python refuses to read numbers of more than 4,300 digits.
        number = _LONG_NUMBER.search(text)
        line = _line_at(text, number.start()) if number else 1
        return TextFault(
            line, "A number in braces cannot be read.", "Write it as plain text, without braces."
        )


def _in_plain_words(text: str, error: TemplateSyntaxError) -> TextFault:
    message = error.message or ""
    line = max(1, min(error.lineno, text.count("\n") + 1))
    if unknown := _UNKNOWN_TAG.match(message):
        return _misplaced_end(text, unknown[1], line) or _unknown_tag(unknown[1], line)
    if expected := _EXPECTED.match(message):
        return (
            _unclosed_braces(text, line)
            if "end of template" in expected[2]
            else _expected_token(expected[1], expected[2], line)
        )
    return _unclosed(text, message, line) or _unreadable(message, line)


def _unclosed(text: str, message: str, line: int) -> TextFault | None:
    """Return the fault for something that is opened and never closed."""
    if "comment tag" in message:
        return TextFault(
            line, "A comment {# is never closed.", "Write #} where it ends, or remove {#.", "unclosed-tag"
        )
    if "unknown tag" in message or "Unexpected end of template" in message or "raw directive" in message:
        return _never_closed(*(_unclosed_tag(text) or (line, "if")))
    if "end of template" in message:
        return _unclosed_braces(text, line)
    return None


def _unreadable(message: str, line: int) -> TextFault:
    if message in {"unexpected '}'", "unexpected ')'", "unexpected ']'"}:
        return TextFault(
            line,
            "A closing bracket stands here that matches no opening one.",
            "A field is written with two braces on each side: {{ recipient.state }}.",
            "broken-field",
        )
    return TextFault(
        line,
        f"This cannot be read: {message[:120].rstrip('.')}.",
        "Write a field as {{ recipient.state }} and a condition as {% if recipient.is_senator %}.",
        "broken-field",
    )


def _misplaced_end(text: str, tag: str, line: int) -> TextFault | None:
    """Return the fault if a tag ends one that is not the innermost: that one is what is left open."""
    if tag not in _OPENERS.values():
        return None
    before = "\n".join(text.split("\n")[:line])
    position = before.rfind(tag)
    inner = _unclosed_tag(before[: before.rfind("{%", 0, position)])
    return _never_closed(*inner) if inner is not None else None


def _never_closed(line: int, tag: str) -> TextFault:
    return TextFault(
        line,
        f"{{% {tag} %}} is never closed.",
        f"Write {{% {_OPENERS[tag]} %}} where it ends, in the same section.",
        "unclosed-tag",
    )


def _unknown_tag(tag: str, line: int) -> TextFault:
    if tag in {"endif", "endfor", "else", "elif"}:
        opener = "for" if tag == "endfor" else "if"
        return TextFault(
            line,
            f"{{% {tag} %}} has no {{% {opener} %}} before it in this section.",
            f"Remove it, or write {{% {opener} ... %}} where it begins.",
            "unopened-tag",
        )
    if tag in _REFUSED_TAGS:
        return refused_tag(tag, line)
    return TextFault(
        line,
        f"There is no tag {{% {tag} %}}.",
        "Use {% if %}, {% elif %}, {% else %}, {% endif %}, {% for %} and {% endfor %}.",
        "unknown-tag",
    )


def refused_tag(tag: str, line: int) -> TextFault:
    """Return the fault for a tag that Jinja knows and Briefdesk's templates do not allow."""
    return TextFault(
        line,
        f"{{% {tag} %}} is not allowed in a template.",
        "Remove it; write the text itself, with fields, {% if %} and {% for %}.",
        "refused-tag",
    )


def _expected_token(wanted: str, got: str, line: int) -> TextFault:
    if wanted in {"end of print statement", "end of statement block"}:
        close = "}}" if "print" in wanted else "%}"
        return TextFault(
            line,
            f"“{got}” stands where {close} was expected.",
            "Write the name with a dot and no space: {{ recipient.state_name }}; compare with ==.",
            "broken-field",
        )
    return TextFault(
        line,
        f"“{got}” stands where “{wanted}” was expected.",
        "Write a field as {{ recipient.state }} and a condition as {% if recipient.is_senator %}.",
        "broken-field",
    )


def _unclosed_braces(text: str, line: int) -> TextFault:
    opened = max(text.rfind("{{"), text.rfind("{%"))
    if opened >= 0:
        line = _line_at(text, opened)
        field = text[opened : opened + 2] == "{{"
        close, what = ("}}", "the name of the field") if field else ("%}", "the condition")
        return TextFault(
            line,
            f"{text[opened : opened + 2]} is never closed.",
            f"Write {close} after {what}.",
            "broken-field",
        )
    return TextFault(line, "The text ends inside a field.", "Close it with }}.", "broken-field")


def _unclosed_tag(text: str) -> tuple[int, str] | None:
    """Return line and name of the innermost tag that is opened and never closed."""
    open_tags: list[tuple[int, str]] = []
    line, counted = 1, 0
    for match in _TAG.finditer(text):
        line += text.count("\n", counted, match.start())
        counted = match.start()
        if match[1] in _OPENERS:
            open_tags.append((line, match[1]))
        elif open_tags and match[1] == _OPENERS[open_tags[-1][1]]:
            open_tags.pop()
    return open_tags[-1] if open_tags else None


def _line_at(text: str, position: int) -> int:
    return text.count("\n", 0, position) + 1
