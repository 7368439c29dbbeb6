"""Real lists: one definition of bullets, one of numbers, and an instance for each list that restarts."""

from briefdesk.model.blocks import ListStyle
from briefdesk.render.docx.look import Look, fill
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES, twips

_BULLETS = 1
_NUMBERS = 2
# Bullets hang a little in from the edge, numbers at it.
_BULLET_INSET = 0.22


class Lists:
    """The lists of one document, in order: hands out a numbering id per list."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._columns = 0

    def next_columns(self) -> int:
        """Return the index of the next list in columns, from 0."""
        self._columns += 1
        return self._columns - 1

    def number_for(self, style: ListStyle, start: int = 1) -> int:
        """Return the numbering id for a new list; all bulleted lists share one."""
        if style is ListStyle.BULLETS:
            return _BULLETS
        self._starts.append(start)
        return _NUMBERS + len(self._starts) - 1

    @property
    def untouched(self) -> bool:
        """Return whether no list was asked for yet."""
        return not (self._starts or self._columns)

    @property
    def starts(self) -> tuple[int, ...]:
        """Return the first number of each numbered list."""
        return tuple(self._starts)


def numbering_xml(look: Look, starts: tuple[int, ...]) -> str:
    """Return word/numbering.xml for numbered lists that begin at `starts`."""
    return "".join(
        (
            DECLARATION,
            f"<w:numbering {NAMESPACES}>",
            _abstract(1, "bullet", "•", look, 1 - _BULLET_INSET),
            _abstract(2, "decimal", "%1.", look, 1),
            f'<w:num w:numId="{_BULLETS}"><w:abstractNumId w:val="1"/></w:num>',
            *(
                f'<w:num w:numId="{_NUMBERS + n}"><w:abstractNumId w:val="2"/>'
                f'<w:lvlOverride w:ilvl="0"><w:startOverride w:val="{start}"/></w:lvlOverride></w:num>'
                for n, start in enumerate(starts)
            ),
            "</w:numbering>",
        )
    )


def _abstract(number: int, kind: str, text: str, look: Look, hang: float) -> str:
    """Return a one-level definition; its mark stands in the accent color, `hang` of the indent out."""
    numbers = kind == "decimal"
    # The sans has the fuller bullet; numbers stay in the text's own family.
    face = look.face(look.setting.styles.item) if numbers else look.sans.office_name
    indent, bold = look.setting.list_indent_pt, "<w:b/><w:bCs/>" if numbers else ""
    return (
        f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="singleLevel"/>'
        f'<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{text}"/>'
        f'<w:lvlJc w:val="left"/><w:pPr>'
        f'<w:ind w:left="{twips(indent)}" w:hanging="{twips(indent * hang)}"/></w:pPr>'
        f'<w:rPr><w:rFonts w:ascii="{face}" w:hAnsi="{face}" w:cs="{face}"/>{bold}'
        f'<w:color w:val="{fill(look.palette.accent)}"/></w:rPr></w:lvl></w:abstractNum>'
    )
