"""Sender and letterhead: who writes, how to reach them, the logo, the date and the template's fields."""

import datetime as dt
from dataclasses import replace

from PySide6.QtCore import QDate, Qt, QTimer
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QFrame,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.logo_field import LogoField
from briefdesk.app.dialogs.partner_logos import PartnerLogos
from briefdesk.app.dialogs.signatory_lines import format_signatories, parse_signatories
from briefdesk.app.style import XL, L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.errors import BriefdeskError
from briefdesk.model.draft import Asset, PageSize, Project, Signatory
from briefdesk.model.template import TemplateField

_LABEL_WIDTH = 148
_ENTRIES = (
    ("organization", "Organization", "As it stands in the letterhead"),
    ("tagline", "Tagline", "Optional, printed small under the name"),
    ("phone", "Phone", "202-555-0100"),
    ("email", "E-mail", "office@example.org"),
    ("website", "Website", "example.org"),
)
_SIGNATURE = (
    ("signatory", "Signed by", "Full name"),
    ("signatory_title", "Title", "Executive Director"),
    ("contact_name", "Contact", "Who answers questions, on the one-pager"),
)


_PAPERS = {PageSize.LETTER: "US Letter (8.5 × 11 in)", PageSize.A4: "A4 (210 × 297 mm)"}


