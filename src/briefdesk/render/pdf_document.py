"""reportlab's document with a quicker last step: most of our objects are finished bytes already."""

from itertools import count

from briefdesk.render.pdf_objects import RawObject
from briefdesk.render.reportlab_guard import pdfdoc


class QuickDocument(pdfdoc.PDFDocument):  # type: ignore[misc]  # reportlab has no types
    """Writes the same file as its base does, unencrypted, in less than half the time."""

    def reserve(self, body: RawObject) -> int:
        """Add an object that only our own bytes will refer to, and return its number."""
        self.objectcounter += 1
        number: int = self.objectcounter
        name = f"R{number}"
        self.idToObjectNumberAndVersion[name] = (number, 0)
        self.numberToId[number] = name
        self.idToObject[name] = body
        return number

    def format(self) -> bytes:
        """Return the file: header, objects by number, cross references and trailer (PDF 1.7, 7.5)."""
        catalog, info = self.Reference(self.Catalog), self.Reference(self.info)
        pieces = list(pdfdoc.PDFFile(self._pdfVersion).strings)
        offset = sum(map(len, pieces))
        rows = [b"0000000000 65535 f \n"]
        # Formatting an object may add further ones, so that their number is known only at the end.
        for number in count(1):
            name = self.numberToId.get(number)
            if name is None:
                break
            held = self.idToObject[name]
            body = held.body if type(held) is RawObject else pdfdoc.format(held, self, toplevel=1)
            piece = b"%d 0 obj\n%b%bendobj\n" % (number, body, b"" if body.endswith(b"\n") else b"\n")
            rows.append(b"%010d 00000 n \n" % offset)
            offset += len(piece)
            pieces.append(piece)
        pieces.append(b"xref\n0 %d\n%b" % (len(rows), b"".join(rows)))
        trailer = pdfdoc.PDFTrailer(startxref=offset, Size=len(rows), Root=catalog, Info=info, ID=self.ID())
        pieces.append(trailer.format(self))
        return b"".join(pieces)
