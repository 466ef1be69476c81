"""Quotation attribution on invented people and statements."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest

from bot.errors import ModelUnavailable
from bot.types import Attribution
from ingest.quotes import attribute, parsing
from ingest.quotes.marks import quotations
from ingest.quotes.speakers import CONFIDENCE


def said(text: str, title: str = "") -> list[tuple[str | None, str]]:
    """(speaker, statement) of every attribution of a text."""
    return [(a.speaker, text[a.start : a.end]) for a in attribute(text, title)]


def only(text: str) -> Attribution:
    found = attribute(text)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("She said “one two three” twice.", ["“one two three”"]),
        ('She said "one two three" twice.', ['"one two three"']),
        ("Elle dit « un deux trois » ici.", ["« un deux trois »"]),
        ("Er sagte „eins zwei drei“ laut.", ["„eins zwei drei“"]),
        ("‘We won’t go,’ she said.", ["‘We won’t go,’"]),
        ("The workers’ rights and the ’90s don’t count.", []),
        ("'We won't go,' she said.", ["'We won't go,'"]),
        ("She said ''one two three'' twice.", ["''one two three''"]),
        ('It is 5\'10" tall and he said "too tall for us" there.', ['"too tall for us"']),
        ("“She told me ‘go home now’ and left,” he said.", ["“She told me ‘go home now’ and left,”"]),
        ("“First paragraph.\n\n“Second paragraph,” he said. “Third.”", ["“First paragraph.\n\n“Second paragraph,”", "“Third.”"]),
        ("“Nobody closed this one.\n\nThe next paragraph is ours.", ["“Nobody closed this one."]),
        ('"Still open here.\n\n"And closed here," he said.', ['"Still open here.\n\n"And closed here,"']),
        ('“Opened curly, closed straight," he said. “And back.”', ['“Opened curly, closed straight,"', "“And back.”"]),
        ("", []),
        ("””” “", ["“"]),
    ],
)
def test_quotation_marks_of_every_style_are_found(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in quotations(text)] == expected


@pytest.mark.parametrize(
    ("text", "speaker", "cue", "kind"),
    [
        ("“The bridge stays shut,” Ilse Brandt said on Monday.", "Ilse Brandt", "said", "direct"),
        ("“The bridge stays shut,” said Ilse Brandt on Monday.", "Ilse Brandt", "said", "direct"),
        ("“Will the bridge stay shut?” asked Ilse Brandt.", "Ilse Brandt", "asked", "direct"),
        ("“The bridge stays shut,” Brandt told reporters in Oslo.", "Brandt", "told", "direct"),
        ("“The bridge stays shut,” Ilse Brandt wrote on Twitter.", "Ilse Brandt", "wrote", "direct"),
        ("“The bridge stays shut,” according to Ilse Brandt.", "Ilse Brandt", "according to", "direct"),
        ("“The bridge stays shut,” thundered Ilse Brandt.", "Ilse Brandt", "thundered", "direct"),
        ("“The bridge stays shut,” Ilse Brandt harrumphed.", "Ilse Brandt", "harrumphed", "direct"),
        ("Ilse Brandt said, “The bridge stays shut.”", "Ilse Brandt", "said", "direct"),
        ("Ilse Brandt said that “the bridge stays shut.”", "Ilse Brandt", "said", "mixed"),
        ("Ilse Brandt: “The bridge stays shut for now.”", "Ilse Brandt", ":", "direct"),
        ("In a letter, Ilse Brandt wrote: “The bridge stays shut.”", "Ilse Brandt", "wrote", "direct"),
        ("Ilse Brandt described the closure as part of a “painful but needed repair.”", "Ilse Brandt", "described", "mixed"),
        ("Ilse Brandt visited the site and called the closure “a painful but needed repair.”", "Ilse Brandt", "called", "mixed"),
        ("Ilse Brandt opened the site, adding that it was “a painful but needed repair.”", "Ilse Brandt", "adding", "mixed"),
        ("The closure was called “a painful but needed repair” by Ilse Brandt.", "Ilse Brandt", "called", "mixed"),
        ("“The bridge stays shut,” said Mark Foo, a professor at Bar College who studies steel.", "Mark Foo", "said", "direct"),
        ("“The bridge stays shut,” Mark Foo, a professor at Bar College, said.", "Mark Foo", "said", "direct"),
        ("“The bridge stays shut,” Rep. Jane Doe (D-N.Y.), a leading advocate, said.", "Jane Doe", "said", "direct"),
        ("Mark Foo, who ran a ferry company, said the bridge “may stay shut for many years.”", "Mark Foo", "said", "mixed"),
        ("“The bridge stays shut,” said White House press secretary Ilse Brandt.", "Ilse Brandt", "said", "direct"),
        ("“The bridge stays shut,” said Norwegian Transport Minister Ilse van den Brandt.", "Ilse van den Brandt", "said", "direct"),
        ("“The bridge stays shut,” the Kremlin said.", "the Kremlin", "said", "direct"),
        ("“The bridge stays shut,” the State Department said in a statement.", "the State Department", "said", "direct"),
        ("“The bridge stays shut,” an official said.", "an official", "said", "direct"),
        ("“The bridge stays shut,” said a spokesman for the port.", "a spokesman for the port", "said", "direct"),
        ("“The bridge stays shut for good.”\n\n- Ilse Brandt.", "Ilse Brandt", "—", "direct"),
        ("Asked about May, Ilse Brandt fired back: “The bridge stays shut.”", "Ilse Brandt", ":", "direct"),
        ("One tweet said: “The bridge stays shut.”", "one tweet", "said", "direct"),
        ("Ilse Brandt turned to the crowd, “The bridge stays shut.”", "Ilse Brandt", None, "direct"),
        ("The closure is “a painful but needed repair” in Ilse Brandt’s view.", "Ilse Brandt", "in ... view", "mixed"),
        ("The workers were told, “The bridge stays shut.”", None, "told", "direct"),
        ("An anonymous official spoke of “laying the groundwork for a long closure.”", "an anonymous official", "spoke", "mixed"),
    ],
)
def test_a_quotation_gets_the_speaker_of_its_sentence(text: str, speaker: str | None, cue: str | None, kind: str) -> None:
    found = only(text)
    assert (found.speaker, found.cue, found.kind) == (speaker, cue, kind)


def test_the_span_holds_the_marks_and_the_mention_is_as_written() -> None:
    text = "Sergei Orlov spoke in Minsk.\n\n“We decide,” Orlov said late on Monday, “when we are ready to.”"
    first, second = attribute(text)
    assert text[first.start : first.end] == "“We decide,”"
    assert (first.mention, first.speaker) == ("Orlov", "Sergei Orlov")
    assert text[second.start : second.end] == "“when we are ready to.”"
    assert second.speaker == "Sergei Orlov"


@pytest.mark.parametrize(
    "text",
    [
        "The city's “green belt” keeps growing.",
        "She starred in “The Long Road Home” for years.",
        "Prices, the so-called “core index,” rose.",
    ],
)
def test_scare_quotes_and_titles_of_works_are_no_quotations(text: str) -> None:
    assert attribute(text) == []


def test_a_short_quotation_beside_a_cue_is_one() -> None:
    assert said("“Never,” Ilse Brandt said.") == [("Ilse Brandt", "“Never,”")]


def test_words_on_a_website_are_given_to_nobody() -> None:
    text = "Premier Ilse Brandt left.\nThe sites were hit, flashing a warning to “stay afraid and expect the worst.”"
    assert said(text) == [(None, "“stay afraid and expect the worst.”")]


def test_quotations_that_follow_keep_their_speaker() -> None:
    text = (
        "Sergei Orlov answered on Friday. “We accept no demands,” Orlov said, “We threaten no one,” he added. “We will decide alone.”\n\n"
        "“Nobody else decides for us.”"
    )
    assert [s for s, _ in said(text)] == ["Sergei Orlov"] * 4


def test_a_quotation_after_a_sentence_about_someone_else_changes_speaker() -> None:
    text = "“We accept no demands,” Sergei Orlov said.\n\nIlse Brandt disagreed. “That is not how this works at all.”"
    assert [s for s, _ in said(text)] == ["Sergei Orlov", "Ilse Brandt"]


def test_a_multi_paragraph_quotation_is_one_statement_of_one_speaker() -> None:
    text = "“We worked for years.\n\n“Nobody thanked us,” Ilse Brandt said."
    assert said(text) == [("Ilse Brandt", "“We worked for years.\n\n“Nobody thanked us,”")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ilse Brandt said that the bridge would open in May.", ("Ilse Brandt", "the bridge would open in May")),
        ("Ilse Brandt said the bridge would open in May.", ("Ilse Brandt", "the bridge would open in May")),
        ("Ilse Brandt warned that the bridge could fall.", ("Ilse Brandt", "the bridge could fall")),
        ("Port officials have warned that the bridge could fall.", ("Port officials", "the bridge could fall")),
        ("According to Ilse Brandt, the bridge could fall soon.", ("Ilse Brandt", "the bridge could fall soon")),
        ("The bridge could fall soon, according to Ilse Brandt.", ("Ilse Brandt", "The bridge could fall soon")),
        ("The bridge could fall soon, Ilse Brandt said.", ("Ilse Brandt", "The bridge could fall soon")),
        ("On Monday, Ilse Brandt said, the bridge could fall.", ("Ilse Brandt", "On Monday, Ilse Brandt said, the bridge could fall")),
        ("The bridge could fall soon, said Ilse Brandt.", ("Ilse Brandt", "The bridge could fall soon")),
        ("Ilse Brandt told reporters that the bridge could fall.", ("Ilse Brandt", "the bridge could fall")),
    ],
)
def test_reported_speech_is_found_with_its_clause(text: str, expected: tuple[str, str]) -> None:
    assert only(text).kind == "reported"
    assert said(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Ilse Brandt would never say that the bridge is safe.",
        "In Narvik, the bridge continues to fall apart.",
        "The bridge reports question the steel of the arch.",
        "She walked to the bridge.",
    ],
)
def test_what_nobody_said_is_not_reported(text: str) -> None:
    assert attribute(text) == []


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Mayor Ilse Brandt met reporters. She said, “The bridge stays shut.”", "Ilse Brandt"),
        ("Ilse Brandt met Mr. Tom Hale on Monday. She’s noticed that “the bridge is in a bad state.”", "Ilse Brandt"),
        ("Ilse Brandt met Mr. Tom Hale on Monday. “The bridge is in a bad state,” he said.", "Tom Hale"),
        ("Spokeswoman Ilse Brandt spoke with Tom Hale. “The bridge is in a bad state,” she said.", "Ilse Brandt"),
        ("Tom Hale spoke. Ilse Brandt walked to her car. “The bridge is in a bad state,” he said.", "Tom Hale"),
        ("Foreign Minister Ilse Brandt came to Oslo.\n\n“The bridge is in a bad state,” the minister said.", "Ilse Brandt"),
        ("Tom Hale, the mayor of Narvik, came to Oslo.\n\n“The bridge is in a bad state,” the mayor said.", "Tom Hale"),
        ("Mayor Tom Hale met Mayor Ilse Brandt. “The bridge is in a bad state,” the mayor said.", "the mayor"),
        ("Mr. Tom Hale met Mr. Ben Roe. “The bridge is in a bad state,” she said.", None),
        ("Ilse Brandt lives in New Harbor. Brandt likes it. “The bridge is in a bad state,” she said.", "Ilse Brandt"),
        ("A nurse waved. “The bridge is in a bad state,” the nurse said. “It creaks in every wind,” she added.", "the nurse"),
    ],
)
def test_pronouns_and_roles_mean_the_person_named_before(text: str, speaker: str | None) -> None:
    assert attribute(text)[-1].speaker == speaker


@pytest.mark.parametrize(
    ("text", "title", "speaker"),
    [
        ("“Shut it,” Brandt said.\n\nMinister Ilse Brandt left at noon.", "", "Ilse Brandt"),
        ("Ilse Brandt met Ole Brandt.\n\nOle Brandt left. “The bridge is in a bad state,” Brandt said.", "", "Ole Brandt"),
        ("“Shut it,” Brandt said.", "What Ilse Brandt thinks about the old bridge", "Ilse Brandt"),
        ("“Shut it,” Brandt said.", "Brandt Warns Of Closure", "Brandt"),
        ("Ilse Brandt hurt her hand. “The bridge is in a bad state,” Mr. Brandt said.", "", "Mr. Brandt"),
        ("Ilse Brandt hurt her hand. Ole Brandt cut his. “The bridge is in a bad state,” Mr. Brandt said.", "", "Ole Brandt"),
        ("Many Brandt supporters who came to Oslo say “the bridge is in a bad state.” Ilse Brandt left.", "", "many Brandt supporters"),
        ("Ann Brown met Tom Hale by a brown door. “The bridge is in a bad state,” Brown said.", "", "Ann Brown"),
        ("Tom Hale Jr. spoke. “The bridge is in a bad state,” Hale said.", "", "Tom Hale Jr."),
        ("“Shut it,” Ilse's brother said. Ilse Brandt left.", "", "Ilse's brother"),
    ],
)
def test_a_surname_becomes_the_fullest_name_of_the_article(text: str, title: str, speaker: str) -> None:
    assert attribute(text, title)[0].speaker == speaker


def test_titles_in_headline_case_teach_no_names() -> None:
    text = "Nordic Port Cities Prepare Long Talks With Ilse Brandt\n“The bridge is in a bad state,” she said."
    assert attribute(text)[-1].speaker is None


def test_abbreviations_do_not_end_the_sentence_that_names_the_speaker() -> None:
    text = "A closure “would hurt every village on the fjord,” Assistant U.S. Attorney Maya D. Song wrote."
    assert only(text).speaker == "Maya D. Song"


@pytest.mark.parametrize(
    "text", ["", "\n\n", "“", "” ” “ „", "said", ", said", "“,” said", "‘’", "“” “”", "X:", "According to", "“A b c d,”"]
)
def test_odd_input_raises_nothing(text: str) -> None:
    for found in attribute(text):
        assert 0 <= found.start < found.end <= len(text)


def test_the_result_is_ordered_and_repeatable() -> None:
    text = "Ilse Brandt said the bridge would open in May. “It will hold,” she said.\n\n“We will see,” said Tom Hale, a rival.\n" * 20
    first = attribute(text)
    assert [a.start for a in first] == sorted(a.start for a in first)
    assert first == attribute(text)


def test_long_hostile_text_takes_linear_time() -> None:
    started = time.process_time()
    attribute("“" * 5_000 + " said " * 5_000 + "A, " * 20_000 + "(" * 5_000)
    attribute("“x y z w " * 3_000)
    attribute("'a " * 20_000)
    attribute("“A b c d,” Ann said. " * 5_000)
    attribute("Ilse Brandt, " * 5_000 + "said “one two three four.”")
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "text",
    [
        "Visitors found a text in Danish, Welsh and Polish that told them to “stay away from the pier for now.”",
        "The notice was in Greek. It said nothing else, “only this one line of words” stood there.",
    ],
)
def test_a_language_is_nobody(text: str) -> None:
    assert all(speaker not in {"Danish", "Welsh", "Polish", "Greek"} for speaker, _ in said(text))


def test_signature_lines_with_any_dash_name_the_speaker() -> None:
    text = "“Nobody can see the ferry from this quay.” ― Ester Tapiola\u00a0\n“The queue is far too long for children.” — Carlo Rauhl, 34"
    assert [speaker for speaker, _ in said(text)] == ["Ester Tapiola", "Carlo Rauhl"]


def test_twice_the_statements_take_at_most_about_twice_the_time() -> None:
    part = "Ilse Brandt said that the bridge would open in May. Tom Hale, a rival, warned it could fall, according to the port.\n"
    text = part * 120
    half, whole = part * 60, text
    seconds = []
    for piece in (half, whole):
        started = time.process_time()
        attribute(piece)
        seconds.append(time.process_time() - started)
    assert seconds[1] < 3.5 * seconds[0] + 0.5


def test_a_megabyte_without_statements_is_quick() -> None:
    started = time.process_time()
    assert attribute("The bridge stood there for many years and nobody crossed it. " * 17_000) == []
    assert time.process_time() - started < 20


@pytest.mark.parametrize(
    "text",
    [
        "\U0001f600 said that \U0001f9d1\u200d\U0001f680 would go to the old bridge.",
        "\u0130lse Brandt said that the \u0130 bridge would open in May.",
        "\u202eIlse Brandt said that the bridge would open in May.",
        "Ilse\u00a0Brandt\u2028said that\u0000 the bridge would open in May.",
        "\ud800 said that the bridge would open in May.".encode("utf-8", "replace").decode(),
        "伊尔莎说桥关了。伊尔莎 said that 桥关了 would open in May.",
    ],
)
def test_any_letters_are_read_without_an_error(text: str) -> None:
    for found in attribute(text):
        assert 0 <= found.start < found.end <= len(text)


def test_a_parser_that_cannot_be_loaded_is_named_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MODEL", "no_such_model")
    parsing._model.cache_clear()
    try:
        with pytest.raises(ModelUnavailable, match=r"no_such_model.*pip install"):
            attribute("Ilse Brandt said that the bridge would open in May.")
    finally:
        parsing._model.cache_clear()


def test_a_text_without_reported_speech_needs_no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parsing, "MODEL", "no_such_model")
    parsing._model.cache_clear()
    assert said("“Shut it,” Ilse Brandt said.") == [("Ilse Brandt", "“Shut it,”")]


def test_confidence_falls_with_the_distance_to_a_name() -> None:
    text = "Ilse Brandt met Ole Dahl. “The bridge is in a bad state,” Ilse Brandt said.\n\n“We will see,” she said."
    named, pronoun = attribute(text)
    assert named.speaker == pronoun.speaker == "Ilse Brandt"
    assert 1 > named.confidence > pronoun.confidence > 0
    assert attribute("“The bridge is in a bad state,” she said.")[0].confidence == 0


def test_the_documented_confidences_are_those_of_the_code() -> None:
    page = (Path(__file__).parent.parent / "docs" / "attribution.md").read_text("utf-8")
    rows = re.findall(r"^\| `([a-z ]+)` \| (\d\.\d+) \|", page, re.MULTILINE)
    assert {basis: float(value) for basis, value in rows} == CONFIDENCE
