"""Turns of phrase that decide who says something: participles, appositions, outlets that pass words on, offices, polls, studies.

As in `test_attribution_forms`, a case is an invented text and what must be found in it, in order: (speaker, statement).
"""

from __future__ import annotations

import pytest

from ingest.quotes import attribute

Expected = list[tuple[str | None, str]]

CASES: dict[str, tuple[str, Expected]] = {
    "a participle behind a quotation with a pronoun": (
        "Nora Lindqvist runs the quay. “The quay is closing for good,” she said, adding, “Nobody has asked the crews.”",
        [("Nora Lindqvist", "“The quay is closing for good,”"), ("Nora Lindqvist", "“Nobody has asked the crews.”")],
    ),
    "a participle behind an inverted verb": (
        "“The quay is closing for good,” said Nora Lindqvist, adding that it had been “a danger to every child.”",
        [("Nora Lindqvist", "“The quay is closing for good,”"), ("Nora Lindqvist", "“a danger to every child.”")],
    ),
    "a person and an apposition inside the sentence": (
        "The plan, said Nora Lindqvist, an expert on piers in Malmo, would read as “a danger to every child.”",
        [("Nora Lindqvist", "“a danger to every child.”")],
    ),
    "a thing as subject and the speaker between commas": (
        "The paradox of the plan, says Nora Lindqvist, historian at the Port Library, is that it was “a danger to every child.”",
        [("Nora Lindqvist", "“a danger to every child.”")],
    ),
    "a verb with an object behind a relative clause": (
        "Nora Lindqvist, who has called the quay “a danger to every child,” portrayed her own party’s plan as a joke.",
        [("Nora Lindqvist", "“a danger to every child,”")],
    ),
    "it before a colon": (
        "As Nora Lindqvist of the Port Post observed, the winner was not the crew, it was the quay itself: “The quay won on Tuesday.”",
        [("Nora Lindqvist", "“The quay won on Tuesday.”")],
    ),
    "an inverted verb before a colon": (
        "In other words, explained Port Post editor Nora Lindqvist: “What has the quay to do with it?”",
        [("Nora Lindqvist", "“What has the quay to do with it?”")],
    ),
    "words that lead into a quotation behind one with a speaker": (
        "“The quay is closing for good,” said Nora Lindqvist. Now, “nobody in the town has been asked about it.”",
        [("Nora Lindqvist", "“The quay is closing for good,”"), ("Nora Lindqvist", "“nobody in the town has been asked about it.”")],
    ),
    "that points back to a quotation with a speaker": (
        "“The quay is closing for good,” Nora Lindqvist said. That makes it “a danger to every child in the town.”",
        [("Nora Lindqvist", "“The quay is closing for good,”"), ("Nora Lindqvist", "“a danger to every child in the town.”")],
    ),
    "somebody else in the sentence of a quotation without a cue": (
        "“The quay is closing for good,” Nora Lindqvist said. A friend of hers has “the most beautiful boat in the harbour.”",
        [("Nora Lindqvist", "“The quay is closing for good,”"), (None, "“the most beautiful boat in the harbour.”")],
    ),
    "the first of two roles with and": (
        "Nora Lindqvist, president and director of Harbour Group stated, “It is not a plan; it is a joke.”",
        [("Nora Lindqvist", "“It is not a plan; it is a joke.”")],
    ),
    "a body behind of that looks like a name": (
        "“The quay is closing for good,” says Nora Lindqvist of the non-partisan Lindqvist-Brandt Harbour Report.",
        [("Nora Lindqvist", "“The quay is closing for good,”")],
    ),
    "a state and a party in brackets": (
        "Tuesday at the college in Malmo, NO, after the vote of the harbour board, Gov. Mats Brandt (R-OH), said, “I am ready to go.”",
        [("Mats Brandt", "“I am ready to go.”")],
    ),
    "a region between commas": (
        "Speaking at a meeting in Salem, New Hampshire, Mats Brandt went after the board, calling it “a total ruin of the harbour.”",
        [("Mats Brandt", "“a total ruin of the harbour.”")],
    ),
    "an outlet that passes on a reported clause": (
        "The harbour’s president Nora Lindqvist noted that the quay was closing for good, reported the Port Examiner.",
        [
            ("the Port Examiner", "The harbour’s president Nora Lindqvist noted that the quay was closing for good"),
            ("Nora Lindqvist", "the quay was closing for good"),
        ],
    ),
    "an outlet that passes on a quotation": (
        "“The quay is closing for good,” Nora Lindqvist said in a letter, according to the Port Examiner.",
        [
            ("the Port Examiner", "“The quay is closing for good,” Nora Lindqvist said in a letter"),
            ("Nora Lindqvist", "“The quay is closing for good,”"),
        ],
    ),
    "as first reported by": (
        "The union bought advertisements in May, as first reported by the New York Harbour Times on Tuesday.",
        [("the New York Harbour Times", "The union bought advertisements in May")],
    ),
    "a passive report of a thing is no statement": ("News of the move was first reported by the Port Examiner.", []),
    "in a poll at the beginning": (
        "In a Port Examiner poll released on Monday, 50 percent of the voters chose the ferry.",
        [("a Port Examiner poll", "50 percent of the voters chose the ferry")],
    ),
    "in a poll at the end": (
        "Brandt had the support of 45 percent of the voters in a new Port Examiner poll released Thursday.",
        [("a new Port Examiner poll", "Brandt had the support of 45 percent of the voters")],
    ),
    "records show": (
        "The harbour gave five thousand crowns to the club, finance records show.",
        [("finance records", "The harbour gave five thousand crowns to the club")],
    ),
    "showing something is not saying it": ("But at the quay in the morning, Mats Brandt showed no sign that he would leave.", []),
    "a study with its makers": (
        "The port grew faster than the town, according to a study last year by economists at Malmo University and the Port Institute.",
        [("a study last year by economists at Malmo University", "The port grew faster than the town")],
    ),
    "a report with its makers": (
        "A report released in May by the Harbour Academies of Science noted that more ferries were late.",
        [("a report released in May by the Harbour Academies of Science", "more ferries were late")],
    ),
    "an office over a department": (
        "Former Secretary of State Nora Lindqvist said the quay was closing for good.",
        [("Nora Lindqvist", "the quay was closing for good")],
    ),
    "an office over something that only capitals tell": (
        "Malmo County Supervisor of Harbours Nora Lindqvist said the quay was closing for good.",
        [("Nora Lindqvist", "the quay was closing for good")],
    ),
    "an office with the": (
        "Speaker of the House Mats Brandt said the quay was closing for good.",
        [("Mats Brandt", "the quay was closing for good")],
    ),
    "an ambassador to a body": (
        "Ambassador to the United Nations Nora Lindqvist said the quay was closing for good.",
        [("Nora Lindqvist", "the quay was closing for good")],
    ),
    "New in the name of a place": (
        "New York City Mayor Mats Brandt said the quay was closing for good.",
        [("Mats Brandt", "the quay was closing for good")],
    ),
    "a body that says it behind an inverted verb": (
        "The fares will rise, said Nora Lindqvist, but the union said that was “a fraud on every child.”",
        [("Nora Lindqvist", "The fares will rise"), ("the union", "“a fraud on every child.”")],
    ),
    "a body whose promise somebody writes of": (
        "The union, wrote Nora Lindqvist in the Port Examiner, had promised “a better day for all.”",
        [("the union", "“a better day for all.”")],
    ),
    "an inverted verb that can have an object": (
        "“The quay must be shut,” said Nora Lindqvist. “That is a lie and she knows it,” blasted Ilse Brandt.",
        [("Nora Lindqvist", "“The quay must be shut,”"), ("Ilse Brandt", "“That is a lie and she knows it,”")],
    ),
    "others' words behind somebody's": (
        "“The quay must be shut,” Nora Lindqvist said. In the words of the union, “it is a fraud on every child.”",
        [("Nora Lindqvist", "“The quay must be shut,”"), (None, "“it is a fraud on every child.”")],
    ),
    "words on a wall behind somebody's": (
        "“We have won,” Nora Lindqvist said. Now, “Lindqvist must leave the town” was painted on a wall.",
        [("Nora Lindqvist", "“We have won,”"), (None, "“Lindqvist must leave the town”")],
    ),
    "a quotation behind what an outlet reported": (
        "“We quit,” Nora Lindqvist said. The quay will close in June, as first reported by the Port Examiner. “We had no choice at all.”",
        [
            ("Nora Lindqvist", "“We quit,”"),
            ("the Port Examiner", "The quay will close in June"),
            (None, "“We had no choice at all.”"),
        ],
    ),
    "what an outlet reported and somebody denies": (
        "It is false that the mayor was fired, as reported by the Port Examiner.",
        [],
    ),
    "a poll that is an election": ("The mayor of the town was elected in the May poll.", []),
    "a booth of a poll": ("In a poll booth, a man hit a woman with a chair.", []),
    "an office over a body of two words": (
        "Chair of the Federal Harbour Reserve Nora Lindqvist said the quay was closing for good.",
        [("Nora Lindqvist", "the quay was closing for good")],
    ),
    "an office over a place of two words": (
        "Mayor of Los Angeles Nora Lindqvist said the quay was closing for good.",
        [("Nora Lindqvist", "the quay was closing for good")],
    ),
    "a report about somebody": (
        "A report about fraud by Nora Lindqvist said that she had taken the money.",
        [("a report", "she had taken the money")],
    ),
    "a person behind an inverted verb says what somebody found": (
        "The police looked into it and found “ties of any consequence” in May, said the board’s director, Nora Lindqvist, on Monday.",
        [("Nora Lindqvist", "“ties of any consequence”")],
    ),
    "a role says it, and a person writes of that": (
        "“Get off the boat at once,” the skipper said, Nora Lindqvist wrote.",
        [("the skipper", "“Get off the boat at once,”")],
    ),
    "the only person, at the colon": (
        "The vote does not surprise Norland pollster Nora Lindqvist: “The small boats always win at the end.”",
        [("Nora Lindqvist", "“The small boats always win at the end.”")],
    ),
    "a song about somebody": (
        "The choir ended with an ode to Nora Lindqvist: “The small boats always win at the end.”",
        [(None, "“The small boats always win at the end.”")],
    ),
    "a noun behind a superlative": (
        "Nora Lindqvist said her biggest worry about the quay is that it is “a danger to every child.”",
        [("Nora Lindqvist", "“a danger to every child.”")],
    ),
    "a surname that is also a preposition": (
        "“We won the quay,” said Al From, who founded the club.",
        [("Al From", "“We won the quay,”")],
    ),
    "a surname that is also a day": (
        "“We won the quay,” said Nora Lindqvist Tuesday.",
        [("Nora Lindqvist", "“We won the quay,”")],
    ),
    "a post that is embedded": (
        "She wrote to the town.\n\nThe gate shuts at noon. https://t.co/abc pic.twitter.com/ab — Nora Lindqvist (@noralind) September 1, 2016\n\nIt rained.",
        [("Nora Lindqvist", "The gate shuts at noon.")],
    ),
    "a post of a body, in a tag": (
        '<tweet id="1">The gate of the quay shuts at noon.— Port Watch (@portwatch) 1 September 2016</tweet>',
        [("Port Watch", "The gate of the quay shuts at noon.")],
    ),
    "a post of links alone": ("https://t.co/abc — Nora Lindqvist (@noralind) September 1, 2016", []),
    "paragraphs in straight marks with curly ones inside": (
        'Dr. Brandt stated:\n\n"The board is not about “Equal Piers” anymore.\n\n"The suit is over the “Quay Bill,” which lets owners decide."\n\nRain.',
        [("Brandt", '"The board is not about “Equal Piers” anymore.\n\n"The suit is over the “Quay Bill,” which lets owners decide."')],
    ),
    "a paragraph in mixed marks ends with its own": (
        '"But the quay won,” Nora Lindqvist said.\n\n"I know that very well,” Mats Brandt said.',
        [("Nora Lindqvist", '"But the quay won,”'), ("Mats Brandt", '"I know that very well,”')],
    ),
    "as, an apposition and the verb before a quotation": (
        "As Nora Lindqvist, an expert on piers at the Port Institute, noted, “The quay has never been so empty.”",
        [("Nora Lindqvist", "“The quay has never been so empty.”")],
    ),
    "or as, an apposition and a colon": (
        "Or, as Nora Lindqvist, a former head of the port, put it: “The storm is at the gate.”",
        [("Nora Lindqvist", "“The storm is at the gate.”")],
    ),
    "what somebody calls another's remarks": (
        "Party Chairman Mats Brandt called Lindqvist's remarks on the quay a “bizarre attempt to please the donors.”",
        [("Mats Brandt", "“bizarre attempt to please the donors.”")],
    ),
    "what somebody says of another's remarks": (
        "House Speaker Mats Brandt told the Post Tuesday that Nora Lindqvist's comments on the quay were “a gift to the other side.”",
        [("Mats Brandt", "“a gift to the other side.”")],
    ),
    "what somebody says of another's remarks, verb included": (
        "Mats Brandt, the Speaker, said that Nora Lindqvist's comments “are a gift to the other side.”",
        [("Mats Brandt", "“are a gift to the other side.”")],
    ),
    "what somebody calls another's words": (
        "Mats Brandt called Nora Lindqvist's words “a gift to the other side.”",
        [("Mats Brandt", "“a gift to the other side.”")],
    ),
    "another's remark that somebody recalls": (
        "Mats Brandt recalled that Nora Lindqvist's first remark was “We will never sell the quay.”",
        [("Nora Lindqvist", "“We will never sell the quay.”")],
    ),
    "another's remarks in a clause of their own": (
        "Mats Brandt said little, but Nora Lindqvist's remarks were “full of hope for the quay.”",
        [("Nora Lindqvist", "“full of hope for the quay.”")],
    ),
    "what somebody takes another's remarks for": (
        "In declaring Nora Lindqvist's statements as “far from honest,” the bishop demonstrated his gift for strife.",
        [(None, "“far from honest,”")],
    ),
    "a clause that only its speaker can go on with": (
        "Brandt said the toll is fair to all and promised that it would stay for good.",
        [("Brandt", "the toll is fair to all and promised that it would stay for good"), ("Brandt", "it would stay for good")],
    ),
    "a name in apposition to what is read": (
        "The quay will cost twice as much as planned, according to a 2033 article in the journal Harbour Studies.",
        [("a 2033 article in the journal Harbour Studies", "The quay will cost twice as much as planned")],
    ),
    "a rank with a grade": (
        "Navy Petty Officer 2nd Class Ola Brun said the ship was slow that day.",
        [("Ola Brun", "the ship was slow that day")],
    ),
    "what a poll has, told before it": (
        "Brandt's approval rating in the latest Ellin Post poll stands at a robust 53%.",
        [("the latest Ellin Post poll", "Brandt's approval rating in the latest Ellin Post poll stands at a robust 53%")],
    ),
    "an election that nobody measures": (
        "The vote in the latest general poll stands at 53% for Brandt so far.",
        [],
    ),
    "what many of them are": (
        "His critics in Norland, many of them conservative Catholics, argue that the bishop harms the markets of the land.",
        [("his critics in Norland", "the bishop harms the markets of the land")],
    ),
    "of whom words are shouted": (
        "It wasn’t just the cries of “Boo!” (for Ida Hale) or, “They had it coming” that hurt him.",
        [(None, "“They had it coming”")],
    ),
    "words behind other words": (
        "“We were never asked” (Ida Hale poster 2003) — “No ferries for the port!” (2015).",
        [(None, "“We were never asked”"), (None, "“No ferries for the port!”")],
    ),
    "a noun that could be a verb": (
        "Preceded at the desk by two clerks, Brandt launched into a lament for men who are “far, far, far from home.”",
        [(None, "“far, far, far from home.”")],
    ),
    "who says so, with more behind it": (
        "Ida Hale “worked like a deputy to him,” said a person familiar with their bond and her insight into the quay is unrivaled.",
        [("a person familiar with their bond", "“worked like a deputy to him,”")],
    ),
    "a clause behind words that its speaker uses": (
        "Brandt, who calls Olin a “fraud,” said he doesn’t believe the work requires a settled plan to succeed.",
        [(None, "“fraud,”"), ("Brandt", "he doesn’t believe the work requires a settled plan to succeed")],
    ),
    "according to a source in a relative clause": (
        "Mats Brandt announced a plan that, according to Nora Lindqvist, would “ruin the quay for good.”",
        [("Nora Lindqvist", "“ruin the quay for good.”")],
    ),
    "according to somebody in a clause before": (
        "The council sold the ships because, according to Nora Lindqvist, the quay had closed in May, and the crews went home.",
        [("Nora Lindqvist", "the quay had closed in May")],
    ),
    "as, a book in marks and the verb before a quotation": (
        "As Nora Lindqvist, professor of law and author of “The Quay Without Ships,” put it, “The quay has never been so empty.”",
        [("Nora Lindqvist", "“The quay has never been so empty.”")],
    ),
    "what others offer, and who says so": (
        "Aide Nora Lindqvist said the town wants the plan that Mats Brandt is offering for the quay in contrast to “the divisive talk of the port.”",
        [("Nora Lindqvist", "“the divisive talk of the port.”")],
    ),
    "as what somebody speaks": (
        "As a lawyer, Nora Lindqvist, 56, said, “The quay is closing for good.”",
        [("Nora Lindqvist", "“The quay is closing for good.”")],
    ),
    "a role and a role with a name": (
        "“The quay is closing for good,” said officials and mayor Nora Lindqvist.",
        [("officials", "“The quay is closing for good,”")],
    ),
    "what somebody was forced to say": (
        "Mayor Nora Lindqvist was forced to admit that the pumps had been sold.",
        [("Nora Lindqvist", "the pumps had been sold")],
    ),
    "another's very words": (
        "Mats Brandt said Nora Lindqvist's exact words were “a gift to the other side.”",
        [("Nora Lindqvist", "“a gift to the other side.”")],
    ),
    "another's remarks that somebody repeats": (
        "Mats Brandt repeated Nora Lindqvist's claim that the quay was “a danger to every child.”",
        [("Nora Lindqvist", "“a danger to every child.”")],
    ),
    "two roles before a name": (
        "“The quay is closing for good,” owner and general manager Nora Lindqvist said.",
        [("Nora Lindqvist", "“The quay is closing for good,”")],
    ),
    "two roles behind an inverted verb": (
        "The quay had been closing for years, said lobbyist and party strategist Nora Lindqvist, a friend of the port.",
        [("Nora Lindqvist", "The quay had been closing for years")],
    ),
    "two roles without a name": (
        "“The quay is closing for good,” said teachers and parents.",
        [("teachers", "“The quay is closing for good,”")],
    ),
    "according to a source inside what is said": (
        "Nora Lindqvist said Monday that according to its count, the quay had lost half of its ships, but “the harbour lives on.”",
        [
            ("Nora Lindqvist", "according to its count, the quay had lost half of its ships"),
            ("its count", "the quay had lost half of its ships"),
            ("Nora Lindqvist", "“the harbour lives on.”"),
        ],
    ),
    "according to somebody who was doing something": (
        "According to Nora Lindqvist, writing for the Port Post, the quay had lost half of its ships.",
        [("Nora Lindqvist", "the quay had lost half of its ships")],
    ),
    "a participle behind what somebody said belongs to it": (
        "The price of a berth was 90 crowns on Monday, according to Nora Lindqvist, jumping by a third in a year.",
        [("Nora Lindqvist", "The price of a berth was 90 crowns on Monday, according to Nora Lindqvist, jumping by a third in a year")],
    ),
    "how": (
        "Nora Lindqvist described how the council had lost the quay to the bank.",
        [("Nora Lindqvist", "how the council had lost the quay to the bank")],
    ),
    "how, not described": ("Nora Lindqvist could not describe how the council had lost the quay to the bank.", []),
    "a gerund that is remembered": (
        "Nora Lindqvist recalled putting the boat into the water in 1987.",
        [("Nora Lindqvist", "putting the boat into the water in 1987")],
    ),
    "a gerund that is denied": ("Nora Lindqvist denied putting the boat into the water in 1987.", []),
    "what somebody was brought to say": (
        "The flood forced Mayor Nora Lindqvist to admit that the pumps had been sold.",
        [("Nora Lindqvist", "the pumps had been sold")],
    ),
    "what nothing brought somebody to say": ("The flood never forced Mayor Nora Lindqvist to admit that the pumps had been sold.", []),
    "a surname that is an auxiliary": (
        "Nora Will said that the quay was closing for good.",
        [("Nora Will", "the quay was closing for good")],
    ),
    "an auxiliary": ("Nora Lindqvist will say that the quay is closing for good.", []),
    "a question behind a verb and a colon": (
        "Emil Sato said: “Where were the pumps on Sunday?” A spokesman for the port replied that the pumps had been in place.",
        [("Emil Sato", "“Where were the pumps on Sunday?”"), ("a spokesman for the port", "the pumps had been in place")],
    ),
    "a clause of somebody else behind a quotation": (
        "Nora Lindqvist accused him of “kicking the can into the long grass”, and the union said there were two thousand vacancies.",
        [("Nora Lindqvist", "“kicking the can into the long grass”"), ("the union", "there were two thousand vacancies")],
    ),
    "what several agreed on": (
        "The minister said the parties had agreed on “the first half of it”.",
        [("the minister", "“the first half of it”")],
    ),
    "a single mark behind an s": (
        "Nora Lindqvist accused him of 'kicking the can into the long grass'.",
        [("Nora Lindqvist", "'kicking the can into the long grass'")],
    ),
    "a plural's apostrophe between single marks": (
        "Nora Lindqvist called it 'the crews' own long walk into the sea'.",
        [("Nora Lindqvist", "'the crews' own long walk into the sea'")],
    ),
    "single marks behind an s before others": (
        "Emil Sato said on Monday that it would come 'within a few weeks, not months' of the vote. But Nora Lindqvist called it 'one more long delay'.",
        [("Emil Sato", "'within a few weeks, not months'"), ("Nora Lindqvist", "'one more long delay'")],
    ),
    "double marks in single ones": (
        "'We did not sleep,' Nora Lindqvist said. 'It was dark.' 'We were few,' said Emil Sato. 'One of them told me, \"You will have to choose.\"'",
        [
            ("Nora Lindqvist", "'We did not sleep,'"),
            ("Nora Lindqvist", "'It was dark.'"),
            ("Emil Sato", "'We were few,'"),
            ("Emil Sato", "'One of them told me, \"You will have to choose.\"'"),
        ],
    ),
    "a profession by its ending": (
        "“If it were a ship, it would have sunk,” one consultant obstetrician wrote in an email to a colleague.",
        [("one consultant obstetrician", "“If it were a ship, it would have sunk,”")],
    ),
    "two roles and a name between commas": (
        "“We broke it, and we are sorry,” Murr’s co-founder and CTO, Nora Lindqvist, posted on Sunday.",
        [("Nora Lindqvist", "“We broke it, and we are sorry,”")],
    ),
    "a relative clause behind somebody and their firm": (
        "Among them was Hank Lavoie, owner of Lavoie Hardware, who said he would lose a third of his customers.",
        [("Hank Lavoie", "he would lose a third of his customers")],
    ),
    "a heading in marks": ("Nora Lindqvist spoke.\n\n‘A wall of grey waters’\n\nIt rained.", []),
    "a role over a council and a name": (
        "The opposition leader on the council, Nora Lindqvist of the Port List, said that the plan was a gift to builders.",
        [("Nora Lindqvist", "the plan was a gift to builders")],
    ),
    "a sport before a name": ("Midfielder Nora Lindqvist said the pitch was a bog.", [("Nora Lindqvist", "the pitch was a bog")]),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES.keys())