class SenderDialog(QDialog):
    """Edits a copy; `project` returns the project with what was entered."""

    def __init__(
        self,
        project: Project,
        fields: tuple[TemplateField, ...],
        today: dt.date,
        parent: QWidget | None = None,
        *,
        focus: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Sender and letterhead")
        self.resize(620, 680)
        self._project = project
        self.lines: dict[str, QLineEdit] = {}
        self.fields: dict[str, QLineEdit] = {}
        self.problem = QLabel()
        self.problem.setTextFormat(Qt.TextFormat.PlainText)
        self.problem.setWordWrap(True)
        self.problem.setContentsMargins(XL, S, XL, S)
        mark(self.problem, tone="danger")
        self.problem.hide()
        forms = QVBoxLayout()
        forms.setContentsMargins(XL, L, XL, L)
        forms.setSpacing(M)
        sections = [("Letterhead", self._sender_form()), ("Signature", self._signature_form())]
        if fields:
            sections.append(("Fields of the templates", self._fields_form(fields)))
        sections.append(("Paper, date and co-signers", self._letter_form(today)))
        for title, form in sections:
            label = QLabel(title)
            mark(label, text_size="strong")
            forms.addSpacing(S if forms.count() else 0)
            forms.addWidget(label)
            forms.addLayout(form)
        forms.addStretch(1)
        body = QWidget()
        body.setLayout(forms)
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(body)
        buttons = QDialogButtonBox(
            QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel
        )
        buttons.setContentsMargins(XL, M, XL, L)
        done = buttons.button(QDialogButtonBox.StandardButton.Ok)
        done.setText("Done")
        mark(done, kind="primary")
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(scroll, 1)
        column.addWidget(self.problem)
        column.addWidget(hairline())
        column.addWidget(buttons)
        self._focus(focus)

    # What was entered

    def project(self) -> Project:
        """Return the project with what was entered, spaces at the ends left out."""
        text = {name: line.text().strip() for name, line in self.lines.items()}
        logo = self.logo.logo
        sender = replace(
            self._project.sender,
            **text,
            address=_nonempty_lines(self.address.toPlainText()),
            logo=logo.name if logo else None,
            partners=self.partner_logos.partners(),
            joint_letterhead=self.partner_logos.joint(),
        )
        kept = tuple((k, v) for k, v in self._project.fields if k not in self.fields)
        filled = tuple((k, line.text().strip()) for k, line in self.fields.items() if line.text().strip())
        old_logo = self._project.sender.logo
        assets = tuple(a for a in self._project.assets if a.name != old_logo)
        if logo is not None:
            assets = (*(a for a in assets if a.name != logo.name), logo)
        return replace(
            self._project,
            title=self.title.text().strip() or self._project.title,
            sender=sender,
            fields=(*kept, *filled),
            signatories=self._signatories(),
            assets=self.partner_logos.assets(assets),
            page_size=self._page_size(),
            date=None if self.today.isChecked() else _python_date(self.date.date()),
        )

    def _signatories(self) -> tuple[Signatory, ...]:
        if self.signatories.isReadOnly():
            return self._project.signatories
        return parse_signatories(self.signatories.toPlainText(), self._project.signatories)

    def _page_size(self) -> PageSize | None:
        chosen = PageSize(self.paper.currentData())
        # What was left to the theme stays so until somebody chooses.
        return self._project.page_size if chosen is self._paper_shown else chosen

    # Building

    def _sender_form(self) -> QFormLayout:
        form = _form()
        self.title = QLineEdit(self._project.title)
        form.addRow(_label("Project"), self.title)
        self._add_lines(form, _ENTRIES[:2])
        self.address = QPlainTextEdit("\n".join(self._project.sender.address))
        self.address.setPlaceholderText("1 Example Street NW\nWashington, DC 20001")
        self.address.setTabChangesFocus(True)
        self.address.setFixedHeight(68)
        form.addRow(_label("Address", tall=True), self.address)
        self._add_lines(form, _ENTRIES[2:])
        self.logo = LogoField(_logo_of(self._project))
        self.logo.changed.connect(self.problem.hide)
        self.logo.failed.connect(self._tell)
        form.addRow(_label("Logo"), self.logo)
        self.lines["logo_alt"] = QLineEdit(self._project.sender.logo_alt)
        self.lines["logo_alt"].setPlaceholderText("What the logo shows, for those who can't see it")
        form.addRow(_label("Logo in words"), self.lines["logo_alt"])
        self.partner_logos = PartnerLogos(self._project)
        self.partner_logos.failed.connect(self._tell)
        form.addRow(_label("Partners’ logos", tall=True), self.partner_logos)
        return form

    def _signature_form(self) -> QFormLayout:
        form = _form()
        self._add_lines(form, _SIGNATURE)
        return form

    def _fields_form(self, fields: tuple[TemplateField, ...]) -> QFormLayout:
        form = _form()
        values = dict(self._project.fields)
        for field in fields:
            line = QLineEdit(values.get(field.name, ""))
            line.setPlaceholderText(field.default or "To be filled in")
            self.fields[field.name] = line
            line.setCursorPosition(0)
            line.setAccessibleName(field.label)
            form.addRow(_label(field.label), line)
        return form

    def _letter_form(self, today: dt.date) -> QFormLayout:
        form = _form()
        self.paper = QComboBox()
        self.paper.setAccessibleName("Paper of letters and one-pager")
        for size, words in _PAPERS.items():
            self.paper.addItem(words, size)
        self._paper_shown = self._project.page_size or PageSize.LETTER
        self.paper.setCurrentIndex(self.paper.findData(self._paper_shown))
        form.addRow(_label("Paper"), self.paper)
        self.today = QCheckBox("Today’s date on the day of export")
        self.date = QDateEdit()
        self.date.setCalendarPopup(True)
        self.date.setDisplayFormat("MMMM d, yyyy")
        self.date.setAccessibleName("Date printed on the letters")
        day = self._project.date or today
        self.date.setDate(QDate(day.year, day.month, day.day))
        self.today.setChecked(self._project.date is None)
        self.date.setDisabled(self.today.isChecked())
        self.today.toggled.connect(self.date.setDisabled)
        form.addRow(_label("Date"), self.today)
        form.addRow(_label(""), self.date)
        self.signatories = QPlainTextEdit(format_signatories(self._project.signatories))
        self.signatories.setPlaceholderText("One per line: Organization | national, state or local")
        self.signatories.setTabChangesFocus(True)
        self.signatories.setFixedHeight(92)
        form.addRow(_label("Signed on by", tall=True), self.signatories)
        if self._project.sign_on.versions:
            # Who signs which text is recorded: a line typed here would be nobody's consent.
            self.signatories.setReadOnly(True)
            told = "Their signatures are recorded: change the list at Partners, Sign-on."
            self.signatories.setToolTip(told)
            form.addRow(_label(""), plain(Size.SMALL, "muted", text=told))
        return form

    def _add_lines(self, form: QFormLayout, entries: tuple[tuple[str, str, str], ...]) -> None:
        for name, label, hint in entries:
            line = QLineEdit(getattr(self._project.sender, name))
            line.setPlaceholderText(hint)
            self.lines[name] = line
            form.addRow(_label(label), line)

    # What is told and found

    def _tell(self, error: BriefdeskError) -> None:
        self.problem.setText(f"{error} {error.next_step}")
        self.problem.show()

    def _focus(self, name: str) -> None:
        wanted = self._entry(name)
        wanted.setFocus()
        # Once the dialog has its size: until then nothing can be scrolled.
        QTimer.singleShot(0, self, lambda: self._scroll.ensureWidgetVisible(wanted))

    def _entry(self, name: str) -> QWidget:
        """Return what is meant by the name of a field, its label, or "logo"; else the first entry."""
        if name == "logo":
            return self.logo.choose
        if not name:
            return self.lines["organization"]
        plain_name = " ".join(name.replace("_", " ").casefold().split())
        labels = {entry: label for entry, label, _hint in (*_ENTRIES, *_SIGNATURE)}
        for known in (self.fields, self.lines):
            for own, line in known.items():
                if plain_name in (
                    own.replace("_", " "),
                    labels.get(own, "").casefold(),
                    line.accessibleName().casefold(),
                ):
                    return line
        return self.lines["organization"]


def _form() -> QFormLayout:
    form = QFormLayout()
    form.setHorizontalSpacing(L)
    form.setVerticalSpacing(S)
    form.setFieldGrowthPolicy(QFormLayout.FieldGrowthPolicy.ExpandingFieldsGrow)
    form.setLabelAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return form


def _label(text: str, *, tall: bool = False) -> QLabel:
    """Return a field's label; a `tall` field has its label at its first line."""
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    # One width for all sections, so that the fields line up down the whole dialog.
    label.setFixedWidth(_LABEL_WIDTH)
    label.setMinimumHeight(30)
    if tall:
        label.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        label.setContentsMargins(0, S, 0, 0)
    mark(label, tone="muted")
    return label


def _logo_of(project: Project) -> Asset | None:
    return next((a for a in project.assets if a.name == project.sender.logo), None)


def _nonempty_lines(text: str) -> tuple[str, ...]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


def _python_date(day: QDate) -> dt.date:
    return dt.date(day.year(), day.month(), day.day())
