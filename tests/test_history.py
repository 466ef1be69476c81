"""Follow-ups made standalone. All people, places and events here are invented, or are short public questions."""

from __future__ import annotations

import time

import pytest

from bot.errors import QuestionError
from bot.history import Standalone, is_small_talk, rewrite, standalone_question, turns
from bot.types import Answer, Searched, Turn

PSAKI = "Jen Psaki, Reuters, 14 January 2022: She called it an “extremely dangerous” situation. [1]"
ELLIN = "Mara Ellin, The Harbour Post, 3 May 2031: “We will not sell the port,” she said. [1]"


def conversation(*said: str | tuple[str, str]) -> list[Turn]:
    return [Turn(*turn) if isinstance(turn, tuple) else Turn(turn) for turn in said]


STRIKE = "The Coast Post, 3 May 2031: Trams stood still. [1]\n\nElse Holm, Varn Ledger, 9 May 2031: “On 12 June 2031: no trams.” [2]"

REWRITES = [
    # what a briefing told, and what was before and behind it
    ([("Brief me on the strike", STRIKE)], "What came next?", "What happened with the strike after 9 May 2031?"),
    ([("Brief me on the strike", STRIKE)], "And before that?", "Brief me on the strike before 3 May 2031."),
    ([("Brief me on the strike in May", STRIKE)], "And before that?", "Brief me on the strike before May."),
    (["Brief me on the strike"], "What came next?", "What happened with the strike later?"),
    (["Brief me on the strike"], "only from the Ledger", "Brief me on the strike, only from the Ledger."),
    # a pronoun stands for the speaker, `it` for the statement
    (["What did Baerbock say about troop numbers?"], "And where did she say it?", "Where did Baerbock say it about troop numbers?"),
    (["what did ellin say about the ferry"], "and when did she say that", "When did ellin say that about the ferry?"),
    (["What did Psaki say Russia could do?"], "When did she say it?", "When did Psaki say what Russia could do?"),
    (["What did Mara Ellin say about the port?"], "Has she commented on the ferry?", "Has Mara Ellin commented on the ferry?"),
    (["What did Mara Ellin say about the port?"], "What's her view on tolls?", "What's Mara Ellin’s view on tolls?"),
    (["What did Orsolo say about Brandt?"], "What did he reply?", "What did Brandt reply to Orsolo?"),
    (["Why did Tomas Orsolo resign?"], "Who replaced him?", "Who replaced Tomas Orsolo?"),
    (["Why did Tomas Orsolo resign?"], "Who are his allies?", "Who are Tomas Orsolo’s allies?"),
    (["What did the union say about pay?"], "Did they reject the offer?", "Did the union reject the offer?"),
    (["What did the union say about pay?"], "What was their reaction to the new offer?", "What was the union’s reaction to the new offer?"),
    # people whom the answer introduces
    ([("Who called it dangerous?", PSAKI)], "What else did she say?", "What else did Jen Psaki say?"),
    ([("Who spoke about the port?", ELLIN)], "Where did she speak?", "Where did Mara Ellin speak?"),
    ([("Is the port for sale?", ELLIN)], "Did she give a reason?", "Did Mara Ellin give a reason?"),
    # an element replaces its like
    (["What did Psaki say about Belarus?"], "What about Lavrov?", "What did Lavrov say about Belarus?"),
    (["What did Psaki say about Belarus?"], "And Lavrov?", "What did Lavrov say about Belarus?"),
    (["What did Psaki say about Belarus?"], "How about the foreign minister?", "What did the foreign minister say about Belarus?"),
    (["What did Psaki say about Belarus?"], "What about Russia?", "What did Psaki say about Russia?"),
    (["What did Psaki say about Belarus?"], "What about Nord Stream 2?", "What did Psaki say about Nord Stream 2?"),
    (["What does Russia want from NATO?"], "And Ukraine?", "What does Ukraine want from NATO?"),
    (["What did Ellin say about the port in January?"], "And in March?", "What did Ellin say about the port in March?"),
    (["What did Ellin say about the port in 2030?"], "What about 2031?", "What did Ellin say about the port in 2031?"),
    (["What did Ellin say about the port?"], "And on Monday?", "What did Ellin say about the port on Monday?"),
    (["What did Ellin say about the port?"], "and the ferry?", "What did Ellin say about the ferry?"),
    (["How many homes were flooded in Marlow?"], "And in Tarn?", "How many homes were flooded in Tarn?"),
    (["How many Russian troops have gathered near Ukraine?"], "and the tanks?", "How many tanks have gathered near Ukraine?"),
    (["What happened in Marlow?"], "What about Tarn?", "What happened in Tarn?"),
    # only the asking word
    (["How many Russian troops have gathered near Ukraine?"], "Why?", "Why have Russian troops gathered near Ukraine?"),
    (["Why did Tomas Orsolo resign?"], "When?", "When did Tomas Orsolo resign?"),
    (["Who called the strike a mistake?"], "Who else?", "Who else called the strike a mistake?"),
    (["What did Ellin say about the port?"], "Who else?", "Who else spoke about the port?"),
    (["What did Ellin say about the port?"], "When?", "When did Ellin say that about the port?"),
    (["How many homes were flooded in Marlow?"], "Who said that?", "Who said how many homes were flooded in Marlow?"),
    (["What happened with the strike in Marlow?"], "Tell me more", "Tell me more about the strike in Marlow."),
    (["What happened with the strike in Marlow?"], "more details please", "Tell me more about the strike in Marlow."),
    (["What did Ellin say about the port?"], "Anything else?", "What else did Ellin say about the port?"),
    # things, places, times
    (["What happened with the strike in Marlow?"], "When did it start?", "When did the strike in Marlow start?"),
    (["When did the bridge in Marlow collapse?"], "Why did it collapse?", "Why did the bridge in Marlow collapse?"),
    (["What happened with the strike in Marlow?"], "How many people live there?", "How many people live in Marlow?"),
    (["How many tanks are near Ukraine?"], "When did they arrive?", "When did tanks arrive?"),
    (["What happened in Marlow in March 2031?"], "Who was the mayor then?", "Who was the mayor in March 2031?"),
    # definite references
    (["Brief me on the asylum law in Tarn"], "When does this law take effect?", "When does the asylum law in Tarn take effect?"),
    (["When did the bridge in Marlow collapse?"], "Who built the bridge?", "Who built the bridge in Marlow?"),
    (
        ["What did Orsolo & Sons say about the layoffs?"],
        "How many people does the company employ?",
        "How many people does Orsolo & Sons employ?",
    ),
    (["Did Ellin or Brandt win the vote?"], "What did the latter promise?", "What did Brandt promise?"),
    (["Did Ellin or Brandt win the vote?"], "What did the former promise?", "What did Ellin promise?"),
    (["When does the trial of Tomas Orsolo start?"], "Who is the judge?", "The trial of Tomas Orsolo: who is the judge?"),
    (["How many people died in the Tarn floods?"], "What did the mayor say about it?", "What did the mayor say about the Tarn floods?"),
    (["What happened in Marlow?"], "That is too bad. How many people live there?", "That is too bad. How many people live in Marlow?"),
    # what is answered, negated or counted
    (["What did Psaki say about Belarus?"], "How did Lavrov respond?", "How did Lavrov respond to what Psaki said about Belarus?"),
    (["What did Psaki say about Belarus?"], "What has Lavrov said about that?", "What has Lavrov said about Belarus?"),
    (["Did Germany send weapons to Ukraine?"], "Why not?", "Why did Germany not send weapons to Ukraine?"),
    (["Did Germany send weapons to Ukraine?"], "How many?", "How many weapons did Germany send to Ukraine?"),
    (["Did Germany send weapons to Ukraine?"], "What about France?", "Did France send weapons to Ukraine?"),
    (["Did Germany send weapons to Ukraine?"], "Did France?", "Did France send weapons to Ukraine?"),
    # too short to stand alone
    (["When did the bridge in Marlow collapse?"], "How many people were injured?", "The bridge in Marlow: how many people were injured?"),
    (["Who won the election in Chile?"], "How did the president react?", "How did the president react to the election in Chile?"),
    # chains: follow-ups in the history are resolved first
    (["What did Psaki say about Belarus?", "What about Lavrov?"], "Why?", "Why did Lavrov say that about Belarus?"),
    (["What did Psaki say about Belarus?", "What about Lavrov?"], "and gas prices?", "What did Lavrov say about gas prices?"),
    (
        ["What did Psaki say about Belarus?", "What about Lavrov?", "And Nord Stream 2?"],
        "When did he say that?",
        "When did Lavrov say that about Nord Stream 2?",
    ),
    (["What did Ellin say about the port?", "Thanks!"], "And Brandt?", "What did Brandt say about the port?"),
    # what is answered, and about what
    (
        ["What did Ellin say about tolls?", "And where did she say it?"],
        "How did Orsolo answer?",
        "How did Orsolo answer Ellin about tolls?",
    ),
    (["What did Ellin say about the port?"], "how did the union respond", "How did the union respond to what Ellin said about the port?"),
    (["What did Ellin say about the port?"], "Does the city agree?", "Does the city agree with what Ellin said about the port?"),
    (["What happened to the ferry?"], "what did the crew say", "What did the crew say about the ferry?"),
    (["What did Ellin say about the port?"], "What did the others say?", "Who else spoke about the port?"),
    (["What did Ellin say about the port?"], "is that true?", "Is it true what Ellin said about the port?"),
    (["What did Ellin say about the port?"], "When was that?", "When did Ellin say that about the port?"),
    # who can speak takes the speaker's place
    (["What did Ellin say about the port?"], "and the mayor?", "What did the mayor say about the port?"),
    (["What did Ellin say about the port?"], "and the parents", "What did the parents say about the port?"),
    (["What did Ellin say about the unions?"], "and the farmers?", "What did Ellin say about the farmers?"),
    # what holds words says nothing itself; a pronoun after a preposition is not the noun that it belongs to
    (["How many websites were defaced?"], "What did the message on them say?", "What did the message on websites say?"),
    (["What did the letter from NATO say?"], "Who wrote it?", "Who wrote the letter from NATO?"),
    # the time of a question is no part of its thing; a time takes the place of a time
    (["What happened with the ferry in January?"], "How much will it cost?", "How much will the ferry cost?"),
    (["Brief me on the ferry since March"], "Who owns it?", "Who owns the ferry?"),
    (["What did Ellin say about the port in March?"], "And before that?", "What did Ellin say about the port before March?"),
    (["How much will the ferry cost?"], "and now?", "How much will the ferry cost now?"),
    (["How much will the ferry cost?"], "And before the audit?", "How much will the ferry cost before the audit?"),
    (["How much will the ferry cost?"], "Why so much?", "Why will the ferry cost so much?"),
    # who did it, and to whom
    (["Which websites were attacked?"], "Who did it?", "Who attacked websites?"),
    (["Did Ellin apologise?"], "To whom?", "To whom did Ellin apologise?"),
    (["What did Ellin and Brandt talk about?"], "How long?", "How long did Ellin and Brandt talk?"),
    (["What did Ellin and Brandt talk about?"], "When did they meet?", "When did Ellin and Brandt meet?"),
    (["Did Ellin meet Brandt?"], "Did he thank him?", "Did Ellin thank Brandt?"),
    (["Has the E.U. reacted to the tolls?"], "and the U.S.", "Has the U.S. reacted to the tolls?"),
    (["Has the E.U. reacted to the tolls?"], "What did it say about gas?", "What did the E.U. say about gas?"),
    (["What demands did Tarn make?"], "Did NATO accept them?", "Did NATO accept demands?"),
    (["What did Ilya Brandt say about Jon Ames?"], "Where does he live?", "Where does Ilya Brandt live?"),
    # an object is not its clause's subject
    (["What did Ellin say about the port?"], "What did Brandt say about her?", "What did Brandt say about Ellin?"),
    (["What did Ellin say about Brandt?"], "What did Orsolo say about him?", "What did Orsolo say about Brandt?"),
    (["Why did Ellin resign?"], "Did Brandt thank her?", "Did Brandt thank Ellin?"),
    # a participle is no noun; what has no name but its question
    (["Who painted the picture stolen from the hall?"], "How old is it?", "How old is the picture?"),
    (["What was stolen from the hall in Tarn?"], "How old is it?", "How old is what was stolen from the hall in Tarn?"),
    (
        ["What was stolen from the Tarn Museum?", "How much is it worth?"],
        "Has it been found?",
        "Has what was stolen from the Tarn Museum been found?",
    ),
    (["What is known about the ferry?"], "When did it sink?", "When did the ferry sink?"),
    (["How much is the ferry worth?"], "Who owns it?", "Who owns the ferry?"),
    # a verb that is the noun for what happens
    (["bus strike"], "When did it end?", "When did bus strike end?"),
    (["the bus strike"], "When did it end?", "When did the bus strike end?"),
    (["the bus strike", "When did it end?"], "Who ended it?", "Who ended the bus strike?"),
    (["What did Ellin say about the Tarn vote?"], "How long did it last?", "How long did the Tarn vote last?"),
    (["Does Ellin support the fuel tax cut?"], "Is it legal?", "Is the fuel tax cut legal?"),
    (["When did the bank collapse?"], "Who owned it?", "Who owned the bank?"),
    (["Why did the crew on the ferry strike?"], "How big is it?", "How big is the crew on the ferry?"),
    # counts
    (["How many tanks has Russia moved to Tarn?"], "Why?", "Why has Russia moved tanks to Tarn?"),
    (["How many schools were closed in Tarn?"], "and how many shops?", "How many shops were closed in Tarn?"),
    (["how many soldiers did the army send to poland"], "and romania", "How many soldiers did the army send to Romania?"),
    (["Did Ellin say anything about the port?"], "Why not?", "Why did Ellin not say anything about the port?"),
    # what is spoken about changes, not who speaks
    (["What did Ellin say about the port?"], "And about the minister?", "What did Ellin say about the minister?"),
    (["What did Ellin say about the port?"], "and on taxes", "What did Ellin say about taxes?"),
    (["Brief me on the port"], "and about the ferry?", "Brief me on the ferry."),
    # a person whom another one describes
    (["What did Mara Ellin say about the port?"], "And her spokesman?", "What did Mara Ellin’s spokesman say about the port?"),
    (["What did Mara Ellin say about the port?"], "And about her rival?", "What did Mara Ellin say about Mara Ellin’s rival?"),
    # who agrees is who speaks
    (
        ["What did Ellin say about the port?", "Does Jon Brandt agree?"],
        "And the mayor?",
        "Does the mayor agree with what Ellin said about the port?",
    ),
    # whether it has changed
    (["What did Ellin say about the port?"], "Has she changed her mind?", "Has Ellin changed her mind about the port?"),
    (
        ["Did Mara Ellin rule out a deal with the union?"],
        "Has she changed her mind?",
        "Has Mara Ellin changed her mind about a deal with the union?",
    ),
    (["What did Ellin say about the port?"], "Has she changed her mind about the ferry?", "Has Ellin changed her mind about the ferry?"),
    # where it stands
    (["What did Ellin say about the port?"], "In which article?", "What did Ellin say about the port?"),
    (["When did the ferry sink?"], "Which newspaper reported that?", "When did the ferry sink?"),
    (["When did the ferry sink?"], "where did you read that", "When did the ferry sink?"),
    (["When did the ferry sink?"], "What is your source?", "When did the ferry sink?"),
    # an office is a person, several people are none
    (
        ["What did the farmers say about tolls?", "Why did the finance minister resign?"],
        "Who replaced him?",
        "Who replaced the finance minister?",
    ),
    ([("Why did the mayor resign?", ELLIN)], "When was she elected?", "When was the mayor elected?"),
    # `it` is what somebody holds; `then` is no time where the question is about now
    (["What was Jon Brandt's accusation?"], "What did Ellin say about it?", "What did Ellin say about Jon Brandt's accusation?"),
    (["What did Ellin say about Jon Brandt's accusation?"], "Did Orsolo deny it?", "Did Orsolo deny it about Jon Brandt's accusation?"),
    (["What was Jon Brandt's explanation?"], "What did Ellin say about it?", "What did Ellin say about Jon Brandt's explanation?"),
    (["What did Ellin say about the port in March?"], "What did she want then?", "What did Ellin want in March?"),
    (["What did Ellin say about the port in March?"], "What does she want then?", "What does Ellin want then?"),
]


