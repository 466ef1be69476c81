"""Frames of events: the verbs by which a question asks for one, and the words by which a text tells of it.

A frame is what frame semantics has it to be (Fillmore 1982; FrameNet): a kind of event with the words that evoke it, so that what is `sold`
is `bought`, too. Only kinds are here that news asks for often and tells in few ways; a verb in none of them asks for nothing.
"""

from __future__ import annotations

from functools import cache

from bot.text import stem

_TABLE = """
resign resigns resigned quit quits: resignation retire step stepped stand stood leave left departure departed exit outgoing vacate
dismiss dismissed sack sacked oust ousted fired: dismissal fires firing ouster removal removed axe dropped deposed impeached suspended
win wins won: winning winner victory victorious victor beat beaten defeat champion championship title triumph prevail gold medal award prize
 elected clinch crown claim trophy landslide edged jackpot laureate honored honoured topped
lose loses lost: losing loss loser beat beaten defeat concede failed runner-up without
die dies died kill kills killed: dying dead death deadly fatal fatality lethal victim body toll perish murder life lives drown slain slaying shot
 assassinated assassin gunman gunmen killer suspect attacker succumbed late casualty funeral mourn survive survivor executed stabbed suicide
drown drowned: drowning
injure injured hurt wounded: injury wound casualty hospital treated burns broke broken
destroy destroyed: destruction razed levelled leveled flattened wiped burned burnt gutted demolished wrecked ruin collapse devastated swept
 torched damage fire
steal stole stolen: theft thief robbed robbery robber loot heist burglary burglar took taken raid
marry married: marriage wed wedding bride groom wife husband spouse
divorce divorced: split separated separation
born: birth birthplace native childhood
arrest arrested: detain detention custody held caught charged seized apprehended jailed captured nabbed suspect
acquit acquitted: acquittal cleared exonerated innocent guilty overturned quashed
convict convicted: conviction guilty sentenced jailed
shoot shot: shooting shooter gunman gunmen gunfire gun bullet fired hunt cull
buy buys bought purchase purchased sell sells sold acquire acquired: buying buyer acquisition acquiring takeover deal sale selling seller auction
 pay paid bid stake price merger
founded: founder co-founded co-founder cofounded cofounder establish set start created launched dates
build built construct constructed: building builder construction erect architect contractor completed
designed: designer architect architecture drawn creator created plans
finance financed fund funded: financial funding pay paid bill money invest investment investor backed donated donation cost gave grant
approve approved: approval pass adopt accept endorse backed agree vote ratify authorise authorize cleared green allow permit signed reject refuse
 block veto
reject rejected: rejection refuse refusal vote decline turned block veto against denied dismissed struck
refuse refused decline declined: refusal rejected unwilling won't not turned down never denied
praise praised: applaud hail laud commend thank compliment tribute welcomed paid great
criticise criticised criticize criticized condemn condemned: criticism critic critical attack slam blast denounce blame accuse rebuke lambasted
miss missed: absent absence without sidelined injured injury suspended out ruled unable skip fail
postpone postponed delay delayed: later put pushed wait behind back
cancel cancelled canceled: cancellation called scrapped scrap off axed dropped abandoned grounded pulled
crash crashed derail derailed: collision collide hit struck plunged accident wreck derailment came off smashed rails
refereed officiated: referee umpire official whistle
escape escaped: escapee fled flee broke break fugitive run loose
rescue rescued: rescuer save survivor pulled helped evacuated recovered
drive drove driving: driven driver wheel
begin began begun: beginning start since launch kicked opened onset first commence outbreak broke underway
succeed succeeded replace replaced: successor replacement named appointed names new follow take took taken heir predecessor elected
taken brought moved transferred flown: take took bring flew fly sent escorted rushed airlifted admitted carried driven led evacuated
testify testifies testified: testimony testifying witness
sign signed: signing signature inked agreed agreement deal treaty pact contract law joined
"""
"""A frame a line: its verbs, then what else tells of it, one form a stem."""
UNDERGONE = frozenset("die dies died drown drowned".split())
"""Verbs whose subject does nothing: who died may have been killed."""
_SILENT = """
 die died dying dead death deadly fatal fatality lethal victim body toll perish life lives drown succumbed late casualty funeral mourn survive
 survivor shooting gun guns gunfire bullet hunt cull theft robbery loot heist burglary raid
"""
"""Words that tell of a killing, a shot or a theft, and never whose it was."""
CONTRARY = {
    "convicted": "acquitted", "acquitted": "convicted", "win": "lost", "won": "lost", "lose": "won", "lost": "won", "resign": "dismissed",
    "resigned": "dismissed", "dismissed": "resigned", "married": "divorced", "divorced": "married",
}  # fmt: skip
"""Verbs that say no to one another: `Was X convicted?` is answered by that X was acquitted."""


@cache
def silent() -> frozenset[str]:
    """Stems of words that tell that something was done and nothing of who did it."""
    return frozenset(map(stem, _SILENT.split()))


@cache
def frames() -> dict[str, frozenset[str]]:
    """Each verb by which a question asks, and the stems of all words that tell of the same."""
    found = {}
    for line in _TABLE.replace("\n ", " ").strip().splitlines():
        verbs, _, others = line.partition(":")
        telling = frozenset(map(stem, f"{verbs} {others}".split()))
        found.update(dict.fromkeys(verbs.split(), telling))
    return found
