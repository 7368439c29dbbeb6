"""The style sheet: Fusion, with our surfaces, buttons, inputs and scroll bars."""

from typing import TYPE_CHECKING

from briefdesk.shipped import shipped_path

if TYPE_CHECKING:
    from briefdesk.app.style import Colors


def style_sheet(colors: "Colors", base_pt: float) -> str:
    """Return the application's style sheet for a scheme and a base text size in pt."""
    return "\n".join(
        part(colors, base_pt) for part in (_surfaces, _text, _buttons, _inputs, _views, _menus, _scrolling)
    )


def _surfaces(c: "Colors", _pt: float) -> str:
    return f"""
    *[surface="ground"] {{ background: {c.ground}; }}
    *[surface="pane"] {{ background: {c.pane}; }}
    *[surface="bar"] {{ background: {c.ground}; }}
    *[surface="desk"] {{ background: {c.desk}; }}
    *[surface="raised"] {{ background: {c.raised}; border: 1px solid {c.line}; border-radius: 8px; }}
    *[surface="danger"] {{ background: {c.danger_ground}; }}
    *[surface="note"] {{ background: {c.selection}; }}
    *[surface="warning"] {{ background: {c.warning_ground}; }}
    QDialogButtonBox {{ dialogbuttonbox-buttons-have-icons: 0; button-layout: 3; }}
    QFrame[line] {{ background: {c.line}; border: 0; }}
    QSplitter::handle {{ background: {c.line}; }}
    QSplitter::handle:hover {{ background: {c.accent}; }}
    QSplitter::handle:horizontal {{ width: 1px; }}
    QSplitter::handle:vertical {{ height: 1px; }}
    QToolTip {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line_strong};
        padding: 4px 6px; }}
    """


def _text(c: "Colors", pt: float) -> str:
    return f"""
    QLabel {{ background: transparent; }}
    *[text_size="small"] {{ font-size: {pt * 0.9:.2f}pt; }}
    *[text_size="title"] {{ font-size: {pt * 1.4:.2f}pt; font-weight: 600; }}
    *[text_size="strong"] {{ font-weight: 600; }}
    QLabel[tone="muted"] {{ color: {c.muted}; }}
    QLabel[tone="danger"] {{ color: {c.danger}; }}
    QLabel[tone="warning"] {{ color: {c.warning}; }}
    QLabel[tone="ok"] {{ color: {c.ok}; }}
    """