@pytest.mark.parametrize(("said", "question", "expected"), REWRITES, ids=[f"{r[0][-1]} / {r[1]}" for r in REWRITES])
def test_follow_up_becomes_a_standalone_question(said, question, expected):
    result = rewrite(question, conversation(*said))
    assert result.text == expected
    assert result.changed
    assert standalone_question(question, conversation(*said)) == expected


UNTOUCHED = [
    ("What did Psaki say about Belarus?", "What did Macron say about  gas?"),
    ("What did Psaki say about Belarus?", "Thanks!"),
    ("What did Psaki say about Belarus?", "ok, thank you very much"),
    ("What did Psaki say about Belarus?", "Hello there"),
    ("What did Psaki say about Belarus?", ""),
    ("What did Psaki say about Belarus?", "   "),
    ("What did Psaki say about Belarus?", "???"),
    ("What did Psaki say about Belarus?", "Did Mara Ellin say when she will resign?"),
    ("What did Psaki say about Belarus?", "Is it true that Sweden wants to join NATO?"),
    ("What did Psaki say about Belarus?", "How long does it take to build a frigate?"),
    ("What did Psaki say about Belarus?", "Are there any new sanctions against Orsolo & Sons?"),
    ("What did Psaki say about Belarus?", "How many homes were flooded in Marlow this week?"),
    ("What did Psaki say about Belarus?", "and how many homes were flooded in Marlow"),
    ("What did Psaki say about Belarus?", "What did the head of the port authority in Tarn say about the ferry?"),
    ("How many workers were hurt in the shaft?", "How many people died when the shaft was flooded?"),
    ("What happened to the ferry in Tarn?", "who lost their jobs when the mine shut?"),
    ("How much will the ferry cost?", "What did Ellin say about the borings?"),
    ("What did Psaki say about Belarus?", "Did Ellin leave when somebody hit her?"),
    ("What did Psaki say about Belarus?", "Did Ellin tell Brandt about her?"),
    ("What did Psaki say about Belarus?", "Who told Brandt about her?"),
    ("What did Psaki say about Belarus?", "Did Ellin sell her house?"),
]


