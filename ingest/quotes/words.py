"""Small tables of English words that mentions are read with. General vocabulary only: no names of people."""

from __future__ import annotations

import re

PARTICLES = r"(?:de|da|di|du|del|della|dos|van|von|der|den|ter|bin|bint|ibn|al|el|la|le|ben|zu|e|y)"

TITLES = frozenset(
    """Mr Mrs Ms Miss Mx Dr Prof Professor Sir Dame Lord Lady Rev Reverend Father Sister Rabbi Imam Sheikh Ayatollah Bishop Archbishop Cardinal
    Sen Senator Rep Representative Reps Sens Gov Governor Congressman Congresswoman Assemblyman Assemblywoman Delegate President Vice Premier
    Chancellor Prime Minister Secretary Undersecretary Ambassador Envoy Commissioner Speaker Leader Majority Minority Whip Mayor Councilman
    Councilwoman Councillor Councilor Sheriff Police Chief Justice Judge Attorney General Gen Lt Col Colonel Maj Major Capt Captain Sgt
    Sergeant Cmdr Commander Admiral Adm Officer Detective Inspector Superintendent Marshal Foreign Defense Defence Interior Finance Trade
    Director Deputy Chairman Chairwoman Chair Chairperson CEO CFO COO CTO Executive Editor Coach Candidate Nominee Democrat Republican
    Democratic Libertarian Spokesman Spokeswoman Spokesperson Analyst Economist Correspondent Columnist Reporter Host Anchor Author Lawyer
    Strategist Pollster Adviser Advisor Founder Manager Agent Lieutenant Corporal Private Pastor Recorder Treasurer Supervisor
    Comptroller Clerk Emir Sultan Crown
    Then-President Ex-President""".split()
)
"""Words before a personal name that are not part of it. Regal and papal titles (King, Queen, Pope, Prince) stay with their name."""

DEPARTMENTS = frozenset(
    """State Staff Defense Defence Education Health Human Housing Urban Development Labor Labour Energy Interior Treasury Commerce Transportation
    Transport Agriculture Homeland Security National Intelligence Veterans Affairs Foreign Justice Elections Communications Operations Public
    Safety Works Finance Culture Environment Trade Law Economics History Medicine Science Sciences Policy Programs Research Naval""".split()
)
"""What an office is over, between its `of` and a name: `Secretary of State Jane Roe`."""

ABBREVIATIONS = frozenset(
    """Mr Mrs Ms Dr Prof Sen Sens Rep Reps Gov Gen Lt Col Maj Capt Sgt Cmdr Adm Rev Hon St Jr Sr vs Inc Co Corp Ltd No Jan Feb Mar Apr Aug Sept
    Sep Oct Nov Dec Mass Calif Fla Ill Ind Ga Ala Ariz Ark Colo Conn Del Kan Ky La Md Me Mich Minn Miss Mo Mont Neb Nev Okla Ore Pa Tenn Tex
    Va Vt Wash Wis Wyo Ave Blvd Rd Ft Mt Pvt Supt Messrs""".split()
)

ORGANISATIONS = frozenset(
    """Administration Agency Alliance Army Assembly Association Authority Bank Board Bureau Cabinet Center Centre Central Chamber Church City
    Club Coalition College Commission Committee Commons Company Conference Confederation Congress Corporation Corps Council County Court
    Daily Department Embassy Federation Force Forces Forum Foundation Fund Gazette Government Group Guard Herald Hospital House Inc Industries
    Institute Institution International Journal Kremlin Labor Labour League Legislature Magazine Ministry Mission Movement Museum Nations
    Network News Office Organisation Organization PAC Parliament Partners Party Pentagon Planned Police Post Press Program Project Reserve
    Review School Senate Service Services Society States Street Studio Studios Supreme Survey Team Television Times Tribunal Tribune TV Union
    United University Watch White York Politburo Ltd LLC Corp Co Research Poll Campaign Airlines Airport Technologies Tech Systems Bros
    Academy Academies Airways Archives Brigade Caucus Delegation Directorate Division Faculty Laboratory Laboratories Observatory Registry
    Secretariat Trust Register Chronicle Examiner Dispatch Sentinel Monitor Observer Enquirer Inquirer Bulletin""".split()
)