def _buttons(c: "Colors", pt: float) -> str:
    return f"""
    QPushButton {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line_strong};
        border-radius: 6px; padding: 5px 12px; min-height: 18px; }}
    QPushButton:hover {{ background: {c.hover}; }}
    QPushButton:pressed {{ background: {c.pressed}; }}
    QPushButton:focus {{ border-color: {c.accent}; }}
    QPushButton:disabled {{ color: {c.disabled}; border-color: {c.line}; background: transparent; }}
    QPushButton[kind="primary"] {{ background: {c.accent}; color: {c.on_accent}; border-color: {c.accent};
        font-weight: 600; }}
    QPushButton[kind="primary"]:hover {{ background: {c.accent_hover}; }}
    QPushButton[kind="primary"]:focus {{ border: 2px solid {c.text}; padding: 4px 11px; }}
    QPushButton[kind="primary"]:disabled {{ background: {c.hover}; color: {c.disabled};
        border-color: {c.line}; }}
    QPushButton[kind="door"] {{ background: {c.ground}; border: 1px solid {c.line}; border-radius: 8px; }}
    QPushButton[kind="door"]:hover {{ background: {c.hover}; border-color: {c.line_strong}; }}
    QPushButton[kind="door"]:focus {{ border-color: {c.accent}; }}
    QPushButton[kind="quiet"] {{ background: transparent; border-color: transparent; }}
    QPushButton[kind="quiet"]:hover {{ background: {c.hover}; }}
    QPushButton[kind="quiet"]:focus {{ border-color: {c.accent}; }}
    QPushButton[kind="link"] {{ background: transparent; border: 1px solid transparent; color: {c.accent};
        padding: 2px 4px; text-align: left; }}
    QPushButton[kind="link"]:hover {{ text-decoration: underline; }}
    QPushButton[kind="link"]:focus {{ border-color: {c.accent}; }}
    QPushButton[kind="link"]:disabled {{ color: {c.disabled}; }}
    QToolButton {{ background: transparent; border: 1px solid transparent; border-radius: 6px; padding: 4px;
        color: {c.text}; }}
    QToolButton:hover {{ background: {c.hover}; }}
    QToolButton:pressed {{ background: {c.pressed}; }}
    QToolButton:checked {{ background: {c.selection}; }}
    QToolButton:focus {{ border-color: {c.accent}; }}
    QToolButton:disabled {{ color: {c.disabled}; }}
    QToolButton::menu-indicator {{ image: none; }}
    QToolButton[kind="rail"] {{ padding: 6px 2px 4px 2px; font-size: {pt * 0.9:.2f}pt; color: {c.muted}; }}
    QToolButton[kind="rail"]:checked {{ color: {c.text}; background: {c.selection}; }}
    QToolButton[kind="tab"] {{ padding: 4px 10px; color: {c.muted}; }}
    QToolButton[kind="tab"]:checked {{ color: {c.text}; background: {c.selection}; font-weight: 600; }}
    QToolButton[kind="strip"] {{ padding: 2px 8px; border-radius: 4px; font-size: {pt * 0.9:.2f}pt; }}
    QToolButton[tone="muted"] {{ color: {c.muted}; }}
    QToolButton[tone="warning"] {{ color: {c.warning}; }}
    QToolButton[tone="danger"] {{ color: {c.danger}; }}
    QToolButton[kind="strip"]:checked {{ background: {c.selection}; }}
    """


def _inputs(c: "Colors", _pt: float) -> str:
    return f"""
    QLineEdit, QPlainTextEdit, QTextEdit, QAbstractSpinBox, QComboBox {{ background: {c.raised};
        color: {c.text}; border: 1px solid {c.line_strong}; border-radius: 6px; padding: 4px 8px;
        selection-background-color: {c.selection}; selection-color: {c.text}; }}
    QLineEdit, QAbstractSpinBox, QComboBox {{ min-height: 20px; }}
    QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QAbstractSpinBox:focus,
    QComboBox:focus {{ border: 1px solid {c.accent}; }}
    QLineEdit[wrong="true"], QPlainTextEdit[wrong="true"] {{ border: 1px solid {c.danger}; }}
    QTextEdit[kind="reading"] {{ background: transparent; border: 1px solid transparent; padding: 0;
        border-radius: 4px; }}
    QTextEdit[kind="reading"]:focus {{ border-color: {c.accent}; }}
    QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled {{
        color: {c.disabled}; border-color: {c.line}; background: {c.ground}; }}
    QComboBox::drop-down, QDateEdit::drop-down {{ border: 0; width: 24px; }}
    QComboBox::down-arrow, QDateEdit::down-arrow {{ image: url("{_picture(c, "combo")}"); width: 12px;
        height: 12px; }}
    QDoubleSpinBox {{ padding: 1px 22px 1px 6px; }}
    QDoubleSpinBox QLineEdit {{ border: 0; padding: 0; background: transparent; }}
    QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {{ border: 0; width: 20px;
        background: transparent; subcontrol-origin: border; }}
    QDoubleSpinBox::up-button {{ subcontrol-position: top right; margin-top: 3px; }}
    QDoubleSpinBox::down-button {{ subcontrol-position: bottom right; margin-bottom: 3px; }}
    QDoubleSpinBox::up-arrow {{ image: url("{_picture(c, "spin")}"); width: 10px; height: 10px; }}
    QDoubleSpinBox::down-arrow {{ image: url("{_picture(c, "combo")}"); width: 10px; height: 10px; }}
    QComboBox QAbstractItemView {{ background: {c.raised}; border: 1px solid {c.line_strong}; outline: 0; }}
    QCheckBox {{ spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
    QCheckBox:focus {{ border-color: {c.accent}; }}
    QCheckBox::indicator {{ width: 14px; height: 14px; border: 1px solid {c.muted}; border-radius: 4px;
        background: {c.raised}; }}
    QCheckBox::indicator:hover {{ border-color: {c.accent}; }}
    QCheckBox::indicator:checked {{ background: {c.accent}; border-color: {c.accent};
        image: url("{_picture(c, "tick")}"); }}
    QCheckBox::indicator:disabled {{ border-color: {c.line_strong}; background: {c.ground}; }}
    QRadioButton {{ spacing: 8px; padding: 2px; border: 1px solid transparent; border-radius: 4px; }}
    QRadioButton:focus {{ border-color: {c.accent}; }}
    QRadioButton::indicator {{ width: 14px; height: 14px; border: 1px solid {c.muted}; border-radius: 8px;
        background: {c.raised}; }}
    QRadioButton::indicator:hover {{ border-color: {c.accent}; }}
    QRadioButton::indicator:checked {{ width: 6px; height: 6px; border: 5px solid {c.accent}; }}
    QRadioButton::indicator:disabled {{ border-color: {c.line_strong}; background: {c.ground}; }}
    QProgressBar {{ background: {c.hover}; border: 0; border-radius: 3px; max-height: 6px; min-height: 6px; }}
    QProgressBar::chunk {{ background: {c.accent}; border-radius: 3px; }}
    """