@pytest.mark.parametrize(("before", "question"), UNTOUCHED, ids=[q or "empty" for _, q in UNTOUCHED])
def test_question_that_needs_no_context_comes_back_character_for_character(before, question):
    assert rewrite(question, [Turn(before)]) == Standalone(question, frozenset(), False)


@pytest.mark.parametrize("history", [None, [], [Turn("Thanks!")], [Turn("")], [{"role": "assistant", "content": "Ask me about the news."}]])
def test_without_earlier_questions_nothing_is_rewritten(history):
    assert rewrite("And where did she say it?", history) == Standalone("And where did she say it?", frozenset(), False)


def test_carried_are_the_folded_content_words_from_the_history():
    result = rewrite("And where did she say it?", [Turn("What did Müller say about troop numbers?")])
    assert result.carried == {"muller", "troop", "numbers"}
    assert result.to_dict() == {
        "text": "Where did Müller say it about troop numbers?",
        "carried": ["muller", "numbers", "troop"],
        "changed": True,
    }


def test_the_office_in_a_follow_up_is_only_whom_the_conversation_gave_it():
    quoted = "Mara Ellin, The Harbour Post, 3 May 2031: “I will not pay,” said Mara Ellin, the owner. [1]"
    assert standalone_question("What did the mayor promise?", [Turn("Who pays for the port?", quoted)]) == "What did the mayor promise?"
    titled = "Mara Ellin, The Harbour Post, 3 May 2031: “I will not pay,” said Mayor Mara Ellin. [1]"
    assert standalone_question("What did the mayor promise?", [Turn("Who pays for the port?", titled)]) == "What did Mara Ellin promise?"


