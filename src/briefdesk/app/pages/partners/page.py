"""The Partners page: packs out and back, a pack to fill in, and organizations that sign on."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from briefdesk.app.pages.partners.fill_pane import FillPane
from briefdesk.app.pages.partners.packs_pane import PacksPane
from briefdesk.app.session import Session
from briefdesk.app.widgets.tabs import Tabs
from briefdesk.app.workers import Runner

PACKS, FILL, SIGN_ON = "packs", "fill", "sign-on"


class PartnersPage(QWidget):
    """Three tabs over the open project; the pack that is filled in is a document of its own."""

    failed = Signal(object)
    noted = Signal(str, str)

    def __init__(self, session: Session, runner: Runner, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.session = session
        self.runner = runner
        self.packs = PacksPane(session)
        self.fill = FillPane()
        self.tabs = Tabs("Partners")
        self.tabs.add(PACKS, "Pac&ks", "Packs for partners, and those that came back", lambda: self.packs)
        self.tabs.add(FILL, "F&ill in", "A pack that you were sent", lambda: self.fill)
        self.tabs.add(SIGN_ON, "Si&gn-on", "Organizations that sign the letter", self._sign_on)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)
        self.tabs.show_pane(PACKS)
        self.setFocusProxy(self.packs)

    def _sign_on(self) -> QWidget:
        from briefdesk.app.pages.partners.sign_on_controller import SignOnController  # noqa: PLC0415
        from briefdesk.app.pages.partners.sign_on_pane import SignOnPane  # noqa: PLC0415

        pane = SignOnPane()
        self.sign_on = SignOnController(self.session, self.runner, pane)
        self.sign_on.failed.connect(self.failed)
        self.sign_on.noted.connect(self.noted)
        return pane
