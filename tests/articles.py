"""Invented articles that many tests share."""

from datetime import date

from bot.types import Article

HARBOUR = Article(
    id="harbour",
    title="Port of Lindholt delays its tunnel",
    text=(
        "Work on the harbour tunnel in Lindholt will stop until April, the port authority decided on Monday.\n\n"
        "Transport Minister Ilse Brandvik told reporters about the costs after a council meeting in Marrow Bay.\n\n"
        "She said, “The tunnel will cost 420 million crowns, and not a single crown less.”\n\n"
        "“We were never shown these figures,” said Tomas Ekeland, who leads the opposition in the council. “We will ask for an inquiry.”"
    ),
    outlet="The Harbour Courier",
    author="P. Quill",
    published=date(2022, 1, 10),
    url="https://courier.example.org/tunnel",
)
FERRY = Article(
    id="ferry",
    title="Ferries return to the sound",
    text=(
        "Two ferries have been back in service in Marrow Bay since Friday.\n\n"
        "The operator expects 900 passengers a day.\n\n"
        "“People have waited long enough for this crossing,” captain Runa Solheim said at the quay."
    ),
    outlet="Northern Ledger",
    published=date(2022, 2, 4),
)
SCHOOL = Article(
    id="school",
    title="Schools in Varn recall their lunches",
    text=(
        "Eleven schools in the Varn valley have recalled lunches because plastic was found in a stew.\n\n"
        "Nobody was hurt, according to the district nurse, Olena Marsh."
    ),
    outlet="Varn Weekly",
)
ARTICLES = (HARBOUR, FERRY, SCHOOL)