NOT_NAMES = frozenset(
    """A About Above According Across Adding After Afterward Again Against All Along Also Although Always Amid Among An And Another Any Are
    Around As Asked At Back Based Be Because Before Behind Being Below Besides Best Beyond Both But By Can Citing Could Critics Currently
    Did Do Does Don During Each Earlier Either Elsewhere Even Ever Every Everyone Few Finally First For Former Formerly From Further
    Furthermore Get Given Had Has Have Having He Hence Her Here Hers Him His How However I If In Indeed Instead Into Is It Its Just Last
    Late Later Lately Let Like Likewise Look Many May Maybe Me Meanwhile Might More Moreover Most Much Must My Nearly Neither Never
    Nevertheless New Next No Nobody None Nonetheless Nor Not Nothing Now Of Off Often On Once One Only Or Other Others Our Out Over Perhaps
    Previously Rather Recently Reportedly Said Says Second Separately Several Shall She Should Similarly Since So Some Somebody Someone
    Sometimes Soon Speaking Still Such Than Thanks That The Their Them Then There Thereafter Therefore These They Third This Those Though
    Three Through Throughout Thus Till To Today Together Told Tomorrow Too Toward Two Under Unlike Until Up Upon Us Very Was We Well Were
    What When Whenever Where Whereas Whether Which While Who Whoever Whom Whose Why Will With Within Without Would Yes Yesterday Yet You
    Your Despite Inside Outside Near Alongside Aside Apart Unless Whatever Following Including Beneath Regardless
    Sunday Monday Tuesday Wednesday Thursday Friday Saturday January February March April June July August September October November
    December Jan Feb Mar Apr Aug Sept Oct Nov Dec Spring Summer Autumn Winter Asking Calling Noting Saying Asked""".split()
)
"""Capitalised words that open sentences, and days and months: never part of a name at its edges."""

ADVERBS = frozenset(
    """afterward again also besides conversely currently earlier elsewhere eventually finally first formerly further furthermore hence here
    however indeed instead last lately later likewise maybe meanwhile moreover nearby nevertheless nonetheless nor now often once overall
    perhaps plus previously rather recently second separately similarly sometimes soon still then there therefore third thus today together
    tomorrow tonight too worse yes yesterday yet""".split()
)
"""Words that open a sentence before a comma and speak for nobody: `Likewise, a paper from ...`."""

PEOPLES = frozenset(
    """Afghan African American Arab Arabic Argentine Asian Australian Austrian Belarusian Belgian Brazilian British Bulgarian Canadian Chinese
    Colombian Croatian Czech Danish Dutch Egyptian English Estonian European Finnish French Georgian German Greek Hebrew Hindi Hungarian
    Indian Indonesian Iranian Iraqi Irish Israeli Italian Japanese Kenyan Korean Latin Latvian Lebanese Lithuanian Mexican Nigerian Norwegian
    Pakistani Palestinian Persian Polish Portuguese Romanian Russian Scottish Serbian Slovak Spanish Swedish Swiss Syrian Turkish Ukrainian
    Vietnamese Welsh Western""".split()
)
"""Adjectives of peoples, and languages: alone they name nobody."""

MALE = frozenset(
    """mr sir lord king prince father brother son husband spokesman congressman chairman businessman councilman assemblyman policeman
    fireman salesman statesman salesman widower grandfather uncle actor pope duke emperor sultan gentleman man boy""".split()
)
FEMALE = frozenset(
    """mrs ms miss dame lady queen princess mother sister daughter wife spokeswoman congresswoman chairwoman businesswoman councilwoman
    assemblywoman policewoman saleswoman stateswoman widow grandmother aunt actress duchess empress woman girl""".split()
)

