"""That organizations signed: who, which version of the text, on which day, and who said so."""

from collections.abc import Mapping

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QFormLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.keep_buttons import keep_buttons
from briefdesk.app.style import XL, L, M
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.english import counted, long_date
from briefdesk.model.sign_on import ConsentState
from briefdesk.pipeline.sign_on import SignOnView
from briefdesk.pipeline.signing_many import NamesFound, names_found

PASTED = "Those in a list that I paste"


class RecordSignatureDialog(QDialog):
    """`recorded(names, version, day, by)` tells what was entered; version None is the text as it stands.

    `selected` are the organizations of the rows selected, `shown` those of all rows that the table shows.
    """

    recorded = Signal(object, object, object, str)

    def __init__(
        self,
        selected: tuple[str, ...],
        shown: tuple[str, ...],
        view: SignOnView,
        today: QDate,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("Record signature")
        self.setMinimumWidth(520)
        self._view = view
        self.who = QComboBox()
        self.who.setAccessibleName("Who signed")
        # A name may be long: the dialog is as wide as it is, and the name ends in dots.
        self.who.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for words, names in _groups(selected, shown, view).items():
            self.who.addItem(words, names)
        self.who.addItem(PASTED, None)
        self.names = QPlainTextEdit()
        self.names.setAccessibleName("Names or e-mail addresses of who signed")
        self.names.setPlaceholderText("Names or e-mail addresses, one to a line")
        self.names.setTabChangesFocus(True)
        self.names.setFixedHeight(132)
        self.found = plain(tone="muted")
        self.found.setAlignment(Qt.AlignmentFlag.AlignTop | Qt.AlignmentFlag.AlignLeft)
        # Room for what the list may be found to say, so that nothing moves while it is typed.
        self.found.setMinimumHeight(self.found.fontMetrics().lineSpacing() * 4)
        self.version = QComboBox()
        self.version.setAccessibleName("Version that was signed")
        self._fill_versions()
        self.day = QDateEdit(today)
        self.day.setMaximumDate(today)
        self.day.setCalendarPopup(True)
        self.day.setDisplayFormat("MMMM d, yyyy")
        self.day.setAccessibleName("Day of the signature")
        self.by = QLineEdit()
        self.by.setAccessibleName("Who said so")
        self.by.setPlaceholderText("By whom: Ada Example, by e-mail")
        self.by.setMaxLength(200)
        self._arrange()
        self.who.currentIndexChanged.connect(lambda _at: self._show_choice())
        self.names.textChanged.connect(self._show_choice)
        self._show_choice()
        self.who.setFocus()

    def take(self) -> None:
        """Hand on what was entered."""
        names = self.chosen().organizations
        if names:
            day, number = self.day.date(), self.version.currentData()
            self.accept()
            self.recorded.emit(names, number, day.toPython(), self.by.text())

    def chosen(self) -> NamesFound:
        """Return who signed, and what of a pasted list names nobody."""
        listed = self.who.currentData()
        if listed is not None:
            return NamesFound(tuple(listed))
        signatories = (signing.signatory for signing in self._view.signings)
        return names_found(signatories, self.names.toPlainText())

    def _show_choice(self) -> None:
        pasted = self.who.currentData() is None
        self.names.setVisible(pasted)
        self.found.setVisible(pasted)
        chosen = self.chosen()
        names = chosen.organizations
        hint = "As they stand in your mail or your form."
        self.found.setText(chosen.words if self.names.toPlainText().strip() else hint)
        signs = "signs" if len(names) == 1 else "sign"
        self.head.setText(f"{_told(names)} {signs}" if names else "Who signs?")
        self.keep.setEnabled(bool(names))

    def _fill_versions(self) -> None:
        now = self._view.now
        if now.kept is None or now.judgement is not None:
            number = 1 if now.kept is None else now.kept.number + 1
            self.version.addItem(f"The text as it stands (kept as version {number})", None)
        for version in reversed(self._view.sign_on.versions):
            self.version.addItem(f"Version {version.number}, {long_date(version.day)}", version.number)

    def _arrange(self) -> None:
        self.head = plain(Size.STRONG)
        form = QFormLayout()
        form.setSpacing(M)
        form.addRow("&Who", self.who)
        form.addRow("", self.names)
        form.addRow("", self.found)
        # Not the T: underlined by itself it stands off from the e, and the label is cut off.
        form.addRow("Te&xt", self.version)
        form.addRow("&Day", self.day)
        form.addRow("&By", self.by)
        buttons, self.keep = keep_buttons(self, self.take)
        column = QVBoxLayout(self)
        column.setContentsMargins(XL, L, XL, L)
        column.setSpacing(M)
        column.addWidget(self.head)
        column.addLayout(form)
        column.addStretch(1)
        column.addWidget(buttons)
        self.keep.setDefault(True)


def _groups(
    selected: tuple[str, ...], shown: tuple[str, ...], view: SignOnView
) -> Mapping[str, tuple[str, ...]]:
    """Return who can be chosen, by the words that say so; each group of organizations once."""
    groups: dict[str, tuple[str, ...]] = {}
    if selected:
        groups[_told(selected) if len(selected) == 1 else f"The {_told(selected)} selected"] = selected
    for words, state in (
        ("All who have not answered", ConsentState.INVITED),
        ("All who must sign again", ConsentState.SIGN_AGAIN),
    ):
        names = tuple(one.organization for one in view.of(state))
        if names and set(names) != set(selected):
            groups[f"{words} ({len(names):,})"] = names
    if len(shown) < len(view.signings) and not any(set(shown) == set(names) for names in groups.values()):
        groups[f"All that the table shows ({len(shown):,})"] = shown
    return groups


def _told(names: tuple[str, ...]) -> str:
    return names[0] if len(names) == 1 else counted(len(names), "organization")
