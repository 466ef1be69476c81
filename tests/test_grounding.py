"""What the proof passes on and what it leaves out, sentence by sentence."""

from __future__ import annotations

import pytest

from bot.carriers import Source
from bot.grounding import Fault, judge
from tests.evidence import article, ferry, harbour, hit, said

HARBOUR = Source(hit(harbour()[0]), harbour()[1])
FERRY = Source(hit(ferry()[0]), ferry()[1])


@pytest.mark.parametrize(
    ("text", "support"),
    [
        ("The harbour of Port Ellin will close for 6 weeks from Monday, the port authority announced.", "verbatim"),
        ('"We will not send a single ship to the northern dock," said Mara Velden, the transport minister.', "verbatim"),
        ("Mara Velden said: “We will not send a single ship to the northern dock.”", "supported"),
        ("Velden said that “we will not send a single ship” to the northern dock.", "supported"),
        ("Transport Minister Velden said 1200 workers would be paid in full.", "supported"),
        ("“Nobody … should fear for a job,” Velden said.", "supported"),
        ("“Nobody [here] should fear for a job - that's a promise”, Velden said.", "supported"),
        ("The harbour will close for six weeks, the authority announced on 14 March 2031.", "supported"),
        ("Tomas Arkwright told reporters that the closure will cost 2.5 million dollars.", "supported"),
        ("Arkwright denied that the union was consulted.", "supported"),
        ("The ferry line Blue Heron 7 keeps sailing, The Coast Post wrote.", "supported"),
        ("Velden said “nobody [in this town] should fear” while Arkwright said “the closure will cost us” money.", "supported"),
        ("“Nobody [in this town] should fear,” said Velden, and “the closure will cost us,” said Arkwright.", "supported"),
        ("“We will not send a single ship,” Velden said, “to the northern dock.”", "supported"),
        ("Velden said “we will not send a single ship” and “that’s a promise”.", "supported"),
        ("Mara Velden, speaking in Port Ellin, said “we will not send a single ship”.", "supported"),
    ],
)
def test_carried_sentences_pass_with_their_support(text: str, support: str) -> None:
    verdict = judge(text, [HARBOUR])
    assert (verdict.support, verdict.fault) == (support, None)
    assert verdict.carriers


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Velden said: “We will not send one single ship to the northern dock.”", Fault.QUOTATION),
        ("Velden said: “We will send … to the northern dock.”", Fault.QUOTATION),
        ("Velden said: “We will [gladly] send a single ship to the northern dock.”", Fault.QUOTATION),
        ("Velden said: “We will not send a single ship to the northern dock.", Fault.QUOTATION),
        ("Tomas Arkwright said: “We will not send a single ship to the northern dock.”", Fault.SPEAKER),
        ("Arkwright told Velden: “We will not send a single ship to the northern dock.”", Fault.SPEAKER),
        ("Arkwright said “nobody [in this town] should fear” while Velden said “the closure will cost us” money.", Fault.SPEAKER),
        ("“Nobody [in this town] should fear,” said Arkwright, and “the closure will cost us,” said Velden.", Fault.SPEAKER),
        ("Bruno Castellan said “we will not send a single ship to the northern dock”.", Fault.SPEAKER),
        ("Arkwright said 1,200 workers would be paid in full.", Fault.SPEAKER),
        ("Velden said 12,000 workers would be paid in full.", Fault.NUMBER),
        ("The closure will cost the dockers €2.5 million.", Fault.NUMBER),
        ("The harbour of Port Ellin will close for 6 weeks from Friday.", Fault.NUMBER),
        ("The harbour of Port Ellin will close in April for 6 weeks.", Fault.NUMBER),
        ("The harbour of Port Ellin and Westhaven will close for 6 weeks.", Fault.NAME),
        ("Velden said she would send a ship to the northern dock.", Fault.NEGATION),
        ("The weather stayed mild and dry.", Fault.COVERAGE),
        ("Castellan warned that the harbour will close for 6 weeks.", Fault.SPEAKER),
        ("Arkwright said ''we will not send a single ship''.", Fault.SPEAKER),
        ("The union had been consulted.", Fault.NEGATION),
        ("The port authority refused to close the harbour of Port Ellin for 6 weeks.", Fault.NEGATION),
        ("In 2031 the harbour of Port Ellin will close for 6 weeks.", Fault.NUMBER),
    ],
)
def test_what_the_passage_does_not_carry_is_unsupported(text: str, fault: Fault) -> None:
    verdict = judge(text, [HARBOUR])
    assert (verdict.support, verdict.fault) == ("unsupported", fault)
    assert verdict.carriers == ()


