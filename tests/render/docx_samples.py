"""A letter and a brief of an invented organization, with every kind of block."""

import io

from PIL import Image, ImageDraw

from briefdesk.model.blocks import (
    AskBox,
    ComposedDocument,
    ContactStrip,
    CopyLine,
    DateLine,
    DeliveryLine,
    Enclosures,
    Footnote,
    Heading,
    InsideAddress,
    ItemList,
    KeyFigures,
    Letterhead,
    ListItem,
    ListStyle,
    Origin,
    Paragraph,
    Salutation,
    Signatories,
    SignatureBlock,
    SourcesNote,
    Span,
    SubjectLine,
)
from briefdesk.model.finding import KeyFigure
from briefdesk.render.theme import Theme
from briefdesk.render.theme_reading import read_theme
from briefdesk.shipped import shipped_path

REPORT = "https://example.org/reports/long-road"


def shipped_theme(name: str = "classic") -> Theme:
    """Return a theme that ships with the app."""
    path = shipped_path("templates", "themes", f"{name}.toml")
    return read_theme(path.read_text(encoding="utf-8"), name=path.name)


def a_logo() -> bytes:
    """Return a small PNG."""
    image = Image.new("RGB", (300, 120), "white")
    draw = ImageDraw.Draw(image)
    draw.ellipse((8, 8, 112, 112), fill="#1d3f63")
    draw.rectangle((130, 40, 290, 80), fill="#c9772b")
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def a_letterhead(*, logo: bool = False) -> Letterhead:
    """Return the letterhead of the organization."""
    return Letterhead(
        "Riverbend Rights Project",
        "Dignity and due process along the southern border",
        ("1200 Example Avenue NW, Suite 400", "Washington, DC 20005", "(202) 555-0142", "riverbend.example"),
        a_logo() if logo else None,
        "A blue disc beside an orange bar" if logo else "",
    )


def note(number: int) -> Span:
    """Return a footnote mark."""
    return Span("", note=number)


def items(*texts: tuple[Span, ...]) -> tuple[ListItem, ...]:
    """Return list items."""
    return tuple(ListItem(spans) for spans in texts)


def some_notes() -> tuple[Footnote, ...]:
    """Return three footnotes, the first with a link."""
    return (
        Footnote(
            1,
            (
                Span("Riverbend, “The Long Road,” 2025, section “Texas,” para. 6, "),
                Span(REPORT, link=REPORT),
                Span("."),
            ),
        ),
        Footnote(2, (Span("“Deployments,” para. 2."),)),
        Footnote(3, (Span("“Costs & Oversight,” para. 4."),)),
    )


FINDINGS = items(
    (Span("About 590 state troopers were deputized in a single year to carry out federal duties."), note(1)),
    (
        Span("More than 3,600 active-duty troops were sent to the border between January and March, "),
        Span("most of them without training in civilian law enforcement", italic=True),
        Span("."),
        note(2),
    ),
    (Span("The missions have cost at least $376 million, and no public accounting has been made."), note(3)),
    (Span("Four in ten of the people who arrive are children or parents who travel with them."), note(1)),
)
ASKS = items(
    (Span("Request a full accounting of the missions’ cost, rules and complaints by September 30."),),
    (Span("Oppose the use of appropriated funds for military support of interior enforcement."),),
    (Span("Ask the Department to publish its memoranda of understanding with state agencies."),),
)
OPENING = (
    Span("I write on behalf of the "),
    Span("Riverbend Rights Project", bold=True),
    Span(
        " to ask that you use the Committee’s oversight of the Department of Defense to examine how "
        "service members are being used against migrants. Our report, "
    ),
    Span("The Long Road", italic=True, link=REPORT),
    Span(", documents a steady shift of border duties from civilian officers to soldiers & deputies."),
)
CLOSING = (
    Span("We would welcome a meeting with your staff on or about "),
    Span("[Date of the meeting]", unfilled=True),
    Span(". Please write to "),
    Span("policy@riverbend.example", link="mailto:policy@riverbend.example"),
    Span(" or call (202) 555-0142. Thank you for your attention to the people whom these policies touch."),
)


