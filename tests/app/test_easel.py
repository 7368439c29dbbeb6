"""Pictures of pages: the same pixels as the exported file has, in memory that is used again once free."""

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from briefdesk.app.pages.easel import Easel
from briefdesk.app.pages.preview_job import make_preview
from briefdesk.app.widgets.page_paint import paint_page
from briefdesk.model.draft import Project
from briefdesk.model.letter import Rendered
from briefdesk.pipeline.desk import Desk, open_desk
from briefdesk.pipeline.drafts import edit_part
from briefdesk.pipeline.letters import page_image, preview_letter
from briefdesk.pipeline.projects import sample_project
from briefdesk.pipeline.recipients import chosen
from briefdesk.render.raster import PageUnreadable
from briefdesk.store.folders import folders_in


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    home: Path = tmp_path_factory.mktemp("home")
    with open_desk(today=dt.date(2026, 6, 15), folders=folders_in(home)) as opened:
        yield opened


@pytest.fixture(scope="module")
def project(desk: Desk) -> Project:
    return sample_project(desk)


@pytest.fixture(scope="module")
def letter(desk: Desk, project: Project) -> Rendered:
    return preview_letter(desk, project, chosen(desk, project)[0].member.bioguide).rendered


def _rgba(image: QImage) -> bytes:
    converted = image.convertToFormat(QImage.Format.Format_RGBA8888)
    return bytes(converted.constBits())


@pytest.mark.parametrize("document", ["letter", "brief"])
def test_preview_shows_the_pixels_of_the_bytes_that_export_writes(desk: Desk, project: Project, document):
    member = chosen(desk, project)[0].member.bioguide
    preview = make_preview(desk, project, document, member, scale=1.5, easel=Easel())

    assert preview is not None
    assert preview.images
    for page, image in enumerate(preview.images):
        drawn = page_image(preview.rendered, page, 1.5)
        assert (image.width(), image.height()) == (drawn.width, drawn.height)
        assert _rgba(image) == drawn.rgba


def test_picture_that_is_shown_stays_as_it_is_while_others_are_drawn(desk: Desk, project: Project, letter):
    easel = Easel()
    member = chosen(desk, project)[0].member.bioguide
    (shown, *_) = easel.draw(letter, letter.page_count, 1.0)
    before = _rgba(shown)

    for words in ("One.", "Two and more.", "Three."):
        changed = edit_part(project, "letter", project.letter.parts[0].id, words)
        easel.draw(preview_letter(desk, changed, member).rendered, 1, 1.0)

    assert _rgba(shown) == before


def test_copy_of_a_picture_stays_as_it_is_when_its_memory_is_taken_up_again(letter: Rendered):
    easel = Easel()
    copies = [QImage(image) for image in easel.draw(letter, 1, 1.0)]
    before = _rgba(copies[0])

    (again,) = easel.draw(letter, 1, 1.0)
    again.fill(QColor("red"))

    assert _rgba(copies[0]) == before


def test_memory_of_pictures_that_are_gone_is_used_again(letter: Rendered):
    easel = Easel()
    shown: tuple[QImage, ...] = ()
    for _ in range(6):
        # As in the window, where the page before is shown until the next one is there.
        shown = easel.draw(letter, 1, 1.0)

    assert len(shown) == 1
    assert easel.kept == 2


def test_easel_keeps_no_memory_of_pages_of_another_size(letter: Rendered):
    easel = Easel()
    for scale in (0.5, 0.6, 0.7, 0.8):
        easel.draw(letter, 1, scale)

    assert easel.kept == 1


def test_page_that_cannot_be_drawn_is_told(letter: Rendered):
    with pytest.raises(PageUnreadable):
        Easel().draw(letter, letter.page_count + 1, 1.0)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 1.5, 2.0])
def test_page_is_painted_pixel_for_pixel_on_any_screen(letter: Rendered, ratio: float):
    (page,) = Easel().draw(letter, 1, ratio)
    screen = QImage(page.width() + 40, page.height() + 40, QImage.Format.Format_RGB32)
    screen.setDevicePixelRatio(ratio)
    painter = QPainter(screen)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    paint_page(
        painter, QRectF(20 / ratio, 20 / ratio, page.width() / ratio, page.height() / ratio), page, ratio
    )
    painter.end()

    screen.setDevicePixelRatio(1)
    assert _rgba(screen.copy(20, 20, page.width(), page.height())) == _rgba(page)
    assert page.devicePixelRatio() == 1
