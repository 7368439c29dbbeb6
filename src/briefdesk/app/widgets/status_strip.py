"""The line at the window's foot: saved or not, recipients, age of the roster, preflight."""

import datetime as dt

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QWidget

from briefdesk.app.icons import pixmap
from briefdesk.app.style import XS, S, colors_of, mark
from briefdesk.app.wording import date_words
from briefdesk.english import counted
from briefdesk.model.problem import Problem, Severity

OLD_AFTER_DAYS = 14


class StatusStrip(QWidget):
    """Four buttons, each one click from its cause; in words and shape, not in colour alone."""

    save_wished = Signal()
    recipients_wished = Signal()
    roster_wished = Signal()
    preflight_wished = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        mark(self, surface="bar")
        self.setAccessibleName("Status")
        self.saved = _button("Save now (Ctrl+S)")
        self.recipients = _button("Choose the recipients")
        self.roster = _button(
            "Where the names and offices come from, how old they are, and how to renew them"
        )
        self.preflight = _button("Show what preflight found (F8)")
        self.preflight.setCheckable(True)
        self._tones: dict[QToolButton, tuple[str, str]] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(S, XS // 2, S, XS // 2)
        row.setSpacing(XS)
        row.addWidget(self.saved)
        row.addWidget(self.recipients)
        row.addWidget(self.roster)
        row.addStretch(1)
        row.addWidget(self.preflight)
        self.saved.clicked.connect(self.save_wished)
        self.recipients.clicked.connect(self.recipients_wished)
        self.roster.clicked.connect(self.roster_wished)
        self.preflight.clicked.connect(self.preflight_wished)

    def show_idle(self, idle: bool) -> None:
        """Say nothing of a project where none is begun: there is nothing to save or to find fault with."""
        for button in (self.saved, self.recipients, self.preflight):
            button.setHidden(idle)

    def show_saved(self, *, dirty: bool, has_file: bool, at: dt.datetime | None) -> None:
        """Say whether the work is in a file."""
        if dirty:
            self._set(self.saved, "Unsaved changes", "edit", "warning")
        elif not has_file:
            self._set(self.saved, "Not saved to a file yet", "note", "muted")
        elif at is not None:
            self._set(self.saved, f"Saved {at:%H:%M}", "check-circle", "ok")
        else:
            self._set(self.saved, "Saved", "check-circle", "ok")

    def show_recipients(self, number: int, problem: Problem | None) -> None:
        """Say how many letters there will be, or that the recipient query is wrong."""
        if problem is not None:
            self._set(self.recipients, "Recipients: the search is not understood", "error", "danger")
        elif number == 0:
            self._set(self.recipients, "No recipients yet", "warning", "warning")
        else:
            self._set(self.recipients, counted(number, "recipient"), "people", "muted")

    def show_roster(self, as_of: dt.date, age_days: int, problems: tuple[Problem, ...]) -> None:
        """Say of which day the roster is, and warn where it is old."""
        aged = age_days >= OLD_AFTER_DAYS
        old = aged or any(p.severity is not Severity.NOTE for p in problems)
        age = f"{counted(age_days, 'day')} old"
        text = f"Roster of {date_words(as_of)} ({age})" + (" – old" if aged else " – check it" if old else "")
        worst = any(p.severity is Severity.ERROR for p in problems)
        tone = "danger" if worst else "warning" if old else "muted"
        self._set(self.roster, text, "warning" if old else "committee", tone)

    def show_preflight(self, problems: tuple[Problem, ...] | None) -> None:
        """Say what preflight found; None while it has not looked yet."""
        if problems is None:
            self._set(self.preflight, "Preflight: looking…", "clock", "muted")
            return
        errors = sum(p.severity is Severity.ERROR for p in problems)
        warnings = sum(p.severity is Severity.WARNING for p in problems)
        let_stand = sum(bool(p.dismissed) for p in problems)
        notes = len(problems) - errors - warnings - let_stand
        said = [
            counted(number, word)
            for number, word in ((errors, "error"), (warnings, "warning"), (notes, "note"))
            if number
        ]
        text = (
            "Preflight: " + (", ".join(said) or "all clear") + (f", {let_stand} let stand" * bool(let_stand))
        )
        if errors:
            self._set(self.preflight, text, "error", "danger")
        elif warnings:
            self._set(self.preflight, text, "warning", "warning")
        else:
            self._set(self.preflight, text, "check-circle", "ok")

    def refresh(self) -> None:
        """Draw the shapes anew in the colours of another scheme."""
        for button, (icon_name, tone) in self._tones.items():
            self._draw(button, icon_name, tone)

    def _set(self, button: QToolButton, text: str, icon_name: str, tone: str) -> None:
        button.setText(f" {text}")
        button.setAccessibleName(text)
        self._tones[button] = (icon_name, tone)
        self._draw(button, icon_name, tone)

    def _draw(self, button: QToolButton, icon_name: str, tone: str) -> None:
        colors = colors_of(self)
        color = {"danger": colors.danger, "warning": colors.warning, "ok": colors.ok}.get(tone, colors.muted)
        button.setIcon(pixmap(icon_name, color, 16, self.devicePixelRatioF()))
        mark(button, kind="strip", tone=tone)


def _button(tip: str) -> QToolButton:
    button = QToolButton()
    button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
    button.setToolTip(tip)
    button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
    mark(button, kind="strip")
    return button