POST = "The Harbour Post, 3 May 2031:"
AFTER_WHO = [
    # the person named by the question is its centre, whoever speaks about them
    ("Who is Mara Ellin?", f"{POST} Ellin runs the port. [1]\n\nJon Brandt, {POST} Brandt called Ellin brave. [2]", "she", "Mara Ellin"),
    ("Who is the teacher Mara Ellin?", f"Jon Brandt, mayor, {POST} Ellin, he said, is brave. [1]", "she", "Mara Ellin"),
    ("Whom did Mara Ellin replace?", f"{POST} Ellin replaces Jon Brandt, who was sacked. [1]", "she", "Mara Ellin"),
    # an outlet, a number, a group, a document and a body are nobody that "she" means
    ("Who is Mara Ellin?", f"{POST} Three crews were saved. [1]", "she", "Mara Ellin"),
    (
        "Who won the vote in Port Tarn?",
        f"{POST} Port Tarn votes on 9 May. [1]\n\nResults, {POST} Mara Ellin won by 9 votes. [2]",
        "she",
        "Mara Ellin",
    ),
    ("Who saved the crew?", f"Seven, {POST} It had a leak. The crew was saved by the pilot Mara Ellin. [1]", "she", "Mara Ellin"),
    ("Who saved the crew?", f"Divers, {POST} Mara Ellin, 41, dived for them. [1]", "she", "Mara Ellin"),
    ("Who broke the news?", f"Families, {POST} The news was broken by Mara Ellin, they said. [1]", "she", "Mara Ellin"),
    ("Who saved the crew?", "Coast Wire, 3 May 2031: It had a leak. [1]", "she", None),
    ("Who saved the crew?", f"Seven, {POST} It had a leak. [1]", "she", None),
    ("Who saved the crew?", f"Families, {POST} It had a leak. [1]", "she", None),
    ("Who saved the crew?", f"The ferry, {POST} It had a leak. [1]", "she", None),
    ("Who saved the crew?", f"{POST} Thieves had cut a rope. [1]", "she", None),
    ("Who saved the crew?", f"{POST} Tarn Bridge was shut. [1]", "she", None),
    ("Who saved the crew?", f"{POST} The head of Orsolo Mills left. [1]", "she", None),
    ("Is the port for sale?", f"Seven, {POST} It had a leak. [1]", "she", None),
    # the subject of the first statement before its speaker, a speaker failing that
    ("Who was jailed for the fire?", f"Jon Brandt, lawyer, {POST} Otto Lund was jailed for nine years. [1]", "he", "Otto Lund"),
    (
        "Who was jailed for the fire?",
        f"{POST} TARN (Coast Wire) - The former head of Orsolo Foods, Otto Lund, was jailed. [1]",
        "he",
        "Otto Lund",
    ),
    ("Who was jailed for the fire?", f"Otto Lund, baker, {POST} “Jon Brandt lied,” he said. [1]", "he", "Otto Lund"),
    ("Who left Tarn Rovers?", f"{POST} Tarn Rovers have sacked the Italian Otto Lund. Lund, 48, won the cup. [1]", "he", "Otto Lund"),
    ("Who coaches Tarn Rovers?", f"{POST} Tarn Rovers have appointed the Italian Otto Lund. [1]", "he", "Otto Lund"),
    ("Who was sued?", f"{POST} Workers took money from Orsolo Mills. [1]\n\n{POST} A judge accused Orsolo Mills. [2]", "he", None),
    ("Who sued Otto Lund?", f"{POST} Otto Lund was sued by Jon Brandt. [1]", "he", "Jon Brandt"),
    ("Who put the fire out?", f"{POST} It was fought by Otto Lund. [1]\n\n{POST} Jon Brandt watched. [2]", "he", "Otto Lund"),
    ("Who was jailed?", f"{POST} Otto Lund’s lawyer, Jon Brandt, was jailed. [1]", "he", "Jon Brandt"),
    ("Who took over?", f"{POST} The club sacked Otto Lund, and Jon Brandt took over. [1]", "he", "Jon Brandt"),
    # who says something is the speaker
    ("Who said that the port is safe?", f"Mara Ellin, mayor, {POST} Jon Brandt was right, she said. [1]", "she", "Mara Ellin"),
    # an answer without leads
    ("Who opened the port?", "Mara Ellin, the mayor, opened it in May. [1] Jon Brandt was there. [2]", "she", "Mara Ellin"),
    # what an answer tells of somebody's gender
    ("Who led the strike?", f"Mara Ellin, {POST} Ellin said that Jon Brandt had lost his bag. [1]", "she", "Mara Ellin"),
    ("Who led the strike?", f"{POST} Jon Brandt had his bag. [1]\n\nMara Ellin, {POST} She led it. [2]", "she", "Mara Ellin"),
    ("Who led the strike?", f"Robin Brandt, spokesman, {POST} Yes. [1]\n\nKim Ellin, {POST} No. [2]", "she", "Kim Ellin"),
]


