"""The gallery of templates: each with its description and the user's own document set in it."""

from PySide6.QtCore import QAbstractListModel, QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QHBoxLayout,
    QLabel,
    QListView,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from briefdesk.app.dialogs.template_delegate import TemplateDelegate
from briefdesk.app.models.item_role import ITEM_ROLE, TOP, Index
from briefdesk.app.session import Session
from briefdesk.app.style import L, M, S, hairline, mark
from briefdesk.app.widgets.labels import Size, plain
from briefdesk.app.workers import Runner
from briefdesk.errors import BriefdeskError
from briefdesk.model.addressee import AddresseeId
from briefdesk.model.draft import Project
from briefdesk.model.template import Template
from briefdesk.pipeline.desk import Desk
from briefdesk.pipeline.drafts import draft_of, with_template
from briefdesk.pipeline.letters import PageImage, page_image, preview_brief, preview_letter

KEY = "templates:thumbnail"
PAGE_WIDTH = 408
LIST_WIDTH = 300


class TemplatesModel(QAbstractListModel):
    """Templates in the order of the desk: shipped ones first."""

    def __init__(self, templates: tuple[Template, ...], parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._templates = templates

    def rowCount(self, parent: Index = TOP) -> int:
        """Return the number of templates."""
        return 0 if parent.isValid() else len(self._templates)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """Return what a row says in `role`."""
        if not index.isValid() or not 0 <= index.row() < len(self._templates):
            return None
        template = self._templates[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return template.name
            case Qt.ItemDataRole.AccessibleTextRole:
                return f"{template.name}: {template.description}"
            case _ if role == ITEM_ROLE:
                return template
        return None

    def row_of(self, template_id: str) -> int:
        """Return a template's row, 0 if it is not at hand."""
        return next((i for i, t in enumerate(self._templates) if t.id == template_id), 0)


class TemplateGallery(QDialog):
    """A list at the left, the document in the chosen template at the right. Changes nothing itself."""

    shown = Signal(object)
    """The template that is selected."""

    def __init__(
        self, templates: tuple[Template, ...], current: str, title: str, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(860, 680)
        self.model = TemplatesModel(templates, self)
        self.list = QListView()
        self._name = plain(Size.TITLE)
        self._description = plain(tone="muted")
        self._page = QLabel()
        self._use = QPushButton("Use this template")
        self._cancel = QPushButton("Cancel")
        self._arrange()
        self.list.selectionModel().currentChanged.connect(lambda _new, _old: self._tell())
        self.list.activated.connect(lambda _: self.accept())
        self._use.clicked.connect(self.accept)
        self._cancel.clicked.connect(self.reject)
        self.list.setCurrentIndex(self.model.index(self.model.row_of(current)))

    def template(self) -> Template | None:
        """Return the selected template."""
        found = self.list.currentIndex().data(ITEM_ROLE)
        return found if isinstance(found, Template) else None

    def show_page(self, image: PageImage) -> None:
        """Show the first page in the selected template."""
        picture = QImage(
            image.rgba, image.width, image.height, image.width * 4, QImage.Format.Format_RGBA8888
        )
        pixmap = QPixmap.fromImage(picture.copy())
        pixmap.setDevicePixelRatio(self.devicePixelRatioF())
        self._page.setPixmap(pixmap)

    def show_words(self, words: str) -> None:
        """Say something in the place of a page."""
        self._page.setPixmap(QPixmap())
        self._page.setText(words)

    def _tell(self) -> None:
        template = self.template()
        if template is not None:
            self._name.setText(template.name)
            self._description.setText(template.description)
            self.shown.emit(template)

    def _arrange(self) -> None:
        self.list.setModel(self.model)
        self.list.setItemDelegate(TemplateDelegate(self.list))
        self.list.setFixedWidth(LIST_WIDTH)
        self.list.setMouseTracking(True)
        self.list.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName("Templates")
        self._page.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self._page.setTextFormat(Qt.TextFormat.PlainText)
        self._page.setWordWrap(True)
        self._page.setMinimumSize(QSize(PAGE_WIDTH, 0))
        self._page.setAccessibleName("Your document in this template")
        mark(self._use, kind="primary")
        self._use.setDefault(True)
        middle = QHBoxLayout()
        middle.setContentsMargins(0, 0, 0, 0)
        middle.setSpacing(0)
        middle.addWidget(self.list)
        middle.addWidget(hairline(vertical=True))
        middle.addWidget(self._right(), 1)
        buttons = QHBoxLayout()
        buttons.setContentsMargins(L, M, L, M)
        buttons.setSpacing(S)
        buttons.addStretch(1)
        buttons.addWidget(self._cancel)
        buttons.addWidget(self._use)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addLayout(middle, 1)
        column.addWidget(hairline())
        column.addLayout(buttons)

    def _right(self) -> QWidget:
        right = QWidget()
        mark(right, surface="desk")
        right.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(right)
        column.setContentsMargins(24, 16, 24, 0)
        column.setSpacing(S)
        column.addWidget(self._name)
        column.addWidget(self._description)
        column.addSpacing(S)
        column.addWidget(self._page, 1)
        return right


class GalleryController(QObject):
    """Asks a worker for the document in the selected template, and takes the chosen one."""

    def __init__(self, session: Session, runner: Runner, gallery: TemplateGallery) -> None:
        super().__init__(gallery)
        self._session = session
        self._runner = runner
        self._gallery = gallery
        gallery.shown.connect(self._ask)
        gallery.accepted.connect(self._take)
        gallery.finished.connect(lambda: runner.drop(KEY))
        chosen = gallery.template()
        if chosen is not None:
            self._ask(chosen)

    def _ask(self, template: Template) -> None:
        session = self._session
        ratio = self._gallery.devicePixelRatioF()
        self._runner.submit(
            KEY,
            thumbnail,
            session.desk,
            session.project,
            template,
            session.current,
            ratio,
            on_result=self._gallery.show_page,
            on_error=self._explain,
        )

    def _explain(self, error: Exception) -> None:
        next_step = error.next_step if isinstance(error, BriefdeskError) else ""
        self._gallery.show_words(f"{error} {next_step}".strip())

    def _take(self) -> None:
        template = self._gallery.template()
        if template is not None:
            project = with_template(self._session.desk, self._session.project, template.id)
            self._session.apply(f"Use template “{template.name}”", project)


class NoRecipient(BriefdeskError):
    """A letter can be shown to somebody only."""

    next_step = "Choose recipients to see your letter in this template."


def thumbnail(
    desk: Desk, project: Project, template: Template, to: AddresseeId | None, ratio: float
) -> PageImage:
    """Return the first page of the user's document in a template. Raises BriefdeskError."""
    tried = with_template(desk, project, template.id)
    if template.kind == "brief":
        rendered = preview_brief(desk, tried).rendered
    elif to is None:
        raise NoRecipient("There is no recipient yet.")
    else:
        rendered = preview_letter(desk, tried, to).rendered
    return page_image(rendered, 0, ratio * PAGE_WIDTH / 612)


def choose_template(session: Session, runner: Runner, parent: QWidget) -> TemplateGallery:
    """Open the gallery for the document shown and return it, not waiting for the answer."""
    kind = session.document
    templates = tuple(t for t in session.desk.templates if t.kind == kind)
    current = draft_of(session.project, kind).template
    title = "Letter templates" if kind == "letter" else "One-pager templates"
    gallery = TemplateGallery(templates, current, title, parent)
    gallery.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    gallery.setWindowModality(Qt.WindowModality.WindowModal)
    GalleryController(session, runner, gallery)
    gallery.open()
    return gallery