def a_letter(*, logo: bool = False, extra: int = 0, signers: int = 9) -> ComposedDocument:
    """Return a letter; `extra` paragraphs make it longer."""
    filler = "The people we met described long waits, lost documents and officers who all looked alike. "
    return ComposedDocument(
        title="Letter to Senator Okafor: Oversight of military roles",
        author="Riverbend Rights Project",
        language="en-US",
        blocks=(
            a_letterhead(logo=logo),
            DateLine("June 15, 2026"),
            DeliveryLine("Via e-mail"),
            InsideAddress(
                (
                    (
                        "The Honorable Amara N. Okafor",
                        "Ranking Member",
                        "Committee on Armed Services",
                        "United States Senate",
                        "728 Hart Senate Office Building",
                        "Washington, DC 20510",
                    ),
                )
            ),
            SubjectLine(
                (Span("Oversight of military roles in border enforcement and the coming authorization bill"),)
            ),
            Salutation("Dear Ranking Member Okafor:"),
            Paragraph(OPENING, Origin("opening")),
            *(Paragraph((Span(filler * 4),)) for _ in range(extra)),
            Paragraph((Span("The findings that bear most directly on your work:"),)),
            ItemList(FINDINGS, ListStyle.BULLETS),
            Paragraph((Span("We respectfully ask that you:"),)),
            ItemList(ASKS, ListStyle.NUMBERS),
            Paragraph(CLOSING),
            SignatureBlock(
                "Sincerely,", "Maria Delgado-Reyes", "Executive Director", "Riverbend Rights Project"
            ),
            *((Signatories("National organizations", some_signers(signers)),) if signers else ()),
            Enclosures(("One-page brief",)),
            CopyLine(
                ("The Honorable Thomas B. Whitfield, Chairman", "Members of the Committee on Armed Services")
            ),
        ),
        footnotes=some_notes(),
        continuation="The Honorable Amara N. Okafor, June 15, 2026",
    )


def some_signers(count: int) -> tuple[str, ...]:
    """Return names of invented organizations, alphabetical."""
    kinds = (
        "Alliance for Fair Courts",
        "Border Parish Network",
        "Center for Open Records",
        "Desert Aid Coalition",
    )
    return tuple(sorted(f"{kinds[n % 4]} {n // 4 + 1}" for n in range(count)))


def a_brief(*, logo: bool = False) -> ComposedDocument:
    """Return a one-page brief."""
    figures = (
        (KeyFigure("3,600", "active-duty troops at the border by March 2025"), 2, Origin("k1")),
        (KeyFigure("$376 M", "spent on military missions in eight months"), 3, Origin("k2")),
        (KeyFigure("40%+", "of arrivals are children or parents with children"), 1, Origin("k3")),
    )
    return ComposedDocument(
        title="Soldiers should not police the border",
        author="Riverbend Rights Project",
        language="en-US",
        blocks=(
            a_letterhead(logo=logo),
            Heading(1, (Span("Soldiers should not police the border"),)),
            Paragraph(
                (
                    Span(
                        "Troops and deputized troopers are taking on the work of civilian officers. They are "
                        "not trained for it, no one has published what it costs, and families bear the "
                        "consequences."
                    ),
                ),
                lead=True,
            ),
            KeyFigures(figures),
            Heading(2, (Span("What we found"),)),
            ItemList(FINDINGS, ListStyle.BULLETS),
            Heading(2, (Span("Why it matters"),)),
            Paragraph(
                (
                    Span("Congress set a line between soldiers and police in 1878. "),
                    Span("It should hold.", bold=True),
                )
            ),
            AskBox("What Congress can do", (Span("We ask Members of both chambers to:"),), ASKS),
            SourcesNote("Sources", some_notes()),
            ContactStrip(
                (
                    Span("Maria Delgado-Reyes", bold=True),
                    Span(", Executive Director  ·  "),
                    Span("policy@riverbend.example", link="mailto:policy@riverbend.example"),
                    Span("  ·  (202) 555-0142  ·  June 2026"),
                )
            ),
        ),
    )
