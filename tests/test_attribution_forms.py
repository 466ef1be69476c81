"""Every form in which news attributes words, one invented case each: kinds of source, of cue and of content, and what only looks like them.

The kinds follow the guidelines of corpora of attribution (PARC 3.0, Pareti 2016; PolNeAR, Newell et al. 2018). A case is the text and what
must be found in it, in order: (speaker, statement). `None` for a speaker means that the text leaves it open.
"""

from __future__ import annotations

import pytest

from bot.types import Attribution
from ingest.quotes import attribute

Expected = list[tuple[str | None, str]]


def said(text: str, title: str = "") -> Expected:
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text, title)]


def last(text: str) -> Attribution:
    return attribute(text)[-1]


QUOTED: dict[str, tuple[str, Expected]] = {
    "marks: straight": ('"The quay is closing," Nora Lindqvist said.', [("Nora Lindqvist", '"The quay is closing,"')]),
    "marks: curly": ("“The quay is closing,” Nora Lindqvist said.", [("Nora Lindqvist", "“The quay is closing,”")]),
    "marks: single": ("‘The quay is closing for good,’ Nora Lindqvist said.", [("Nora Lindqvist", "‘The quay is closing for good,’")]),
    "marks: guillemets": ("«The quay is closing,» Nora Lindqvist said.", [("Nora Lindqvist", "«The quay is closing,»")]),
    "marks: low and high": ("„The quay is closing,“ Nora Lindqvist said.", [("Nora Lindqvist", "„The quay is closing,“")]),
    "cue between two halves": (
        "“The quay,” said Nora Lindqvist, “will never open again.”",
        [("Nora Lindqvist", "“The quay,”"), ("Nora Lindqvist", "“will never open again.”")],
    ),
    "paragraphs with marks opened again": (
        "“The quay is closing.\n\n“Nobody asked the crews,” Nora Lindqvist said.",
        [("Nora Lindqvist", "“The quay is closing.\n\n“Nobody asked the crews,”")],
    ),
    "a mark that is never closed": (
        "Nora Lindqvist said: “The quay is closing.\n\nThe harbour is old.",
        [("Nora Lindqvist", "“The quay is closing.")],
    ),
    "mixed": ("Nora Lindqvist said the quay was “a danger to every child.”", [("Nora Lindqvist", "“a danger to every child.”")]),
    "a cue before with a colon": ("Nora Lindqvist wrote: “The quay is closing.”", [("Nora Lindqvist", "“The quay is closing.”")]),
    "a cue turned round": ("“The quay is closing,” said Nora Lindqvist.", [("Nora Lindqvist", "“The quay is closing,”")]),
    "according to": ("“The quay is closing,” according to Nora Lindqvist.", [("Nora Lindqvist", "“The quay is closing,”")]),
    "a cue of manner": ("“The quay is closing,” Nora Lindqvist shouted.", [("Nora Lindqvist", "“The quay is closing,”")]),
    "a passive with its agent": (
        "The plan was called “a danger to every child” by Nora Lindqvist.",
        [("Nora Lindqvist", "“a danger to every child”")],
    ),
    "a description that opens with a party": (
        "“The quay is closing,” said Republican political consultant Nora Lindqvist.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "a description that opens with another person's name": (
        "“The quay is closing,” said Brandt constituent Nora Lindqvist. Ilse Brandt was away.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "a description in lower case": (
        "“The quay is closing,” said harbour pilot Nora Lindqvist.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "an apposition with and": (
        "“The quay is closing,” Nora Lindqvist, president and CEO of Harbour Group, stated.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "an apposition with a commaed place": (
        "“The quay is closing,” Nora Lindqvist, an expert on piers in Malmo, said.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "a relative clause": (
        "“The quay is closing,” Nora Lindqvist, who runs the harbour, said.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "a title": ("“The quay is closing,” Harbour Minister Nora Lindqvist said.", [("Nora Lindqvist", "“The quay is closing,”")]),
    "an initial": ("“The quay is closing,” Nora B. Lindqvist said.", [("Nora B. Lindqvist", "“The quay is closing,”")]),
    "a name with a particle": ("“The quay is closing,” Nora van der Meer said.", [("Nora van der Meer", "“The quay is closing,”")]),
    "an organisation": ("“The quay is closing,” the Harbour Authority said.", [("the Harbour Authority", "“The quay is closing,”")]),
    "a spokeswoman without a name": (
        "“The quay is closing,” said a spokeswoman for the port.",
        [("a spokeswoman for the port", "“The quay is closing,”")],
    ),
    "an anonymous official": (
        "Nora Lindqvist left. “The quay is closing,” said an official who asked not to be named.",
        [("an official", "“The quay is closing,”")],
    ),
    "a group": ("“The quay is closing,” several residents said.", [("several residents", "“The quay is closing,”")]),
    "a document": ("The report said: “The quay is closing.”", [("the report", "“The quay is closing.”")]),
    "a signature": ("“The quay is closing for good.”\n— Nora Lindqvist", [("Nora Lindqvist", "“The quay is closing for good.”")]),
    "a quotation before any name": (
        "“The quay is closing,” she said.\n\nNora Lindqvist had waited for years.",
        [(None, "“The quay is closing,”")],
    ),
    "a quotation that goes on": (
        "“The quay is closing,” Nora Lindqvist said. “Nobody asked the crews about it.”",
        [("Nora Lindqvist", "“The quay is closing,”"), ("Nora Lindqvist", "“Nobody asked the crews about it.”")],
    ),
    "a question quoted back": (
        "Asked whether the quay was closing, Nora Lindqvist replied: “Why would we close it?”",
        [("Nora Lindqvist", "“Why would we close it?”")],
    ),
    "a speaker quoting another inside the marks": (
        "“He told me ‘go home now’ and left,” Nora Lindqvist said.",
        [("Nora Lindqvist", "“He told me ‘go home now’ and left,”")],
    ),
    "two speakers in one sentence": (
        "“The quay is closing,” Nora Lindqvist said, but Emil Sato replied, “It will stay open.”",
        [("Nora Lindqvist", "“The quay is closing,”"), ("Emil Sato", "“It will stay open.”")],
    ),
    "a short sentence behind a quotation": (
        "“The quay is closing,” Nora Lindqvist said. “Nobody asked us.” The crews left.",
        [("Nora Lindqvist", "“The quay is closing,”"), ("Nora Lindqvist", "“Nobody asked us.”")],
    ),
    "two short sentences behind a quotation": (
        "“The quay is closing,” Nora Lindqvist said. “Never.” “Not now!”",
        [("Nora Lindqvist", "“The quay is closing,”"), ("Nora Lindqvist", "“Never.”"), ("Nora Lindqvist", "“Not now!”")],
    ),
    "a short sentence behind another sentence": (
        "“The quay is closing,” Nora Lindqvist said. The sign is old. “Keep right.” The crews left.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "a short sentence in a paragraph of its own": (
        "“The quay is closing,” Nora Lindqvist said.\n\n“Keep right.”",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "words that begin with a capital letter and are no sentence": (
        "“The quay is closing,” Nora Lindqvist said. “Old Quay,” a song, was heard.",
        [("Nora Lindqvist", "“The quay is closing,”")],
    ),
    "a programme that somebody speaks in": (
        "“The quay is closing,” Nora Lindqvist said on KNB’s “Harbour Watch.” “Nobody ever asked us about it.”",
        [("Nora Lindqvist", "“The quay is closing,”"), ("Nora Lindqvist", "“Nobody ever asked us about it.”")],
    ),
    "a programme before who speaks": (
        "On “Harbour Watch,” Nora Lindqvist said that the quay could sink.",
        [("Nora Lindqvist", "the quay could sink")],
    ),
    "a source known by what they know": (
        "“The quay is closing,” said an aide familiar with the talks.",
        [("an aide familiar with the talks", "“The quay is closing,”")],
    ),
    "sources known by what they know, before dashes": (
        "It was a “first wave,” according to two people close to the talks -- and not the last.",
        [("two people close to the talks", "“first wave,”")],
    ),
    "two speakers in turn": (
        "“The quay is closing,” Nora Lindqvist said.\n\n“It will stay open,” said Emil Sato.",
        [("Nora Lindqvist", "“The quay is closing,”"), ("Emil Sato", "“It will stay open,”")],
    ),
}

REPORTED: dict[str, tuple[str, Expected]] = {
    "that": ("Nora Lindqvist warned that the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "without that": ("Nora Lindqvist said the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "a cue behind": ("The quay could sink soon, Nora Lindqvist said.", [("Nora Lindqvist", "The quay could sink soon")]),
    "a cue behind, turned round": ("The quay could sink soon, said Nora Lindqvist.", [("Nora Lindqvist", "The quay could sink soon")]),
    "a cue inside": (
        "The quay, Nora Lindqvist said on Monday, would never open again.",
        [("Nora Lindqvist", "The quay, Nora Lindqvist said on Monday, would never open again")],
    ),
    "according to, before": ("According to Nora Lindqvist, the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "according to, behind": ("The quay could sink soon, according to Nora Lindqvist.", [("Nora Lindqvist", "The quay could sink soon")]),
    "as": ("The quay could sink soon, as Nora Lindqvist said.", [("Nora Lindqvist", "The quay could sink soon")]),
    "told with an object": ("Nora Lindqvist told reporters the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "a listener with a description": (
        "Nora Lindqvist told the audience at her fundraiser for veterans that the quay had been sold.",
        [("Nora Lindqvist", "the quay had been sold")],
    ),
    "told with a long object": (
        "Nora Lindqvist told the crews of both ferries on Monday that the quay could sink.",
        [("Nora Lindqvist", "the quay could sink")],
    ),
    "told by": ("The crews were told by Nora Lindqvist that the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "announced by": (
        "It was announced by the Harbour Authority that the quay would close.",
        [("the Harbour Authority", "the quay would close")],
    ),
    "a participle": ("Nora Lindqvist left early, saying that the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "two verbs, one speaker": (
        "Nora Lindqvist said the quay would close and warned that the ferry would stop.",
        [("Nora Lindqvist", "the quay would close"), ("Nora Lindqvist", "the ferry would stop")],
    ),
    "two clauses, one verb": (
        "Nora Lindqvist said that the quay would close and that the ferry would stop.",
        [("Nora Lindqvist", "the quay would close and that the ferry would stop")],
    ),
    "two speakers": (
        "Nora Lindqvist said the quay was safe, but Emil Sato countered that it was rusting badly.",
        [("Nora Lindqvist", "the quay was safe"), ("Emil Sato", "it was rusting badly")],
    ),
    "a speaker quoting another": (
        "Emil Sato said Nora Lindqvist had told him that the quay was safe.",
        [("Emil Sato", "Nora Lindqvist had told him that the quay was safe"), ("Nora Lindqvist", "the quay was safe")],
    ),
    "an infinitive that was said": ("Nora Lindqvist went on to say that the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "emphasis": ("Nora Lindqvist did say that the quay could sink.", [("Nora Lindqvist", "the quay could sink")]),
    "a relative clause that says": (
        "Nora Lindqvist, who said that the quay could sink, left early.",
        [("Nora Lindqvist", "the quay could sink")],
    ),
    "a statement that says": (
        "Nora Lindqvist issued a statement saying that the quay could sink.",
        [("Nora Lindqvist", "the quay could sink")],
    ),
    "an apposition with and": (
        "Nora Lindqvist, president and CEO of Harbour Group, stated that the quay could sink.",
        [("Nora Lindqvist", "the quay could sink")],
    ),
    "a role before a name in commas": (
        "The harbour minister, Nora Lindqvist, said that the quay could sink.",
        [("Nora Lindqvist", "the quay could sink")],
    ),
    "a claim that is named": (
        "Despite Nora Lindqvist’s repeated claims that the quay was safe, the crews left.",
        [("Nora Lindqvist", "the quay was safe")],
    ),
    "a claim that is named, of a role": (
        "The mayor’s warning that the ferry would stop angered the crews.",
        [("the mayor", "the ferry would stop")],
    ),
    "a claim that is named, of the subject before": (
        "Nora Lindqvist spoke to her crews. Her claim that the quay had lost two ferries could not be verified.",
        [("Nora Lindqvist", "the quay had lost two ferries")],
    ),
    "a claim that is named in what another says": (
        "Emil Sato said that Nora Lindqvist’s claim that the quay was closed was wrong.",
        [("Emil Sato", "Nora Lindqvist’s claim that the quay was closed was wrong"), ("Nora Lindqvist", "the quay was closed")],
    ),
    "a claim that is named, and who speaks behind it": (
        "Emil Sato laughed at Nora Lindqvist’s claim that the quay was closed. He said that it was open.",
        [("Nora Lindqvist", "the quay was closed"), ("Emil Sato", "it was open")],
    ),
    "a claim before a dash": (
        "Emil Sato dismissed Nora Lindqvist’s claim that the quay was closed — a tale for children.",
        [("Nora Lindqvist", "the quay was closed")],
    ),
    "belief about somebody who is named in commas": (
        "Port officials believe the pilot, Emil Sato, left the quay alone.",
        [("Port officials", "the pilot, Emil Sato, left the quay alone")],
    ),
    "three words that begin with a noun": ("Nora Lindqvist said crews were furious.", [("Nora Lindqvist", "crews were furious")]),
    "asked, and what was said": (
        "Nora Lindqvist, asked whether the quay would close, says the board has not decided.",
        [("Nora Lindqvist", "the board has not decided")],
    ),
    "a source known by what they know": (
        "A person familiar with the talks said that the quay could sink.",
        [("a person familiar with the talks", "the quay could sink")],
    ),
    "sources known by whom they know": (
        "But two aides close to the mayor said that the quay could sink.",
        [("two aides close to the mayor", "the quay could sink")],
    ),
    "a study": ("A survey found that most crews fear for the quay.", [("a survey", "most crews fear for the quay")]),
    "officials": ("Port officials have said that the quay could sink.", [("Port officials", "the quay could sink")]),
    "a possessive source": ("Nora Lindqvist’s lawyer said that the quay could sink.", [("Nora Lindqvist’s lawyer", "the quay could sink")]),
    "a name that is also a place": (
        "Paris Holm came to Sydney on Monday.\n\nHolm said that the quay could sink.",
        [("Paris Holm", "the quay could sink")],
    ),
    "a content with a negation of its own": (
        "Nora Lindqvist said that the quay would not close.",
        [("Nora Lindqvist", "the quay would not close")],
    ),
    "behind a quotation": (
        "“Nobody asked the crews,” Nora Lindqvist said, adding that the quay would close in May.",
        [("Nora Lindqvist", "“Nobody asked the crews,”"), ("Nora Lindqvist", "the quay would close in May")],
    ),
    "three words": ("The company said it would appeal.", [("the company", "it would appeal")]),
    "to suspect": ("Nora Lindqvist suspects that the quay is sinking.", [("Nora Lindqvist", "the quay is sinking")]),
    "said to somebody with a rare name": (
        "A spokesman for the port confirmed to Bytewise that it had opened an inquiry.",
        [("a spokesman for the port", "it had opened an inquiry")],
    ),
    "a clause with that behind a quotation": (
        "Nora Lindqvist said that it had “met all of the many rules of the port” and that the e-mails had been torn out of context.",
        [("Nora Lindqvist", "“met all of the many rules of the port”"), ("Nora Lindqvist", "the e-mails had been torn out of context")],
    ),
    "a short quotation at the end": (
        "The union said that any cut in pay “would be resisted”.",
        [("the union", "any cut in pay “would be resisted”")],
    ),
    "a subject that hangs on its auxiliary": (
        "Nora Lindqvist, who runs the clinic, said that the delay had cost lives.",
        [("Nora Lindqvist", "the delay had cost lives")],
    ),
    "people confirmed dead confirm nothing": (
        "The number of people confirmed dead in the sinking of the ferry has risen to 46, officials said.",
        [("officials", "The number of people confirmed dead in the sinking of the ferry has risen to 46")],
    ),
}

NOTHING: dict[str, str] = {
    "a correction": "Nora Lindqvist did not say that the quay would close.",
    "a correction, contracted": "Nora Lindqvist didn’t say that the quay would close.",
    "never": "Nora Lindqvist never said that the quay would close.",
    "a refusal": "Nora Lindqvist would not say whether the quay would close.",
    "a refusal with an infinitive": "Nora Lindqvist declined to say whether the quay would close.",
    "what is expected": "Nora Lindqvist is expected to say that the quay would close.",
    "what may be said": "Nora Lindqvist might say that the quay would close.",
    "what will be said": "Nora Lindqvist will announce that the quay has to close.",
    "a condition": "If Nora Lindqvist says that the quay is closing, the crews will strike.",
    "nobody": "Nobody said that the quay would close in May.",
    "no official": "No official said that the quay would close.",
    "a question": "Did Nora Lindqvist say that the quay would close?",
    "a reported question": "Nora Lindqvist asked whether the quay would close.",
    "a denial": "Nora Lindqvist denied that the quay would close.",
    "a denied saying": "Nora Lindqvist denied saying that the quay would close.",
    "without a source": "The crews were told that the quay would close.",
    "any person who says": "Voters who say the quay is the worst problem are few.",
    "only talked about": "The crews cheered when Nora Lindqvist left the quay on Monday.",
    "a noun that looks like a cue": "The news reports and the warning signs stood on the quay for years.",
    "a headline": "Harbour Minister Says Old Quay ‘Unsafe’",
    "a scare quote": "The so-called “green quay” keeps growing every year.",
    "a scare quote of one word": "The “experts” left the quay on Monday.",
    "the title of a book": "She read “The Long Quay at Night” to the crews.",
    "the title of a song": "The crews sang “Home by the Old Quay” until late.",
    "a nickname": "Nora “Captain” Lindqvist left the quay on Monday.",
    "inches": 'The plank is 5\'10" long and 6" wide at the quay.',
    "a claim that somebody made": "The crews laughed at Nora Lindqvist’s claim that she made on Monday.",
    "a claim without an owner": "There was no claim that the quay would close.",
    "a claim of somebody in its sentence": "Nora Lindqvist met Emil Sato over his claim that the quay would close.",
    "what somebody was asked": "Asked whether the quay would close, Nora Lindqvist said no.",
    "two outcomes that are feared": "Investors fear two outcomes, Sato and Brandt, and a third.",
    "all told": "All told, the quay has seen four ferries this year.",
    "three words of a longer clause": "Initially a clerk, Nora Lindqvist ran for mayor and declared herself an independent in 2007.",
    "messages that somebody complained about": "He complained to allies about messages that Lindqvist turned over to the board.",
    "a suspected tie": "He spoke of the harbour's suspected ties that the board had to the firm.",
}

RESOLVED: dict[str, tuple[str, str | None]] = {
    "a surname": ("Nora Lindqvist came.\n\n“The quay is closing,” Lindqvist said.", "Nora Lindqvist"),
    "a courtesy title": ("Nora Lindqvist came.\n\n“The quay is closing,” Ms. Lindqvist said.", "Nora Lindqvist"),
    "he": ("Mr. Emil Sato met Ms. Nora Lindqvist.\n\n“The quay is closing,” he said.", "Emil Sato"),
    "she": ("Ms. Nora Lindqvist met Mr. Emil Sato.\n\n“The quay is closing,” she said.", "Nora Lindqvist"),
    "she, reported": ("Ms. Nora Lindqvist met Mr. Emil Sato.\n\nShe said that the quay could sink.", "Nora Lindqvist"),
    "she is no firm": (
        "Ms. Nora Lindqvist came. Baker Morgan rose 3 percent on Monday.\n\n“The quay is closing,” she said.",
        "Nora Lindqvist",
    ),
    "she is nobody's employer": ("Nora Lindqvist, who works for Baker Morgan, came. “The quay is closing,” she said.", "Nora Lindqvist"),
    "it": ("The Harbour Authority met the crews.\n\nIt said that the quay could sink.", "the Harbour Authority"),
    "they": ("“The quay is closing,” port officials said.\n\nThey warned that the ferry would stop.", "port officials"),
    "a role": ("Harbour Minister Nora Lindqvist came.\n\n“The quay is closing,” the minister said.", "Nora Lindqvist"),
    "a role named later": ("“The quay is closing,” the president said.\n\nPresident Nora Lindqvist left at noon.", "Nora Lindqvist"),
    "a role of two": ("Mayor Nora Lindqvist met Mayor Emil Sato.\n\n“The quay is closing,” the mayor said.", "the mayor"),
    "a role of another country": (
        "German Foreign Minister Nora Lindqvist came.\n\n“The quay is closing,” the Danish minister said.",
        "the Danish minister",
    ),
    "an abbreviated state": ("The United States met the crews.\n\nThe US said that the quay could sink.", "the United States"),
    "an abbreviated state with stops": ("The United States met the crews.\n\nThe U.S. said that the quay could sink.", "the United States"),
    "an abbreviated body": (
        "The Harbour Safety Board met the crews.\n\nThe HSB said that the quay could sink.",
        "the Harbour Safety Board",
    ),
    "an unnamed source stays unnamed": (
        "Nora Lindqvist came.\n\n“The quay is closing,” an anonymous official said.",
        "an anonymous official",
    ),
}

ROLES: dict[str, tuple[str, str | None]] = {
    "a title": ("“The quay is closing,” German Foreign Minister Nora Lindqvist said.", "German Foreign Minister"),
    "an apposition": ("“The quay is closing,” said Nora Lindqvist, a spokeswoman for the port.", "spokeswoman for the port"),
    "a possessive": ("“The quay is closing,” said Germany’s foreign minister, Nora Lindqvist.", "Germany’s foreign minister"),
    "a description": ("“The quay is closing,” said harbour pilot Nora Lindqvist.", "harbour pilot"),
    "given earlier": ("Nora Lindqvist, the head of the port, came.\n\n“The quay is closing,” she said.", "head of the port"),
    "given later": ("“The quay is closing,” Lindqvist said.\n\nMayor Nora Lindqvist left at noon.", "Mayor"),
    "a courtesy title is none": ("“The quay is closing,” Ms. Nora Lindqvist said.", None),
    "none": ("“The quay is closing,” Nora Lindqvist said.", None),
    "a clause is none": ("“The quay is closing,” said Nora Lindqvist, who left at noon.", None),
}


@pytest.mark.parametrize(("text", "expected"), QUOTED.values(), ids=QUOTED)
def test_a_quotation_is_found_and_given_to_its_speaker(text: str, expected: Expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(("text", "expected"), REPORTED.values(), ids=REPORTED)
def test_a_reported_statement_is_found_and_given_to_its_speaker(text: str, expected: Expected) -> None:
    assert said(text) == expected


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING)
def test_what_nobody_said_is_no_statement(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(("text", "speaker"), RESOLVED.values(), ids=RESOLVED)
def test_a_mention_means_somebody_of_the_article(text: str, speaker: str | None) -> None:
    assert last(text).speaker == speaker if "later" not in text else attribute(text)[0].speaker == speaker


@pytest.mark.parametrize(("text", "role"), ROLES.values(), ids=ROLES)
def test_a_speaker_has_the_role_that_the_article_gives(text: str, role: str | None) -> None:
    assert attribute(text)[0].role == role