@pytest.mark.parametrize(("asked", "answer", "pronoun", "meant"), AFTER_WHO)
def test_a_pronoun_after_who_means_the_person_asked_for(asked, answer, pronoun, meant):
    rewritten = standalone_question(f"Where does {pronoun} live?", [Turn(asked, answer)])
    assert rewritten.lower().endswith(f"where does {meant or pronoun} live?".lower())  # an unresolved pronoun may get a heading


def test_what_has_a_definite_article_is_no_person():
    history = [Turn("Who was the captain of the Tarn Star?")]
    assert "Tarn Star live" not in standalone_question("Where does he live?", history)


def test_a_speaker_with_a_role_is_among_the_people_of_an_answer():
    history = [Turn("Is the port for sale?", f"Mara Ellin, mayor of Tarn, {POST} “No.” [1]")]
    assert standalone_question("Where does she live?", history) == "Where does Mara Ellin live?"


def test_they_are_the_body_that_the_answer_named():
    answer = "The five governments, The Harbour Post, 3 May 2031: “No war,” they said. [1]"
    history = [Turn("Who said that there will be no war?", answer)]
    assert standalone_question("Did they mention gas?", history) == "Did the five governments mention gas?"


def test_an_answer_object_in_a_turn_counts_as_its_text():
    answer = Answer(PSAKI, (), (), False, "Who called it dangerous?", Searched(1))
    history = [Turn("Who called it dangerous?", answer)]
    assert turns(history) == [Turn("Who called it dangerous?", PSAKI)]
    assert standalone_question("What else did she say?", history) == "What else did Jen Psaki say?"


