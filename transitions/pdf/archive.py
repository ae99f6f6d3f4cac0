"""What makes a file one to keep for long and to be read aloud: it says what it is, and in which colours.

PDF/UA-1 and PDF/A-2a in one file. Touches the inside of reportlab, like the canvas.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from html import escape

from PIL.ImageCms import ImageCmsProfile, createProfile
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFDocument,
    PDFFormXObject,
    PDFImageXObject,
    PDFName,
    PDFObject,
    PDFStream,
    PDFString,
)

_PACKET = """<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about=""
  xmlns:dc="http://purl.org/dc/elements/1.1/"
  xmlns:xmp="http://ns.adobe.com/xap/1.0/"
  xmlns:pdf="http://ns.adobe.com/pdf/1.3/"
  xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
<dc:format>application/pdf</dc:format>
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:creator><rdf:Seq><rdf:li>{author}</rdf:li></rdf:Seq></dc:creator>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{subject}</rdf:li></rdf:Alt></dc:description>
<dc:language><rdf:Bag><rdf:li>{language}</rdf:li></rdf:Bag></dc:language>
<xmp:CreateDate>{moment}</xmp:CreateDate>
<xmp:ModifyDate>{moment}</xmp:ModifyDate>
<xmp:CreatorTool>{creator}</xmp:CreatorTool>
<pdf:Producer>{producer}</pdf:Producer>
<pdfuaid:part>1</pdfuaid:part>
</rdf:Description>
{archival}</rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""
_ARCHIVAL = """<rdf:Description rdf:about=""
  xmlns:pdfaid="http://www.aiim.org/pdfa/ns/id/"
  xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
  xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
  xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaid:part>2</pdfaid:part>
<pdfaid:conformance>A</pdfaid:conformance>
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Part of ISO 14289 the file conforms to</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>
"""
_MADE_ON = slice(24, 36)
_MADE_WITH = slice(40, 44)
_FIXED_DAY = bytes((7, 208, 0, 1, 0, 1, 0, 0, 0, 0, 0, 0))
"""1 January 2000: the same words give the same bytes on any day, and on any system."""


class ArchivedDocument(PDFDocument):  # type: ignore[misc]
    """Writes every stream with an end of line before its last word, as an archive asks."""

    def Reference(self, thing: PDFObject, name: str | None = None) -> PDFObject:  # noqa: N802
        """What is referred to is a stream of its own, so here every one comes by."""
        is_stream = isinstance(thing, PDFStream | PDFFormXObject | PDFImageXObject)
        if is_stream and "format" not in vars(thing):
            thing.format = partial(_closed, thing.format)
        return super().Reference(thing, name)


def _closed(write: Callable[[PDFDocument], bytes], doc: PDFDocument) -> bytes:
    end = b"endstream\n"
    return write(doc).removesuffix(end) + b"\n" + end


def write_identity(doc: PDFDocument, archival: bool) -> None:
    """Hang the description and the colours under the catalog of ``doc``.

    An encrypted file may not say that it is made for an archive: ``archival`` is false for it.
    """
    catalog = doc.Catalog
    kind = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
    catalog.Metadata = PDFStream(kind, _packet(doc, archival).encode())
    if archival:
        catalog.__NoDefault__ = [*catalog.__NoDefault__, "OutputIntents"]
        catalog.OutputIntents = PDFArray([_intent()])


def _packet(doc: PDFDocument, archival: bool) -> str:
    info, stamp = doc.info, doc._timeStamp
    year, month, day, hour, minute, second = stamp.YMDhms
    said = {name: getattr(info, name) for name in ("title", "author", "subject", "creator", "producer")}
    said["language"] = doc.Catalog.Lang.s
    said["moment"] = (
        f"{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}{stamp.dhh:+03}:{stamp.dmm:02}"
    )
    words = {name: escape(text) for name, text in said.items()}
    return _PACKET.format(**words, archival=_ARCHIVAL if archival else "")


def _intent() -> PDFDictionary:
    profile = PDFStream(PDFDictionary({"N": 3}), _srgb())
    return PDFDictionary(
        {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "OutputConditionIdentifier": PDFString("sRGB"),
            "Info": PDFString("sRGB"),
            "DestOutputProfile": profile,
        }
    )


def _srgb() -> bytes:
    profile = bytearray(ImageCmsProfile(createProfile("sRGB")).tobytes())
    profile[_MADE_ON], profile[_MADE_WITH] = _FIXED_DAY, bytes(4)
    return bytes(profile)
