"""Coloring a template while it is written: front matter, sections, fields, Markdown, faults."""

import re
from collections.abc import Mapping

from PySide6.QtGui import QColor, QFont, QSyntaxHighlighter, QTextCharFormat, QTextDocument

from briefdesk.app.style import Colors
from briefdesk.model.problem import Problem, Severity

_KEY = re.compile(r"[A-Za-z][A-Za-z0-9 _-]*:")
_FIELD = re.compile(r"\{\{.*?\}\}|\{%.*?%\}|\{#.*?#\}")
_BOLD = re.compile(r"\*\*[^*]+\*\*")
_ITALIC = re.compile(r"(?<!\*)\*[^*\s][^*]*\*(?!\*)")
_LINK = re.compile(r"\[[^\]]*\]\([^)]*\)")
_MARK = re.compile(r"(?:- |\d+\. |#{1,6} )")
_FENCE = ":::"
_BODY, _FRONT, _START = 1, 2, -1
_MOST_COLORED = 2_000
"""Longer lines stay plain: a line without end must not hold the window up."""


class TemplateHighlighter(QSyntaxHighlighter):
    """Colors each line; lines with a fault are underlined as well."""

    def __init__(self, document: QTextDocument, colors: Colors) -> None:
        super().__init__(document)
        self._colors = colors
        self._faults: Mapping[int, Severity] = {}

    def show_faults(self, problems: tuple[Problem, ...]) -> None:
        """Underline the lines of these problems; the lines of the last ones are cleared."""
        worst: dict[int, Severity] = {}
        for problem in problems:
            if problem.line and worst.get(problem.line) is not Severity.ERROR:
                worst[problem.line] = problem.severity
        changed = {n for n in {*worst, *self._faults} if worst.get(n) != self._faults.get(n)}
        self._faults = worst
        for number in changed:
            block = self.document().findBlockByNumber(number - 1)
            if block.isValid():
                self.rehighlightBlock(block)

    def take_colors(self, colors: Colors) -> None:
        """Color anew in another scheme."""
        if colors is not self._colors:
            self._colors = colors
            self.rehighlight()

    def highlightBlock(self, text: str) -> None:
        """Color one line."""
        before = self.previousBlockState()
        fence = text.rstrip() == "---"
        in_front = (before == _START and fence) or (before == _FRONT and not fence)
        self.setCurrentBlockState(_FRONT if in_front else _BODY)
        if len(text) <= _MOST_COLORED:
            self._color(text, front=in_front or before == _FRONT)
        severity = self._faults.get(self.currentBlock().blockNumber() + 1)
        if severity is not None and len(text) <= _MOST_COLORED:
            self._underline(text, severity)

    def _color(self, text: str, *, front: bool) -> None:
        colors = self._colors
        if front:
            self._front(text)
        elif text.startswith(_FENCE):
            self.setFormat(0, len(text), _format(colors.accent, bold=True))
            bar = text.find("|")
            if bar >= 0:
                self.setFormat(bar, len(text) - bar, _format(colors.muted))
        else:
            for pattern, look in (
                (_ITALIC, _format(italic=True)),
                (_BOLD, _format(bold=True)),
                (_LINK, _format(colors.accent)),
            ):
                for match in pattern.finditer(text):
                    self.setFormat(match.start(), len(match[0]), look)
            if sign := _MARK.match(text):
                self.setFormat(0, len(sign[0]), _format(colors.muted, bold=True))
        for match in _FIELD.finditer(text):
            tone = colors.ok if match[0].startswith("{{") else colors.warning
            self.setFormat(
                match.start(), len(match[0]), _format(colors.muted if match[0][1] == "#" else tone)
            )

    def _front(self, text: str) -> None:
        if text.strip().startswith("#") or text.strip() == "---":
            self.setFormat(0, len(text), _format(self._colors.muted))
        elif key := _KEY.match(text):
            self.setFormat(0, len(key[0]), _format(self._colors.muted, bold=True))

    def _underline(self, text: str, severity: Severity) -> None:
        """Underline a line over the colors that it has."""
        tone = self._colors.danger if severity is Severity.ERROR else self._colors.warning
        stripped = text.strip()
        if not stripped:
            return
        start = len(text) - len(text.lstrip())
        for place in range(start, start + len(stripped)):
            look = QTextCharFormat(self.format(place))
            look.setUnderlineStyle(QTextCharFormat.UnderlineStyle.WaveUnderline)
            look.setUnderlineColor(QColor(tone))
            self.setFormat(place, 1, look)


def _format(color: str = "", *, bold: bool = False, italic: bool = False) -> QTextCharFormat:
    look = QTextCharFormat()
    if color:
        look.setForeground(QColor(color))
    if bold:
        look.setFontWeight(QFont.Weight.DemiBold)
    look.setFontItalic(italic)
    return look