def _picture(c: "Colors", name: str) -> str:
    scheme = "dark" if c.dark else "light"
    return shipped_path("assets", "icons", f"{name}-{scheme}.svg").as_posix()


def _views(c: "Colors", _pt: float) -> str:
    return f"""
    QAbstractItemView {{ background: {c.pane}; color: {c.text}; border: 0; outline: 0; }}
    QListView[kind="popup"] {{ background: {c.raised}; border: 1px solid {c.line_strong}; }}
    QListView::item {{ padding: 4px 8px; border-radius: 4px; }}
    QListView::item:hover {{ background: {c.hover}; }}
    QListView::item:selected {{ background: {c.selection}; color: {c.text}; }}
    QScrollArea {{ border: 0; background: transparent; }}
    """


def _menus(c: "Colors", _pt: float) -> str:
    return f"""
    QMenuBar {{ background: {c.ground}; color: {c.text}; padding: 2px 4px; }}
    QMenuBar::item {{ background: transparent; padding: 4px 8px; border-radius: 4px; }}
    QMenuBar::item:selected {{ background: {c.hover}; }}
    QMenu {{ background: {c.raised}; color: {c.text}; border: 1px solid {c.line_strong}; padding: 4px; }}
    QMenu::item {{ padding: 5px 24px 5px 12px; border-radius: 4px; }}
    QMenu::icon {{ padding-left: 8px; }}
    QMenu::item:selected {{ background: {c.selection}; color: {c.text}; }}
    QMenu::item:disabled {{ color: {c.disabled}; }}
    QMenu::separator {{ height: 1px; background: {c.line}; margin: 4px 8px; }}
    QMainWindow::separator {{ width: 0; height: 0; }}
    """


def _scrolling(c: "Colors", _pt: float) -> str:
    return f"""
    QScrollBar {{ background: transparent; border: 0; margin: 0; }}
    QAbstractScrollArea::corner {{ background: transparent; border: 0; }}
    QScrollBar:vertical {{ width: 12px; }}
    QScrollBar:horizontal {{ height: 12px; }}
    QScrollBar::handle {{ background: {c.line_strong}; border-radius: 3px; margin: 3px; }}
    QScrollBar::handle:vertical {{ min-height: 32px; }}
    QScrollBar::handle:horizontal {{ min-width: 32px; }}
    QScrollBar::handle:hover {{ background: {c.muted}; }}
    QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
        background: transparent; border: 0; width: 0; height: 0; }}
    """
