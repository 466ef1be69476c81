"""Sentences and their labels are read from every way that models write them."""

from __future__ import annotations

import pytest

from bot.claims import parse_claims


@pytest.mark.parametrize(
    ("reply", "claims"),
    [
        ("", []),
        ("---\n\n[1]", []),
        ("It rained [1].", [("It rained.", (1,))]),
        ("It rained. [1]", [("It rained.", (1,))]),
        ("It rained.[1][2] It stopped.", [("It rained.", (1, 2)), ("It stopped.", ())]),
        ("It rained [1, 2]. It stopped [3; 4].", [("It rained.", (1, 2)), ("It stopped.", (3, 4))]),
        ("It rained [1-3].", [("It rained.", (1, 2, 3))]),
        ("It rained [1]–[3].", [("It rained.", (1, 2, 3))]),
        ("It rained [1-99].", [("It rained.", (1, 99))]),
        ("It rained [1][1] all day [1].", [("It rained all day.", (1,))]),
        ("It rained [passage 2 and 3].", [("It rained.", (2, 3))]),
        ("It rained [^2] today 【3†source】.", [("It rained today.", (2, 3))]),
        ("[1] It rained. [2] It stopped.", [("It rained.", (1,)), ("It stopped.", (2,))]),
        ("It rained. [1] It stopped. [2]", [("It rained.", (1,)), ("It stopped.", (2,))]),
        ("It rained\n[1]\n\nIt stopped.\n[2]", [("It rained", (1,)), ("It stopped.", (2,))]),
        ("## Weather\n- **It rained** [1]\n2. `It` stopped [2].", [("Weather", ()), ("It rained", (1,)), ("It stopped.", (2,))]),
        ("In [2022] it rained “[there]” [1].", [("In [2022] it rained “[there]”.", (1,))]),
        ("She said: “It rained. It stopped.” [1]", [("She said: “It rained. It stopped.”", (1,))]),
        ('"It rained. It stopped," she said [1]. He left.', [('"It rained. It stopped," she said.', (1,)), ("He left.", ())]),
        ("Mr. Orr left the U.S. on Jan. 5 [1]. It rose 3.5 percent [2].", [("Mr. Orr left the U.S. on Jan. 5.", (1,)), ("It rose 3.5 percent.", (2,))]),
        ("<think>Passage [4] says so.</think>It rained [1].", [("It rained.", (1,))]),
        ("<think>It rained [1].", []),
    ],
)  # fmt: skip
def test_a_reply_is_read_as_claims(reply: str, claims: list[tuple[str, tuple[int, ...]]]) -> None:
    assert [(claim.text, claim.labels) for claim in parse_claims(reply)] == claims