HEADS = frozenset(
    """activist actor actress adviser advisor agent aide ambassador analyst anchor archbishop attorney author banker billionaire bishop boss
    businessman businesswoman candidate captain chair chairman chairwoman challenger chancellor chef chief coach colonel columnist commander
    commissioner congressman congresswoman consultant correspondent councillor councilman councilwoman critic curator democrat deputy
    detective diplomat director doctor driver economist editor engineer entrepreneur envoy executive expert farmer founder general governor
    head historian host investigator journalist judge justice king lawmaker lawyer lawmaker leader lecturer lieutenant manager mayor mechanic
    midwife minister mogul monarch musician negotiator nominee novelist nurse officer official operative organiser organizer owner
    paramedic pastor pilot player politician pollster pope premier president priest prince princess principal producer professor prosecutor
    psychologist queen ranger rapper reporter representative republican researcher resident scholar scientist secretary senator sheriff
    singer skipper soldier speaker spokesman spokesperson spokeswoman strategist student superintendent teacher technician trustee veteran
    veterinarian volunteer warden witness worker writer supporter voter aide ally backer donor delegate protester staffer surrogate opponent
    defender victim survivor employee friend neighbour neighbor source colleague relative demonstrator insider veteran founder chairperson
    man woman boy girl person father mother brother sister son daughter husband wife actor actress senator recorder treasurer clerk
    supervisor counsel lobbyist blogger commentator user reader client customer investor trader fundraiser physician surgeon physicist chemist
    statistician philosopher filmmaker developer
    striker goalkeeper midfielder winger quarterback pitcher batsman bowler cricketer footballer golfer boxer sprinter swimmer cyclist jockey
    referee trainer teammate runner plumber electrician shopkeeper retiree pensioner fisherman hairdresser programmer
    inspector barrister solicitor magistrate coroner constable psychiatrist dentist pharmacist geneticist archivist librarian astronomer
    astronaut campaigner mediator broker grocer waiter waitress cleaner firefighter sailor apprentice tenant landlord
    sculptor composer conductor guitarist bassist drummer violinist pianist""".split()
)
"""Nouns for a person by office or calling: what "the minister" can refer back by."""

REGAL = frozenset("king queen pope prince princess".split())

DETERMINERS = frozenset(
    "the a an one another his her their our its this that these those some several many most two three four five six both no each every".split()
)
PRONOUNS = frozenset("he she they it we i you who".split())

BOUNDARIES = frozenset(
    """and or but that when while as if because since although though which who whom whose what how where whether than so nor yet
    after before until unless during in on at via through inside outside near amid despite while not then upon last this next
    earlier later yesterday today tonight Monday Tuesday Wednesday Thursday Friday Saturday Sunday sunday monday shortly recently when back once
    about over using citing regarding without within again""".split()
)
"""Words that a noun phrase, read from its first word on, does not run past."""

PREPOSITIONS = frozenset(
    """of for at in from with to by on against about under over near into than between among like after before behind via during amid
    despite toward towards alongside through without within including as unlike around following besides beyond""".split()
)
AUXILIARIES = frozenset(
    """is are was were be been being has have had having do does did will would can could may might shall should must also still later then
    never always often once again just even now both simply soon""".split()
)
PAST = frozenset(
    """beat became began brought came drew fell fought gave got grew held hit kept knew led left lost made met paid ran sat saw sent set shot
    sold spent spoke stood threw told took went won wore wrote""".split()
)
"""Irregular past forms of frequent verbs, which no ending gives away."""


KNOWING = frozenset("familiar close loyal briefed knowledgeable".split())
"""What describes somebody without a name from behind: `a person familiar with the talks`, `two aides close to the mayor`."""


def is_head(word: str) -> bool:
    """True for a noun for a person by office or calling, in the singular or the plural."""
    word = word.lower().strip(".,'’").removeprefix("co-")
    singular = word[:-1] if word.endswith("s") else word
    return word in HEADS or singular in HEADS or singular.endswith(("ologist", "ician", "iatrist", "grapher", "nomist"))


SENTENCE_END = re.compile(r"(?:(?<=[.?!…])|(?<=[.?!…][”\"’')\x02]))\s+(?=[^a-z\s])")
HEADLINE_WORD = re.compile(r"[^\W\d_][\w’'-]*")


def is_headline(line: str) -> bool:
    """True for a line in title case, where a capital letter says nothing about names: no final stop, most words capitalised."""
    if "\x02" in line:
        return False
    words = [w for w in HEADLINE_WORD.findall(line) if len(w) > 3]
    if line.rstrip()[-1:] in '.?!”"':
        return len(words) > 5 and all(w[0].isupper() for w in words)
    return len(words) >= 3 and sum(w[0].isupper() for w in words) >= 0.6 * len(words)
