"""Makes pairs of watched pages: the same words in another dress, or other words. All of it is made up."""

import random
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace

RULES = {
    "mode": "passage",
    "include": ["#terms"],
    "remove": [".advert", ".share"],
    "mask": [r"\d{1,2} [A-Z][a-z]+ \d{4}", r"[\d,]+ readers", r"^\(\d+\) "],
}
SENTENCES = [
    "You keep all rights in what you upload to the service.",
    "We may use uploads to train models – unless you object within 30 days.",
    "Voices and faces of other people need their “written” consent.",
    "Doe & Roe Models, Inc. is the company that answers for the service.",
    "A work is taken down after a notice that names it and its owner.",
    "Claims are heard by the courts of Example County and by no other court.",
    "The fee for 1,000 images is 12 coins; it is not paid back.",
    "Café owners may play songs of the catalogue for 90 minutes a day.",
    "Output that looks like a protected character must not be sold.",
    "This part ends when the licence of the Example Society ends.",
    "We tell you of changes by mail before they bind you.",
    "If a < b in the table of fees, the lower one counts.",
]
MONTHS = ["January", "March", "July", "October"]
ADVERTS = ["Buy a model today!", "Songs at half price", "Your face here", "Visit Example County"]


@dataclass(frozen=True)
class Dress:
    """How a page looks besides its words."""

    seed: int = 0
    day: str = "17 February 2031"
    readers: str = "1,204 readers"
    unread: int = 3
    adverts: Sequence[str] = ("Buy a model today!",)
    sides: Sequence[str] = ("left", "top", "news")
    block: str = "p"
    has_markup: bool = False
    has_odd_space: bool = False
    has_entities: bool = False
    has_comments: bool = False
    attributes: Sequence[str] = ('class="t"', 'id="terms"', 'data-v="1"')
    encoding: str = "utf-8"


@dataclass(frozen=True)
class Pair:
    before: bytes
    after: bytes
    is_change: bool
    names: list[str] = field(default_factory=list)


def page(words: Sequence[str], dress: Dress) -> bytes:
    random_words = random.Random(dress.seed)
    lines = [_line(sentence, dress, random_words) for sentence in words]
    meta = f"<p>Last updated: {dress.day} · {dress.readers}</p>"
    adverts = "".join(f'<div class="advert"><p>{advert}</p></div>' for advert in dress.adverts)
    middle = len(lines) // 2
    sides = "".join(
        f'<div id="{side}"><a href="/{side}/{dress.seed}">{side}</a></div>' for side in dress.sides
    )
    html = (
        f'<!doctype html><html><head><meta charset="{dress.encoding}">'
        f"<title>({dress.unread}) Terms</title></head>"
        f"<body>{sides}<script>var at = {dress.seed}</script><article {' '.join(dress.attributes)}>"
        f"<h1>Terms</h1>{meta}{''.join(lines[:middle])}{adverts}{''.join(lines[middle:])}"
        f'<form class="share"><input name="token" value="{dress.seed}">Share</form></article>'
        f"<footer>{dress.seed} visits</footer></body></html>"
    )
    return html.encode(dress.encoding, errors="xmlcharrefreplace")


def _line(sentence: str, dress: Dress, random_words: random.Random) -> str:
    words = [_word(word, dress, random_words) for word in sentence.split()]
    space = random_words.choice(["\n    ", "&nbsp;", " \t"]) if dress.has_odd_space else " "
    comment = f"<!-- {random_words.random()} -->" if dress.has_comments else ""
    return f"{comment}<{dress.block} class='c{dress.seed}'>{space.join(words)}</{dress.block}>{comment}\n"


def _word(word: str, dress: Dress, random_words: random.Random) -> str:
    text = word.replace("&", "&amp;").replace("<", "&lt;")
    if dress.has_entities and text == word:
        text = "".join(f"&#{ord(letter)};" if random_words.random() < 0.3 else letter for letter in word)
    if dress.has_markup and random_words.random() < 0.3:
        element = random_words.choice(["b", "em", "span", "a href='/x'", "font color=red"])
        text = f"<{element}>{text}</{element.split()[0]}>"
    elif dress.has_markup and text == word and random_words.random() < 0.2:
        text = f"<span class=cap>{word[0]}</span>{word[1:]}"
    return text


