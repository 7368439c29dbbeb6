"""The parts around the text: settings, properties, content types and relationships."""

from briefdesk.model.blocks import ComposedDocument
from briefdesk.render.docx.markup import DECLARATION, NAMESPACES, R, escaped

_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_PARTS = (
    ("/word/document.xml", f"{_WORD}.document.main+xml"),
    ("/word/styles.xml", f"{_WORD}.styles+xml"),
    ("/word/settings.xml", f"{_WORD}.settings+xml"),
    ("/word/numbering.xml", f"{_WORD}.numbering+xml"),
    ("/word/footnotes.xml", f"{_WORD}.footnotes+xml"),
    ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml"),
    ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml"),
)


def content_types(furniture: tuple[tuple[str, str], ...]) -> str:
    """Return what kind each part is; `furniture` are names and kinds of headers and footers."""
    parts = (*_PARTS, *((f"/word/{name}", f"{_WORD}.{kind}+xml") for name, kind in furniture))
    return _CONTENT_TYPES + "".join(
        (
            *(f'<Override PartName="{name}" ContentType="{kind}"/>' for name, kind in parts),
            "</Types>",
        )
    )


_CONTENT_TYPES = "".join(
    (
        DECLARATION,
        f'<Types xmlns="{_PACKAGE}/content-types">',
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
        '<Default Extension="xml" ContentType="application/xml"/>',
        '<Default Extension="png" ContentType="image/png"/>',
        '<Default Extension="jpeg" ContentType="image/jpeg"/>',
    )
)

ROOT_RELATIONS = (
    f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">'
    f'<Relationship Id="rId1" Type="{R}/officeDocument" Target="word/document.xml"/>'
    f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties"'
    ' Target="docProps/core.xml"/>'
    f'<Relationship Id="rId3" Type="{R}/extended-properties" Target="docProps/app.xml"/></Relationships>'
)

APP_PROPERTIES = (
    f"{DECLARATION}<Properties"
    ' xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>Briefdesk</Application></Properties>"
)

# Compatibility mode 15 keeps Word from opening the file in a mode of its past. The fixed spacing makes the
# distances after one paragraph and before the next add up, as the layout does, instead of the larger winning.
SETTINGS = (
    f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/>'
    '<w:defaultTabStop w:val="720"/><w:characterSpacingControl w:val="doNotCompress"/>'
    '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
    "<w:compat><w:doNotUseHTMLParagraphAutoSpacing/>"
    '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word"'
    ' w:val="15"/></w:compat><w:decimalSymbol w:val="."/><w:listSeparator w:val=","/></w:settings>'
)

# A fixed date keeps the bytes the same on every machine and day; the letter prints its own.
_STAMP = "2000-01-01T00:00:00Z"


def core_xml(document: ComposedDocument) -> str:
    """Return the core properties: title, author and language, and nothing of who made it where."""
    return (
        f'{DECLARATION}<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties"'
        ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
        ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{escaped(document.title)}</dc:title><dc:creator>{escaped(document.author)}</dc:creator>"
        f"<dc:language>{escaped(document.language)}</dc:language>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{_STAMP}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_STAMP}</dcterms:modified></cp:coreProperties>'
    )


def relations_xml(inside: tuple[tuple[str, str, str], ...], outside: tuple[tuple[str, str], ...]) -> str:
    """Return a relationships part: (id, kind, target) inside the file, (id, address) of links outside."""
    return "".join(
        (
            f'{DECLARATION}<Relationships xmlns="{_PACKAGE}/relationships">',
            *(
                f'<Relationship Id="{relation}" Type="{R}/{kind}" Target="{target}"/>'
                for relation, kind, target in inside
            ),
            *(
                f'<Relationship Id="{relation}" Type="{R}/hyperlink" Target="{escaped(url)}"'
                ' TargetMode="External"/>'
                for relation, url in outside
            ),
            "</Relationships>",
        )
    )