def test_the_turn_decides_who_says_it(text: str, expected: Expected) -> None:
    assert [(a.speaker, text[a.start : a.end]) for a in attribute(text)] == expected


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Former Secretary of State Nora Lindqvist said the quay was closing.", "Former Secretary of State"),
        ("Sen. Nora Lindqvist of Norland said the quay was closing.", "Sen. of Norland"),
        ("Sen. Nora Lindqvist (R-Norland) said the quay was closing.", "Sen. (R-Norland)"),
        ("The state grew. State Sen. Nora Lindqvist said the quay was closing.", "State Sen."),
        ("New York Gov. Nora Lindqvist said the quay was closing.", "New York Gov."),
        ("Port Post columnist Nora Lindqvist said the quay was closing.", "Port Post columnist"),
        ("The Port Post columnist Nora Lindqvist said the quay was closing.", "Port Post columnist"),
        ("Nora Lindqvist, a senior adviser to Mr. Brandt, said the quay was closing.", "senior adviser to Mr. Brandt"),
        ("Mats Brandt, the U.S. ambassador, said the quay was closing.", "U.S. ambassador"),
    ],
)
def test_the_role_is_whole(text: str, role: str) -> None:
    assert [a.role for a in attribute(text)] == [role]


def test_the_cue_is_the_whole_word_behind_its_owner() -> None:
    found = attribute("The mayor bowed to Nora Lindqvist's statement that “the quay is full of ships.”")
    assert [(a.speaker, a.cue) for a in found] == [("Nora Lindqvist", "statement")]
