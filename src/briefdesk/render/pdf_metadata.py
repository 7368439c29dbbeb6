"""The file's properties as XMP, with the mark of PDF/UA-1 that lets readers rely on the tags.

Archival files (PDF/A-2a) also say that they are, explain the mark of PDF/UA and name what their colors mean.
"""

import re
import zlib
from functools import lru_cache
from html import escape

from briefdesk.render.pdf_objects import RawObject, stream_end

_NOT_IN_XML = re.compile("[\x00-\x08\x0b-\x1f\ufffe\uffff]")

# What PDF/A-2 (6.6.2.3) wants to be told of a property that its own standard does not know.
_EXPLAINS_PDFUA = (
    '<rdf:Description rdf:about="" xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"'
    ' xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"'
    ' xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"'
    ' xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">\n'
    "<pdfaid:part>2</pdfaid:part>\n<pdfaid:conformance>A</pdfaid:conformance>\n"
    '<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">\n'
    "<pdfaSchema:schema>PDF/UA identification</pdfaSchema:schema>\n"
    "<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>\n"
    "<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>\n"
    '<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">\n'
    "<pdfaProperty:name>part</pdfaProperty:name>\n"
    "<pdfaProperty:valueType>Integer</pdfaProperty:valueType>\n"
    "<pdfaProperty:category>internal</pdfaProperty:category>\n"
    "<pdfaProperty:description>Part of ISO 14289 that the file follows</pdfaProperty:description>\n"
    "</rdf:li></rdf:Seq></pdfaSchema:property>\n</rdf:li></rdf:Bag></pdfaExtension:schemas>\n"
    "</rdf:Description>\n"
)


def metadata(title: str, author: str, language: str, *, archival: bool = False) -> RawObject:
    """Return the XMP packet, unfiltered as archives want it; `archival` declares PDF/A-2a."""
    packet = (
        '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>\n'
        '<x:xmpmeta xmlns:x="adobe:ns:meta/">\n'
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">\n'
        '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"'
        ' xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">\n'
        f'<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{_text(title)}</rdf:li></rdf:Alt></dc:title>\n'
        f"<dc:creator><rdf:Seq><rdf:li>{_text(author)}</rdf:li></rdf:Seq></dc:creator>\n"
        f"<dc:language><rdf:Bag><rdf:li>{_text(language)}</rdf:li></rdf:Bag></dc:language>\n"
        "<pdfuaid:part>1</pdfuaid:part>\n"
        f"</rdf:Description>\n{_EXPLAINS_PDFUA if archival else ''}"
        '</rdf:RDF>\n</x:xmpmeta>\n<?xpacket end="w"?>'
    ).encode()
    head = b"<< /Type /Metadata /Subtype /XML /Length %d >>\nstream\n" % len(packet)
    return RawObject(head + packet + b"\nendstream")


def srgb_profile() -> RawObject:
    """Return the color profile of sRGB as a stream, which says what the colors of the file mean."""
    packed = _packed_profile()
    head = b"<< /N 3 /Filter /FlateDecode /Length %d >>\nstream\n" % len(packed)
    return RawObject(head + packed + stream_end(packed))


@lru_cache(maxsize=1)
def _packed_profile() -> bytes:
    from PIL import ImageCms  # noqa: PLC0415  (only archival files need it)

    profile = bytearray(ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes())
    # Bytes 24 to 36 tell when it was made: the same day, whenever that is, gives the same file.
    profile[24:36] = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
    return zlib.compress(bytes(profile), 9)


def _text(text: str) -> str:
    """Return `text` escaped, without characters that XML 1.0 cannot hold."""
    return escape(_NOT_IN_XML.sub("", text), quote=False)