def test_earlier_pronouns_tell_people_apart():
    history = conversation("What did Ellin say about Brandt?", "Where did she say it?")
    assert standalone_question("What did he do?", history) == "What did Brandt do?"


@pytest.mark.parametrize("question", ["what about lavrov", "and lavrov?", "what about sergei lavrov"])
def test_known_speakers_are_recognised_in_lower_case(question):
    result = rewrite(question, [Turn("what did psaki say about belarus")], known_speakers=("Sergei Lavrov", "Jen Psaki"))
    assert result.text in ("What did Lavrov say about Belarus?", "What did Sergei Lavrov say about Belarus?")


@pytest.mark.parametrize(
    ("speakers", "meant"),
    [
        (("Mara Ellin", "Otto Ellin", "Jon Brandt"), "Otto Ellin"),
        (("Mara Ellin", "Dr Otto Ellin"), "Otto Ellin"),
        (("Mara Ellin", "Otto Ellin", "Ivo Ellin"), "Ellin"),  # either could be meant
    ],
)
def test_the_other_of_two_namesakes_is_the_one_not_spoken_of(speakers, meant):
    result = rewrite("And the other Ellin?", [Turn("What did Mara Ellin say about the port?")], known_speakers=speakers)
    assert result.text == f"What did {meant} say about the port?"


