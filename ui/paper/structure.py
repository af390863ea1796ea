"""The structure tree, the parent tree and the metadata of a PDF, written as ReportLab's objects."""

from collections.abc import Mapping, Sequence
from html import escape
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFDictionary, PDFDocument, PDFName, PDFObject, PDFStream

from ui.paper.tags import Element, Role

Content = dict[Element, list[tuple[int, int]]]
"""The marked content of an element: (page from 0, number on the page)."""
_STANDS_EMPTY = {Role.CELL, Role.HEADER}
_XMP = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<dc:creator><rdf:Seq><rdf:li>{producer}</rdf:li></rdf:Seq></dc:creator>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description></rdf:RDF></x:xmpmeta>
<?xpacket end="r"?>"""


class _Written(PDFObject):  # type: ignore[misc]  # ReportLab has no types
    """An object that is already written, as bytes."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.code = b""

    def format(self, document: PDFDocument) -> bytes:
        """The bytes as they are."""
        return self.code


def add_metadata(document: PDFDocument, title: str, language: str, producer: str) -> None:
    """Title, language and the identification of the rules that the tags were written for."""
    packet = PDFStream(PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")}))
    packet.content = _XMP.format(title=escape(title), language=escape(language), producer=escape(producer)).encode(
        "utf-8"
    )
    document.Catalog.Metadata = packet
    document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})


def add_structure(
    document: PDFDocument,
    tree: Element,
    content: Content,
    pages: Sequence[Sequence[Element]],
    frames: Mapping[Element, tuple[float, float, float, float]],
) -> None:
    """Write the tree; `pages` has the elements of each page in the order of their numbers there."""
    _prune(tree, content)
    writer = _Writer(document, content, frames, len(pages))
    root, parents = _Written(), _Written()
    document.Catalog.StructTreeRoot = root
    own = writer.reference(root, "StructTreeRoot")
    below = writer.element(tree, own)
    numbers = " ".join(f"{page} [{writer.references(said)}]" for page, said in enumerate(pages))
    parents.code = f"<< /Nums [{numbers}] >>".encode("ascii")
    tied = writer.reference(parents, "ParentTree")
    root.code = f"<< /Type /StructTreeRoot /K [{below}] /ParentTree {tied} /ParentTreeNextKey {len(pages)} >>".encode(
        "ascii"
    )


def _prune(element: Element, content: Content) -> bool:
    """Drop what says nothing, but for the empty cells that hold a table together; True when it stays."""
    element.children = [child for child in element.children if _prune(child, content)]
    return bool(element.children) or element in content or element.role in _STANDS_EMPTY


class _Writer:
    """Writes elements as dictionaries; each is an object of its own, as a parent must be."""

    def __init__(
        self,
        document: PDFDocument,
        content: Content,
        frames: Mapping[Element, tuple[float, float, float, float]],
        pages: int,
    ) -> None:
        self._document = document
        self._content = content
        self._frames = frames
        self._pages = [document.Reference(document.idToObject[f"Page{n + 1}"]) for n in range(pages)]
        self._page_words = [_words(page, document) for page in self._pages]
        self._references: dict[Element, str] = {}

    def reference(self, written: _Written, name: str) -> str:
        """`12 0 R` for an object."""
        return _words(self._document.Reference(written, name), self._document)

    def references(self, elements: Sequence[Element]) -> str:
        """The same for elements that are written already."""
        return " ".join(self._references[element] for element in elements)

    def element(self, element: Element, parent: str) -> str:
        """Write an element and all below it; gives its reference."""
        written = _Written()
        own = self.reference(written, f"Element{len(self._references) + 1}")
        self._references[element] = own
        kids = [*self._marks(element), *(self.element(child, own) for child in element.children)]
        parts = [f"/Type /StructElem /S /{element.role.value} /P {parent}", *self._attributes(element)]
        placed = self._content.get(element)
        if placed:
            parts.append(f"/Pg {self._page_words[placed[0][0]]}")
        if kids:
            parts.append(f"/K [{' '.join(kids)}]")
        written.code = f"<< {' '.join(parts)} >>".encode("ascii")
        return own

    def _marks(self, element: Element) -> list[str]:
        placed = self._content.get(element, [])
        return [
            str(number) if page == placed[0][0] else f"<< /Type /MCR /Pg {self._page_words[page]} /MCID {number} >>"
            for page, number in placed
        ]

    def _attributes(self, element: Element) -> list[str]:
        found = []
        if element.alt:
            found.append(f"/Alt {_text(element.alt)}")
        if element.actual:
            found.append(f"/ActualText {_text(element.actual)}")
        if element.scope:
            found.append(f"/A << /O /Table /Scope /{element.scope.value} >>")
        if element in self._frames:
            corners = " ".join(f"{value:.2f}" for value in self._frames[element])
            found.append(f"/A << /O /Layout /Placement /Block /BBox [{corners}] >>")
        return found


def _words(reference: Any, document: PDFDocument) -> str:
    return str(reference.format(document), "ascii")


def _text(words: str) -> str:
    """A text string of PDF: UTF-16 with its mark, as hexadecimal digits."""
    return f"<feff{words.encode('utf-16-be', 'replace').hex()}>"
