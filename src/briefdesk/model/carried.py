"""What a project carries, so that it looks alike on another computer."""

from dataclasses import dataclass

from briefdesk.model.template import TemplateId


@dataclass(frozen=True, slots=True)
class TemplateText:
    """A template as it stood when the project took it up, so that the project opens alike elsewhere."""

    id: TemplateId
    text: str


@dataclass(frozen=True, slots=True)
class ThemeText:
    """A theme of the user's own as it stood when the project took it up; `id` is what drafts name it by."""

    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Stationery:
    """A partner's own paper for letters; `word`, `page` and `drawing` name assets of the project.

    `word` is a Word file whose styles, margins, header and footer the DOCX takes over. `page` is a picture
    that lies under the first page, or under all with `every_page`, with `on_brief` under the one-pager too;
    `drawing` is the same page as outlines, for PDFs, and `not_drawn` why there are none. Of the paper
    `top_pt`, `bottom_pt`, `left_pt` and `right_pt` are kept free for it. With `letterhead` the sender's own
    head is printed all the same.
    """

    word: str | None = None
    page: str | None = None
    top_pt: int = 144
    bottom_pt: int = 54
    every_page: bool = False
    letterhead: bool = False
    left_pt: int = 0
    right_pt: int = 0
    on_brief: bool = False
    drawing: str | None = None
    not_drawn: str = ""
