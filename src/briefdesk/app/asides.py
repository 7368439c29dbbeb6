"""What stands beside the pages: preflight, the page budget, and why a letter differs."""

from briefdesk.app.checker import Checker
from briefdesk.app.pages.preview import PreviewPane
from briefdesk.app.session import Session
from briefdesk.app.window import WRITE, MainWindow
from briefdesk.pipeline.drafts import DocumentName


class Asides:
    """Opens and closes each at its command, on the Write page with the document that it is about."""

    def __init__(self, window: MainWindow, session: Session, preview: PreviewPane, checker: Checker) -> None:
        self._window = window
        self._session = session
        self._preview = preview
        self._checker = checker

    def check_now(self) -> None:
        """Run preflight and show what it finds."""
        self._window.show_preflight(True)
        self._checker.look()

    def toggle_preflight(self) -> None:
        """Open or close the list of problems."""
        self._window.show_preflight(self._window.preflight.isHidden())

    def show_document(self, document: DocumentName) -> None:
        """Show the letter or the one-pager, on the Write page."""
        self._window.show_place(WRITE)
        self._session.show_document(document)

    def show_budget(self) -> None:
        """Open or close what each block of the one-pager takes."""
        self.show_document("brief")
        self._preview.toggle_budget()

    def show_why(self) -> None:
        """Show why the letter in sight differs from the others, or the page again."""
        self.show_document("letter")
        self._preview.show_why()

    def export_sheet(self) -> None:
        """Write why each letter differs into one PDF."""
        self.show_document("letter")
        self._preview.show_why(True)
        self._preview.why.export_sheet()
