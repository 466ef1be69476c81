"""Make `articles/2022-02-02-tunnel-vote.pdf`, the one sample that cannot be written by hand.

    pip install reportlab==5.1.0
    python samples/make_pdf.py

reportlab is needed for this script alone, so it is not among the project's dependencies. The same versions of reportlab and pypdf
write the same bytes again.
"""

from __future__ import annotations

import os
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

from pypdf import PdfReader, PdfWriter
from pypdf.xmp import XmpInformation

PATH = Path(__file__).parent / "articles" / "2022-02-02-tunnel-vote.pdf"
PUBLISHED = datetime(2022, 2, 2, 6, 0, tzinfo=UTC)
OUTLET = "The Harbour Courier"
AUTHOR = "Edda Farrowgate"
TITLE = "Council caps harbour tunnel at 520 million crowns and its director goes"
URL = "https://harbour-courier.example.org/2022/02/02/council-caps-tunnel"
PARAGRAPHS = (
    "Port Vessany will finish its harbour tunnel, but for no more than 520 million crowns. The city council voted by 23 to 18 on "
    "Monday night to set that limit, and accepted the resignation of Tobias Renquist, the project director, with effect from 15 "
    "February.",
    "The limit lies between the mayor’s 489 million and the auditor’s 546 million. “We finish it, we pay for it once, and we tell "
    "people the truth about it,” said Mayor Ilse Korvander, who had promised in January that 489 million would be enough. The tunnel "
    "is now to open in November 2024, eight months later than she said then.",
    "Maren Oduwale, the auditor, did not hide her doubts. The cap, she said, was “a wish with a number attached.”",
    "Before the vote the councillors read a report by Nadia Cressholm, the engineer who inspected the flooded shaft. Two of the four "
    "pumps had not been serviced since August, she found. “Anyone could have opened the service book,” Cressholm wrote. Digging may "
    "start again on 14 February, she concluded, once all four have been replaced.",
    "The city also corrected the number of workers hurt on 18 January from two to five. That is what the union had said all along. "
    "“It took them two weeks to count to five,” said its secretary, Davit Lorrimer.",
    "Renquist had been able to produce surveys for only six of the 17 missing borings. He took the blame in a letter to the council. "
    "“I should have checked the invoices myself,” he wrote. “I did not.”",
    "Drivers will help to pay. A toll of four crowns a car will be charged from the first day, which Henrike Sallow, the leader of "
    "the opposition, called a second bill for the same hole. She voted against.",
    "This is an invented sample story.",
)


def layout() -> bytes:
    """One A4 page: headline; reporter, outlet and date; body."""
    os.environ["SOURCE_DATE_EPOCH"] = str(int(PUBLISHED.timestamp()))
    from reportlab.lib.pagesizes import A4  # type: ignore[import-untyped,unused-ignore]
    from reportlab.lib.styles import ParagraphStyle  # type: ignore[import-untyped,unused-ignore]
    from reportlab.lib.units import mm  # type: ignore[import-untyped,unused-ignore]
    from reportlab.platypus import Paragraph, SimpleDocTemplate  # type: ignore[import-untyped,unused-ignore]

    small = ParagraphStyle("small", fontName="Times-Italic", fontSize=10, leading=14, spaceAfter=10)
    headline = ParagraphStyle("headline", fontName="Times-Bold", fontSize=20, leading=24, spaceAfter=8)
    body = ParagraphStyle("body", fontName="Times-Roman", fontSize=11, leading=15, spaceAfter=9)
    date = f"{PUBLISHED.day} {PUBLISHED:%B %Y}"
    story = [Paragraph(TITLE, headline), Paragraph(f"By {AUTHOR}, {OUTLET}, {date}", small)]
    story += [Paragraph(text, body) for text in PARAGRAPHS]
    buffer = BytesIO()
    margins = {"leftMargin": 30 * mm, "rightMargin": 30 * mm, "topMargin": 25 * mm, "bottomMargin": 25 * mm}
    SimpleDocTemplate(buffer, pagesize=A4, invariant=1, **margins).build(story)
    return buffer.getvalue()


def with_metadata(page: bytes) -> bytes:
    """The page with its document information and the same as XMP (ISO 16684-1), where Dublin Core has a place for the outlet."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(page)))
    stamp = PUBLISHED.strftime("D:%Y%m%d%H%M%SZ")
    writer.metadata = {"/Title": TITLE, "/Author": AUTHOR, "/Subject": OUTLET, "/CreationDate": stamp, "/ModDate": stamp}
    xmp = XmpInformation.create()
    xmp.dc_title = {"x-default": TITLE}
    xmp.dc_creator = [AUTHOR]
    xmp.dc_publisher = [OUTLET]
    xmp.dc_date = [PUBLISHED]
    xmp.dc_source = URL
    xmp.xmp_create_date = PUBLISHED
    writer.xmp_metadata = xmp
    buffer = BytesIO()
    writer.write(buffer)
    return buffer.getvalue()


if __name__ == "__main__":
    PATH.write_bytes(with_metadata(layout()))
