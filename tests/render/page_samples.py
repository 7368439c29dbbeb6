"""Finished documents as compose would hand them over, for tests and goldens of layout and PDF."""

import dataclasses
import io

from briefdesk.model.blocks import (
    AskBox,
    Block,
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
from briefdesk.model.finding import FindingId, KeyFigure
from briefdesk.render.theme import Theme
from briefdesk.render.theme_reading import read_theme
from briefdesk.shipped import shipped_path

REPORT = "https://www.example.org/reports/lines-redrawn"


def text(words: str) -> tuple[Span, ...]:
    """Return one plain span."""
    return (Span(words),)


def note(number: int) -> Span:
    """Return a footnote mark."""
    return Span("", note=number)


def a_logo(width: int = 360, height: int = 120) -> bytes:
    """Return a PNG: a roundel and a bar in two inks."""
    from PIL import Image, ImageDraw

    image = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    draw = ImageDraw.Draw(image)
    draw.ellipse((4, 4, height - 4, height - 4), fill=(29, 63, 99, 255))
    draw.ellipse((height * 0.3, height * 0.3, height * 0.7, height * 0.7), fill=(255, 255, 255, 255))
    if width > 1.5 * height:
        draw.rectangle((height + 16, height * 0.42, width - 4, height * 0.58), fill=(196, 138, 46, 255))
    buffer = io.BytesIO()
    image.save(buffer, "PNG")
    return buffer.getvalue()


def a_letterhead(*, logo: bool = False) -> Letterhead:
    """Return the head of an organization that does not exist."""
    return Letterhead(
        "Borderlands Rights Project",
        "Evidence for humane policy since 1988",
        ("1412 Harmon Street NW, Suite 300", "Washington, DC 20005", "202-555-0144 · borderlands.example"),
        a_logo() if logo else None,
        "Borderlands Rights Project",
    )


def footnotes() -> tuple[Footnote, ...]:
    """Return five notes; the first has the link."""
    return (
        Footnote(
            1,
            (
                Span("Borderlands Rights Project, “Lines Redrawn,” 2025, section “Texas,” para. 6. "),
                Span(REPORT, link=REPORT),
            ),
        ),
        Footnote(2, text("“Families,” para. 2.")),
        Footnote(3, text("“Texas,” para. 9.")),
        Footnote(
            4,
            text(
                "Posse Comitatus Act, 18 U.S.C. § 1385; see also 10 U.S.C. § 275, which directs the "
                "Secretary "
                "to prevent direct participation in a search, seizure or arrest."
            ),
        ),
        Footnote(5, text("“Costs,” para. 1.")),
    )


def findings() -> tuple[ListItem, ...]:
    """Return four cited findings."""
    return (
        ListItem(
            (
                Span("More than 590 state troopers and Guard members were deputized", bold=True),
                Span(
                    " to make immigration arrests along the Texas border after a training course that lasted "
                    "a single day, and no public record says who reviews what they do."
                ),
                note(1),
            ),
            Origin("f1", FindingId("lines/texas-590")),
        ),
        ListItem(
            (
                Span(
                    "Over two in five of the people who arrived last year were families, or children on "
                    "their own, who ask for protection rather than evade it."
                ),
                note(2),
            ),
            Origin("f2", FindingId("lines/families")),
        ),
        ListItem(
            (
                Span("Soldiers are trained for combat; the law that keeps them out of policing, the "),
                Span("Posse Comitatus Act", italic=True),
                Span(", is being tested by long, open-ended missions among civilians."),
                note(4),
            ),
            Origin("f3", FindingId("lines/posse")),
        ),
        ListItem(
            (
                Span(
                    "The mission’s cost is not published. Estimates for one year range from $525–650 million."
                ),
                note(5),
            ),
            Origin("f4", FindingId("lines/costs")),
        ),
    )


def asks() -> tuple[ListItem, ...]:
    """Return three asks."""
    return (
        ListItem(
            text(
                "Hold an oversight hearing on military roles in border enforcement before the end of "
                "the session."
            ),
            Origin("a1"),
        ),
        ListItem(
            text(
                "Require the Department of Defense to report, each quarter, the number, tasks and "
                "cost of the "
                "personnel deployed, by state."
            ),
            Origin("a2"),
        ),
        ListItem(
            text(
                "Oppose any appropriation that would let troops take part in arrests, searches or "
                "the custody of "
                "migrants."
            ),
            Origin("a3"),
        ),
    )


def a_letter(*, logo: bool = False, extra: tuple[Block, ...] = ()) -> ComposedDocument:
    """Return a full letter: every part of the frame, cited bullets, numbered asks."""
    return ComposedDocument(
        title="Letter to Senator Okafor: Oversight of military roles in border enforcement",
        author="Borderlands Rights Project",
        language="en-US",
        blocks=(
            a_letterhead(logo=logo),
            DateLine("June 15, 2026"),
            DeliveryLine("Via e-mail"),
            InsideAddress(
                (
                    (
                        "The Honorable Amaka Okafor",
                        "Ranking Member, Committee on Armed Services",
                        "United States Senate",
                        "Washington, DC 20510",
                    ),
                )
            ),
            SubjectLine(text("Oversight of military roles in border enforcement"), Origin("subject")),
            Salutation("Dear Ranking Member Okafor:"),
            Paragraph(
                (
                    Span("I write on behalf of the "),
                    Span("Borderlands Rights Project", bold=True),
                    Span(
                        " to ask the Committee to examine the growing use of soldiers in immigration "
                        "enforcement. "
                        "Over the past year we interviewed 214 people and reviewed records from "
                        "three states. What "
                        "we found should trouble members of both parties: a civilian task is "
                        "becoming a military "
                        "one, without a decision by Congress."
                    ),
                ),
                Origin("opening"),
            ),
            Paragraph(text("The findings that bear most directly on your work:"), Origin("findings")),
            ItemList(findings(), ListStyle.BULLETS),
            Paragraph(
                (
                    Span("In your state, "),
                    Span("[Name of the county]", unfilled=True),
                    Span(
                        " has already asked the Governor for an account of the deployment. Its "
                        "letter received no "
                        "reply. Your constituents deserve one; the full report is at "
                    ),
                    Span(
                        "borderlands.example/lines-redrawn", link="https://borderlands.example/lines-redrawn"
                    ),
                    Span("."),
                ),
                Origin("local"),
            ),
            Paragraph(text("We respectfully ask that you:"), Origin("asks")),
            ItemList(asks(), ListStyle.NUMBERS),
            Paragraph(
                text(
                    "We would welcome the chance to brief your staff, and will call your office in "
                    "the coming week. "
                    "Thank you for your attention to this matter."
                ),
                Origin("closing"),
            ),
            SignatureBlock(
                "Sincerely,",
                "Marisol Etxeberria",
                "Director for Defense Oversight",
                "Borderlands Rights Project",
            ),
            *extra,
            Enclosures(("One-page brief: Soldiers are not border police",)),
            CopyLine(("The Honorable Roger Whitfield, Chairman", "Legislative Director")),
        ),
        footnotes=footnotes(),
        continuation="The Honorable Amaka Okafor · June 15, 2026",
    )


def a_sign_on_letter() -> ComposedDocument:
    """Return a letter to two addressees with many signatories in three tiers."""
    places = (
        "Alamo",
        "Brazos",
        "Calexico",
        "Del Rio",
        "El Paso",
        "Frontera",
        "Gila",
        "Hidalgo",
        "Imperial",
        "Juárez",
    )
    works = ("Legal Aid", "Migrant Justice Network", "Interfaith Coalition", "Human Rights Clinic")
    state = tuple(f"{place} {work}" for place in places for work in works[:2])
    national = tuple(
        sorted(
            f"{work} of {kind}"
            for work in ("Alliance for Humane Borders", "Center for Civilian Oversight")
            for kind in ("America", "the United States and the Americas", "the Southwest")
        )
    )
    local = tuple(f"{place} {works[3]}" for place in places[:7])
    letter = a_letter(
        extra=(
            Signatories("National organizations", national),
            Signatories("State organizations", state),
            Signatories("Local organizations", local),
        )
    )
    blocks = tuple(
        InsideAddress(
            (
                (
                    "The Honorable Roger Whitfield",
                    "Chairman, Committee on Armed Services",
                    "United States Senate",
                    "Washington, DC 20510",
                ),
                (
                    "The Honorable Amaka Okafor",
                    "Ranking Member, Committee on Armed Services",
                    "United States Senate",
                    "Washington, DC 20510",
                ),
            )
        )
        if isinstance(block, InsideAddress)
        else block
        for block in letter.blocks
    )
    return ComposedDocument(
        letter.title,
        letter.author,
        letter.language,
        blocks,
        letter.footnotes,
        "Chairman Whitfield and Ranking Member Okafor · June 15, 2026",
    )


def a_brief(*, logo: bool = False, paragraphs: int = 1, more_findings: int = 0) -> ComposedDocument:
    """Return a one-page brief with key figures, findings, a boxed ask, sources and a contact strip."""
    filler = (
        "The deployments began as a response to an emergency. They have since become a habit, "
        "renewed by order "
        "every few months, with no vote, no public accounting and no date on which they end."
    )
    extra = tuple(
        ListItem(
            (
                Span(
                    f"In county {index + 1}, residents described checkpoints staffed by soldiers who "
                    "could not say "
                    "which law they enforced."
                ),
                note(3),
            ),
            Origin(f"x{index}"),
        )
        for index in range(more_findings)
    )
    return ComposedDocument(
        title="Congress should end military roles in border enforcement",
        author="Borderlands Rights Project",
        language="en-US",
        blocks=(
            a_letterhead(logo=logo),
            Heading(1, text("Congress should end military roles in border enforcement"), Origin("title")),
            Paragraph(
                text(
                    "Soldiers are being used as immigration police along the southern border, at home and in "
                    "partner countries. They are not trained for it, the law was written to prevent it, and "
                    "families bear the consequences."
                ),
                Origin("opening"),
                lead=True,
            ),
            KeyFigures(
                (
                    (
                        KeyFigure(
                            "40%+", "of people arriving since 2024 are children or parents with children"
                        ),
                        2,
                        Origin("k1"),
                    ),
                    (
                        KeyFigure("590", "troopers and Guard members deputized to make immigration arrests"),
                        1,
                        Origin("k2"),
                    ),
                    (
                        KeyFigure("10,000", "National Guard personnel sent to Mexico’s northern border"),
                        3,
                        Origin("k3"),
                    ),
                )
            ),
            Heading(2, text("What we found"), Origin("findings")),
            *(Paragraph(text(filler), Origin("body")) for _ in range(paragraphs)),
            ItemList((*findings(), *extra), ListStyle.BULLETS),
            AskBox(
                "What Congress should do",
                text("We ask every member of the Armed Services Committees to:"),
                asks(),
                Origin("asks"),
            ),
            SourcesNote("Sources", footnotes()),
            ContactStrip(
                (
                    Span("Marisol Etxeberria", bold=True),
                    Span(", Director for Defense Oversight · "),
                    Span("m.etxeberria@borderlands.example", link="mailto:m.etxeberria@borderlands.example"),
                    Span(" · 202-555-0144 · June 15, 2026"),
                )
            ),
        ),
        footnotes=footnotes(),
    )


def shipped_theme(name: str = "classic") -> Theme:
    """Return a shipped theme."""
    return read_theme(shipped_path("templates", "themes", f"{name}.toml").read_text("utf-8"), name=name)


def words_of(document: ComposedDocument) -> list[str]:
    """Return the words of all spans and lines of a document, in reading order but for notes and labels."""
    return [word for value in _texts_in(document.blocks) for word in value.split()]


def _texts_in(value: object) -> list[str]:
    if isinstance(value, Origin | bytes | ListStyle):
        return []
    if isinstance(value, Footnote | Span | KeyFigure | ListItem) or hasattr(value, "__dataclass_fields__"):
        if isinstance(value, Span):
            return [value.text]
        names = [field.name for field in dataclasses.fields(value)]  # type: ignore[arg-type]
        return [text for name in names if name != "logo_alt" for text in _texts_in(getattr(value, name))]
    if isinstance(value, tuple):
        return [text for each in value for text in _texts_in(each)]
    return [value] if isinstance(value, str) else []
