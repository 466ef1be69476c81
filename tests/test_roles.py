"""What an article calls a speaker: a description as written, never a clause. People and quotations are invented."""

import pytest

from ingest.quotes import attribute

SAID = " said the quay was closing."
LATER = " The next day, Lindqvist said the quay was closing."

BESIDE_THE_NAME = {
    "a verb between": ("The party’s nominee sat face to face with Harbour Minister Nora Lindqvist." + LATER, "Harbour Minister"),
    "a clause behind that": ("The Port Post reports that the mayor’s brother Emil Lindqvist" + SAID, "mayor’s brother"),
    "a title that a verb has for its object": ("The council has no power to fire Sheriff Nora Lindqvist." + LATER, "Sheriff"),
    "somebody's supporter": ("A supporter of President Nora Lindqvist sang." + LATER, "President"),
    "the sentence before": ("The boats saw the storm. His friend Emil Lindqvist" + SAID, "friend"),
    "a sentence before that ends in a noun": ("The boats sank in the storm. Park director Nora Lindqvist" + SAID, "Park director"),
    "a conjunction": ("The storm came the day after Premier Nora Lindqvist left." + LATER, "Premier"),
    "a longer description": (
        "The town’s longest serving harbour commissioner Nora Lindqvist" + SAID,
        "town’s longest serving harbour commissioner",
    ),
    "somebody who is alleged": ("The alleged victim Nora Lindqvist" + SAID, "alleged victim"),
    "a body with of": (
        "The Norland Department of Fishery Services director Nora Lindqvist" + SAID,
        "Norland Department of Fishery Services director",
    ),
    "a courtesy title at the end": ("Health Commissioner Dr. Nora Lindqvist" + SAID, "Health Commissioner"),
    "a courtesy title alone": ("Mrs. Nora Lindqvist" + SAID, None),
    "an irregular verb": ("On Monday the board gave chairwoman Nora Lindqvist a boat." + LATER, "chairwoman"),
    "a phrase of its own before": ("In a 1974 review the physicist Nora Lindqvist" + SAID, "physicist"),
    "the time of a live report": ("15.58 Opposition leader Nora Lindqvist" + SAID, "Opposition leader"),
    "a first minister": ("First Minister Nora Lindqvist" + SAID, "First Minister"),
    "a dateline": ("Port Ellin (NNA) Harbour Minister Nora Lindqvist" + SAID, "Harbour Minister"),
    "a dateline with a dash": ("Port Ellin (NNA) – Harbour Minister Nora Lindqvist" + SAID, "Harbour Minister"),
    "somebody else's, of whom a clause tells": (
        "Nora Lindqvist spoke. The federal judge Lindqvist was angry at is Tove Brun. Lindqvist said the quay was closing.",
        None,
    ),
    "a noun that a clause follows": ("That is the reason President Nora Lindqvist" + SAID, "President"),
    "a verb of somebody else": ("Strand conflated Norland candidate Nora Lindqvist with a duke." + LATER, "Norland candidate"),
    "a participle": ("Yet retired general Nora Lindqvist" + SAID, "retired general"),
    "of a full name": ("The federal judge Nora Lindqvist" + SAID, "federal judge"),
    "a negated verb": ("The vote doesn’t surprise Norland pollster Nora Lindqvist: “The quay is closing.”", "Norland pollster"),
}

BETWEEN_COMMAS = {
    "a description with of": ("The director of the Port Museum, Nora Lindqvist," + SAID, "director of the Port Museum"),
    "somebody's lawyer": ("A copy of the files from Brandt’s lawyer, Nora Lindqvist, shows nothing." + LATER, "Brandt’s lawyer"),
    "a phrase of time": ("In remarks on Friday, Judge Nora Lindqvist" + SAID, "Judge"),
    "what she wants to be": ("Asked about the first woman to be president, Nora Lindqvist" + SAID, None),
    "others behind a verb": ("Nora Lindqvist, said voters in the town, must go. “I stay,” Lindqvist said.", None),
    "a comparison": ("Nora Lindqvist, like most economists, doubts it. “It will not last,” Lindqvist said.", None),
    "what she does": ("Nora Lindqvist, delivering the report of her lawyer, was late. “It will not last,” Lindqvist said.", None),
    "a managing director": ("Nora Lindqvist, managing director at Harbour Group," + SAID, "managing director at Harbour Group"),
    "what she once was": ("Nora Lindqvist, then the harbour minister," + SAID, "then the harbour minister"),
    "several people": ("Nora Lindqvist’s friends and advisers came. Her advisers, Nora Lindqvist" + SAID, None),
    "one of several": ("One of the group’s founders, Nora Lindqvist, left." + LATER, "One of the group’s founders"),
}


@pytest.mark.parametrize(("text", "role"), (BESIDE_THE_NAME | BETWEEN_COMMAS).values(), ids=(BESIDE_THE_NAME | BETWEEN_COMMAS).keys())
def test_a_role_is_a_description_and_no_clause(text: str, role: str | None) -> None:
    assert {a.role for a in attribute(text) if a.speaker and "Lindqvist" in a.speaker} == {role}