def test_an_answer_tells_its_people_apart_by_their_pronouns():
    answer = (
        "Mara Ellin, The Harbour Post, 3 May 2031: She will not sell the port. [1]\n"
        "Jon Brandt, The Harbour Post, 4 May 2031: “Sell it,” he said. [2]"
    )
    history = [Turn("What was said about the port?", answer)]
    assert standalone_question("What else did he say?", history) == "What else did Jon Brandt say?"
    assert standalone_question("What else did she say?", history) == "What else did Mara Ellin say?"


@pytest.mark.parametrize("text", [" " * 9000 + "x", "a " * 4000, "What did " + "Brandt, " * 600 + "say?", "it " * 3000])
def test_long_input_is_read_in_bounded_time(text):
    started = time.perf_counter()
    rewrite("Where did she say it?", [Turn(text), Turn(text)])
    rewrite(text, [Turn("What did Ellin say?")])
    assert time.perf_counter() - started < 5


def test_rewriting_a_rewritten_question_changes_nothing():
    history = conversation("What did Psaki say about Belarus?")
    once = standalone_question("What about Lavrov?", history)
    assert standalone_question(once, history) == once


def test_long_conversation_is_resolved_from_its_latest_turns():
    history = [Turn(f"How many homes were flooded in Tarn in {year}?") for year in range(1900, 2020)]
    assert standalone_question("And in Marlow?", history) == "How many homes were flooded in Marlow in 2019?"


