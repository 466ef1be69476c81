"""Whom pronouns and offices mean in an article, beside other people who could be meant. All people and quotations are invented."""

from __future__ import annotations

import pytest

from ingest.quotes import attribute
from ingest.quotes.first_names import gender_of

CASES: dict[str, tuple[str, str | None]] = {
    "the opening phrase only leads up": (
        "Ana Poe said the plan was wrong. After meeting Rita Moss in Malmo, she said that the plan was off.",
        "Ana Poe",
    ),
    "who is written to": (
        "Ana Poe told the crews that the plan was wrong. In a letter to Rita Moss, she wrote that the plan was off.",
        "Ana Poe",
    ),
    "who asks": (
        "Ana Poe spoke for an hour. Asked by Emil Sato, counsel to the inquiry, whether she would go, she replied: “Every week, yes.”",
        "Ana Poe",
    ),
    "a subject of its own": (
        "Ana Poe said the plan was wrong. After Rita Moss left the room, she said that the plan was off.",
        "Rita Moss",
    ),
    "a husband is a man": (
        "Anna Hale ran the ward. Her husband, Peter Holm, died in 2010. She said that nobody had slept there.",
        "Anna Hale",
    ),
    "who is written to is another": (
        "Anna Hale worked on the lake. Harold Penn wrote to her in 1996. He apologised.\n\nShe said in 2016 that the lake would stay.",
        "Anna Hale",
    ),
    "what is said of somebody is not hers": (
        "Ida Alao built it with a cousin. That cousin, Tunde Bello, is now her head of sales. He left. “We saw nine,” he says, laughing.",
        "Tunde Bello",
    ),
    "a possessor is no subject": (
        "Rupert Stann refused. Stann’s deputy, Lady Ferrers, was asked where she would put it. “Well, not near me, I hope,” she said.",
        "Ferrers",
    ),
    "whom she calls something is not she": (
        "Rachel Berg came with her husband, Milton Berg. She called Carlsen “a very special person.”\n\n“I feel bad to say it,” she said.",
        "Rachel Berg",
    ),
    "a relative does not take the surname": (
        "Khan spoke in May. The speech was about his late son, Omar Khan. “I will not stop until they listen,” Mr. Khan said.",
        "Khan",
    ),
    "a relative's own surname": ("Her husband, Peter Holm, was there too. Holm said that nobody had slept in the ward.", "Peter Holm"),
    "a relative named beside the role": ("Aisha Lowe waited. Her husband, Tom, added: “They looked us in the eye.”", "Tom"),
    "a short title": ("Gov. Dale Carr is behind. The governor has said that he would not raise the rates.", "Dale Carr"),
    "a short title, of two the one just named": (
        "Gov. Dale Carr met Gov. Ida Roe in May. Much was said.\n\nIt rained.\n\nRoe came back. The governor said that the rates were fair.",
        "Ida Roe",
    ),
    "a short title named later is not meant": (
        "“That would be me, yes,” the senator said.\n\nSen. Ida Roe spoke on another show.",
        "the senator",
    ),
    "a former office": ("Former Gov. Dale Carr met the crews. The governor said that the rates were fair.", "the governor"),
    "a former office by its name": ("Former Gov. Dale Carr met the crews. The former governor said that the rates were fair.", "Dale Carr"),
    "a vice president is no president": (
        "Ida Roe, vice president of the club, came. The president said that the rates were fair.",
        "the president",
    ),
    "a vice president": ("Ida Roe, vice president of the club, came. The vice president said that the rates were fair.", "Ida Roe"),
    "an office in somebody else's clause": (
        "Once Ida Roe gets there, the president hopes to sit down. It rained. The president said that the rates were fair.",
        "the president",
    ),
    "a governor of a place that is named": ("In Norland, Gov. Dale Carr met the crews. He said that the rates were fair.", "Dale Carr"),
    "an age": ("Emil Sato, 23, scored twice against Ellin. The 23-year-old said the coach had told him to stay calm.", "Emil Sato"),
    "an age that the article has not given": (
        "Emil Sato scored twice against Ellin. The 23-year-old striker said the coach had told him to stay calm.",
        "Emil Sato",
    ),
    "an age that the article has not given, of the sentence's subject": (
        "Emil Sato met Tom Hale in Ellin. The 23-year-old said the coach had told him to stay calm.",
        "Emil Sato",
    ),
    "an age that the article has not given, of two": (
        "In Ellin, Emil Sato met Tom Hale. The 23-year-old said the coach had told him to stay calm.",
        "the 23-year-old",
    ),
    "an age that is not theirs": (
        "Emil Sato, 31, scored twice. The 23-year-old said the coach had told him to stay calm.",
        "the 23-year-old",
    ),
    "a capitalised word before the subject": (
        "“It rained,” Rita Moss told the club. “It rained all day.”\n\nComets defender Ana Poe disagreed. She said that it was dry.",
        "Ana Poe",
    ),
    "a role that is no office, with a name": ("The rival, state Sen. Ana Poe, dismissed the plan as “a photo op for fools.”", "Ana Poe"),
    "who is asked about somebody": (
        "Asked about Tom Hale's calling Rita Moss a liar last week, Sato blamed Moss for the strike.\n\n"
        "“It has gone on for too long, and we have paid for it,” he said. Emil Sato left.",
        "Emil Sato",
    ),
    "an age behind a place": (
        "The flood ripped through the town's Hale Valley. The 57-year-old said the roar had been too loud for him.",
        "the 57-year-old",
    ),
    "an age before the name": (
        "The 23-year-old striker Emil Sato scored twice. The 23-year-old said the coach had kept calm.",
        "Emil Sato",
    ),
    "a first name": ("Johanna Moss sang. Peter Holm sat in front for an hour. She said that the hall was cold.", "Johanna Moss"),
    "a first name that either may have": (
        "Johanna Moss sang. Kim Holm sat in front for an hour. She said that the hall was cold.",
        "Kim Holm",
    ),
    "a first name that the article says is his": (
        "Carol Holm, his bag in his hand, came home. Holm sold his boat. The crews had met Anna Hale. He said that the sea was calm.",
        "Carol Holm",
    ),
    "a courtesy title against the first name": (
        "Carol Holm spoke for an hour. Mr. Holm said that the sea was calm.",
        "Carol Holm",
    ),
    "whose people ask about her": (
        "Robin Sandvik’s deputies still ask whether she knew. Sandvik left at noon with Rita Moss. He said that it was late.",
        "Robin Sandvik",
    ),
    "two of whom he is one": (
        "His speech for his wife pleased those who named Robin Holm on Tuesday, and he smiled. Later, Robin Holm came.\n\n"
        "The hall was full. She said that it was late.",
        "Robin Holm",
    ),
    "what is no person's name": (
        "Curator Brian Holm led the dig in May. Iron Works Tavern stood above it for a century. He said that more bones might lie there.",
        "Brian Holm",
    ),
    "who is named in the clause that it depends on": (
        "Peter Brandt smiled. Brandt sold his boat. In May, the trial of Robin Moss began after a hearing in which he said that the crews lied.",
        "Robin Moss",
    ),
    "an age of two": (
        "Emil Sato, 23, met Tom Hale, 23, in Ellin. The 23-year-old said the coach had told him to stay calm.",
        "the 23-year-old",
    ),
}


@pytest.mark.parametrize(
    ("name", "gender"),
    [
        ("Johanna Moss", "female"),
        ("J. Peter Holm", "male"),
        ("J.R. Holm", None),
        ("Kim Holm", None),
        ("West Holm", None),
        ("Johanna", None),
        ("Zzyx Holm", None),
    ],
)
def test_what_a_first_name_tells(name: str, gender: str | None) -> None:
    assert gender_of(name) == gender


@pytest.mark.parametrize(("text", "speaker"), CASES.values(), ids=CASES)
def test_who_is_meant(text: str, speaker: str | None) -> None:
    assert attribute(text)[-1].speaker == speaker