def test_added_negation_is_found_where_the_cited_sentence_has_none() -> None:
    assert judge("Fares will not rise by 5 percent.", [FERRY]).fault is Fault.NEGATION


def test_the_citation_is_the_shortest_run_of_whole_sentences() -> None:
    (carrier,) = judge("Velden said 1,200 workers would be paid in full.", [HARBOUR]).carriers
    assert carrier.text == "She added that 1,200 workers would be paid in full."


def test_a_run_grows_only_where_a_further_sentence_carries_something() -> None:
    (carrier,) = judge("The ferry company hired 40 guards and fares will rise by 5 percent.", [FERRY]).carriers
    assert carrier.text.startswith("The ferry company hired 40 guards")
    assert carrier.text.endswith("5 percent.")


def test_a_label_that_carries_nothing_is_dropped_beside_one_that_does() -> None:
    verdict = judge("Fares will rise by 5 percent.", [HARBOUR, FERRY])
    assert [c.source for c in verdict.carriers] == [FERRY]


def test_two_passages_together_carry_one_sentence() -> None:
    verdict = judge("The harbour will close for 6 weeks and the ferry company hired 40 guards.", [HARBOUR, FERRY])
    assert {c.source.hit.article.id for c in verdict.carriers} == {"harbour", "ferry"}


def test_part_of_a_sentence_is_not_verbatim_because_it_can_lose_its_negation() -> None:
    of = article(text="There is no sign that the bridge will fall soon, engineers wrote.")
    assert judge("The bridge will fall soon.", [Source(hit(of))]).support != "verbatim"


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Mara Velden said that the bridge must close.", None),
        ("Tomas Arkwright said that the bridge should stay open.", None),
        ("Tomas Arkwright said that the bridge must close.", Fault.SPEAKER),
        ("Mara Velden said that the bridge should stay open.", Fault.SPEAKER),
    ],
)
def test_of_two_speakers_in_one_sentence_each_keeps_his_words(text: str, fault: Fault | None) -> None:
    of = article(text="Mara Velden said the bridge must close, but Tomas Arkwright said the bridge should stay open.")
    spoken = (
        said(of, "the bridge must close", "Mara Velden", kind="reported"),
        said(of, "the bridge should stay open", "Tomas Arkwright", kind="reported"),
    )
    assert judge(text, [Source(hit(of), spoken)]).fault is fault


@pytest.mark.parametrize(
    ("text", "support"),
    [("Ada Brook said the lights would go out.", "partial"), ("Olga Fenn said the lights would go out.", "unsupported")],
)
def test_a_speaker_that_no_attribution_confirms_is_at_most_partial(text: str, support: str) -> None:
    of = article(text="Ada Brook runs the power plant. Repairs are late. She expects that the lights would go out. Olga Fenn left.")
    near = Source(hit(of, 0, of.text.index(" Olga")))
    assert judge(text, [near]).support == support


def test_a_word_that_is_denied_in_one_place_and_affirmed_in_another_is_no_denial() -> None:
    of = article(text="You do not win by numbers, Ada Brook said, adding that she will win three towns.")
    assert judge("Ada Brook said that she will win three towns.", [Source(hit(of))]).fault is None


def test_words_of_the_article_put_in_quotation_marks_are_at_most_partial() -> None:
    of = article(text="Mara Velden said that the old bridge would be painted green next year.")
    source = Source(hit(of), (said(of, "the old bridge would be painted green next year", "Mara Velden", kind="reported"),))
    assert judge("Mara Velden said “the old bridge would be painted green”.", [source]).support == "partial"