MESSAGES = [
    {"role": "system", "content": "Be brief."},
    {"role": "assistant", "content": "Hello, ask me about the news."},
    {"role": "user", "content": [{"type": "text", "text": "Who called it dangerous?"}]},
    {"role": "assistant", "content": [{"type": "text", "text": PSAKI}, {"type": "file", "file": {"path": "x.png"}}]},
]


def test_messages_and_turns_are_the_same_conversation():
    assert turns(MESSAGES) == [Turn("Who called it dangerous?", PSAKI)]
    assert turns([Turn("Who called it dangerous?", PSAKI)]) == turns(MESSAGES)
    assert standalone_question("What else did she say?", MESSAGES) == "What else did Jen Psaki say?"


def test_consecutive_answers_are_joined_and_a_missing_content_is_empty():
    messages = [
        {"role": "user", "content": "Hi"},
        {"role": "assistant", "content": "One."},
        {"role": "assistant", "content": "Two."},
        {"role": "user", "content": None},
    ]
    assert turns(messages) == [Turn("Hi", "One.\nTwo."), Turn("")]


@pytest.mark.parametrize(
    ("history", "named"),
    [
        ("What?", "str"),
        ({"role": "user", "content": "What?"}, "dict"),
        (Turn("What?"), "Turn"),
        (42, "int"),
        ([["What?", "That."]], "Entry 0"),
        ([Turn("What?", 7)], "Turn of str and int"),
        ([Turn("What?"), None], "Entry 1"),
        ([{"content": "What?"}], "role None"),
        ([{"role": "robot", "content": "What?"}], "'robot'"),
        ([{"role": "user", "content": 7}], "int"),
        ([{"role": "user", "content": [7]}], "list"),
        ([{"role": "user", "content": [{"type": "text"}]}], "without text"),
    ],
)
def test_other_histories_are_refused_with_what_to_give_instead(history, named):
    with pytest.raises(QuestionError) as error:
        turns(history)
    assert named in str(error.value)
    assert "Turn(question, answer)" in str(error.value)


@pytest.mark.parametrize(
    ("text", "expected"), [("Thanks!", True), ("hello", True), ("OK, great", True), ("Why?", False), ("good news from Tarn?", False)]
)
def test_small_talk_asks_for_nothing(text, expected):
    assert is_small_talk(text) is expected