# --- What is no change ----------------------------------------------------------------------------

DRESSES: dict[str, Callable[[Dress, random.Random], Dress]] = {
    "date": lambda dress, rng: replace(
        dress, day=f"{rng.randint(1, 28)} {rng.choice(MONTHS)} {rng.randint(2025, 2040)}"
    ),
    "counter": lambda dress, rng: replace(
        dress, readers=f"{rng.randint(1, 9_999_999):,} readers", unread=rng.randint(0, 99)
    ),
    "adverts": lambda dress, rng: replace(dress, adverts=rng.sample(ADVERTS, rng.randint(0, 3))),
    "order of attributes": lambda dress, rng: replace(
        dress, attributes=rng.sample(["id=terms", f"class='x{rng.random()}'", "data-b", "lang=en"], 4)
    ),
    "siblings outside": lambda dress, rng: replace(
        dress, sides=rng.sample(["left", "top", "news", "new", "old"], rng.randint(2, 5))
    ),
    "white space": lambda dress, _: replace(dress, has_odd_space=True),
    "markup": lambda dress, _: replace(dress, has_markup=True),
    "elements": lambda dress, rng: replace(dress, block=rng.choice(["div", "section", "li", "h3"])),
    "entities": lambda dress, _: replace(dress, has_entities=True),
    "comments": lambda dress, _: replace(dress, has_comments=True),
    "encoding": lambda dress, rng: replace(dress, encoding=rng.choice(["windows-1252", "iso-8859-15"])),
}


# --- What is one ----------------------------------------------------------------------------------


def _other_word(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    return [*words[:at], words[at].replace(words[at].split()[1], "hardly", 1), *words[at + 1 :]]


def _new_word(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    first, _, rest = words[at].partition(" ")
    return [*words[:at], f"{first} not {rest}", *words[at + 1 :]]


def _word_gone(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    return [*words[:at], words[at].rpartition(" ")[0], *words[at + 1 :]]


def _other_number(words: list[str], rng: random.Random) -> list[str]:
    return [sentence.replace("30", "60").replace("12", "13").replace("90", "9") for sentence in words] + (
        [] if any(number in " ".join(words) for number in ("30", "12", "90")) else ["It costs 5 coins."]
    )


def _new_sentence(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words) + 1)
    return [*words[:at], f"A new rule number {rng.randint(1, 99)} is added here.", *words[at:]]


def _sentence_gone(words: list[str], rng: random.Random) -> list[str]:
    at = rng.randrange(len(words))
    return [*words[:at], *words[at + 1 :]]


def _other_order(words: list[str], rng: random.Random) -> list[str]:
    return [*words[1:], words[0]]


CHANGES: dict[str, Callable[[list[str], random.Random], list[str]]] = {
    "another word": _other_word,
    "a new word": _new_word,
    "a word gone": _word_gone,
    "another number": _other_number,
    "a new sentence": _new_sentence,
    "a sentence gone": _sentence_gone,
    "another order": _other_order,
}


def pairs(count: int, seed: int) -> list[Pair]:
    """Half of them with the same words; all of them, changed or not, in one to four other dresses."""
    rng = random.Random(seed)
    return [_pair(rng, is_change=bool(number % 2)) for number in range(count)]


def _pair(rng: random.Random, *, is_change: bool) -> Pair:
    words = rng.sample(SENTENCES, rng.randint(3, len(SENTENCES)))
    plain = Dress(seed=rng.randrange(10_000))
    names = rng.sample(sorted(DRESSES), rng.randint(1, 4))
    other = replace(plain, seed=rng.randrange(10_000))
    for name in names:
        other = DRESSES[name](other, rng)
    changed = words
    if is_change:
        names.append(rng.choice(sorted(CHANGES)))
        changed = CHANGES[names[-1]](words, rng)
    return Pair(page(words, plain), page(changed, other), is_change, names)
