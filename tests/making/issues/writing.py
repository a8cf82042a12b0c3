"""Makes up articles of any length from numbers; the same number gives the same copy."""

from __future__ import annotations

import io
import json
from collections.abc import Sequence
from itertools import count, islice
from zlib import crc32

WORDS = (
    "ward board hospital waiting minutes contract imaging nurse porter cleaner deficit promised "
    "published refused "
    "quarterly administration responsibility the of and a in to was for that on said by had been "
    "not were its from "
    "more than year week when which their who two three five would could after under over county "
    "town patients staff "
    "union money report theatre records system dentist practice consultation independent "
    "extraordinary night shift "
    "budget closure committee questions answered nobody asked twenty-two part-time well-known "
    "self-employed £38m 2019"
)
PANGRAMS = {
    "de": "Zwölf Boxkämpfer jagen Viktor quer über den großen Sylter Deich während die "
    "Gewerkschaft der "
    "Krankenhausbeschäftigten Tarifverhandlungen forderte und Verwaltungsangestellte Überstunden "
    "leisteten",
    "fr": "Voix ambiguë d’un cœur qui au zéphyr préfère les jattes de kiwis tandis que l’hôpital "
    "départemental "
    "annonçait fièrement son déménagement et les infirmières protestaient énergiquement",
    "cy": "Parciais fy jac codi baw hud llawn dŵr ger tŷ Mabon tra bu’r gweithwyr iechyd yn "
    "streicio yng Nghaerdydd "
    "am gyflogau gwell a chyfarfodydd cyhoeddus",
}


def numbers(seed: int, limit: int) -> Sequence[int]:
    """An endless row of pseudo-random numbers below `limit`, the same for the same `seed`."""
    return _RandomNumbers(seed, limit)


class _RandomNumbers(Sequence[int]):
    def __init__(self, seed: int, limit: int) -> None:
        self.state, self.limit = crc32(f"{seed}".encode()), limit

    def __len__(self) -> int:
        return 2**31

    def __getitem__(self, index: int) -> int:  # type: ignore[override]
        self.state = (self.state * 1664525 + 1013904223) % 2**32
        return (self.state >> 8) % self.limit


def sentence_words(seed: int, words: int, vocabulary: Sequence[str] = tuple(WORDS.split())) -> str:
    """`words` words in sentences of thirteen."""
    row = iter(numbers(seed, len(vocabulary)))
    sentences: list[str] = []
    for number in range(words):
        word = vocabulary[next(row)]
        sentences.append(word[:1].upper() + word[1:] if number % 13 == 0 else word)
        if number % 13 == 12 or number == words - 1:
            sentences[-1] += "."
    return " ".join(sentences)


def paragraphs(
    seed: int, words: int, *, each: int = 60, vocabulary: Sequence[str] = tuple(WORDS.split())
) -> str:
    """`words` words in paragraphs of about `each` words, of many lengths."""
    texts: list[str] = []
    row = iter(numbers(seed + 77, each * 2 - 10))
    left = words
    for number in count():
        size = min(left, 6 + next(row))
        texts.append(sentence_words(seed * 1000 + number, size, vocabulary))
        left -= size
        if left <= 0:
            return "\n\n".join(texts)
    return ""


def article(title: str, body: str, **keys: str) -> str:
    """An article's file; the values of further keys of its header are YAML."""
    front = "".join(f"{name}: {value}\n" for name, value in keys.items())
    return f"---\ntitle: {json.dumps(title, ensure_ascii=False)}\n{front}---\n\n{body}\n"


def issue(*entries: str, **keys: str) -> str:
    """An issue's file; an entry is a slug, or a slug, a colon, and its pages and `overflow` as
    YAML.
    """
    lines = []
    for entry in entries:
        slug, colon, orders = entry.partition(":")
        lines.append(f"  - {{article: {slug}, {orders.strip()}}}" if colon else f"  - {slug}")
    front = "".join(f"{name}: {value}\n" for name, value in keys.items())
    return (
        f"---\nnumber: 1\ndate: 2026-05-08\n{front}articles:\n"
        + "\n".join(lines)
        + "\n---\n\nHello.\n"
    )


def publication(bodies: Sequence[str], *entries: str, **keys: str) -> dict[str, str | bytes]:
    """A publication of articles called a, b, c.

    Without entries they are placed automatically.
    """
    slugs = list(islice("abcdefghijklmnopqrstuvwxyz", len(bodies)))
    titles = [f"Headline of article {slug} in plain words" for slug in slugs]
    files: dict[str, str | bytes] = {
        f"articles/{slug}.md": article(title, body)
        for slug, title, body in zip(slugs, titles, bodies, strict=True)
    }
    files["issues/issue-1.md"] = issue(*(entries or slugs), **keys)
    return files


def picture(
    kind: str, *, width: int = 400, height: int = 300, mode: str = "RGB", turned: bool = False
) -> bytes:
    """A picture file: a gradient with a dark corner at the top left."""
    from PIL import Image, ImageDraw

    image = Image.linear_gradient("L").resize((width, height)).convert("RGB")
    ImageDraw.Draw(image).rectangle((0, 0, width // 4, height // 4), fill=(40, 0, 0))
    if mode == "RGBA":
        image = image.convert("RGBA")
        image.putalpha(Image.linear_gradient("L").rotate(90).resize((width, height)))
    elif mode != "RGB":
        image = image.convert(mode)
    file = io.BytesIO()
    exif = Image.Exif()
    if turned:
        exif[0x0112] = 6
    options = {"exif": exif} if turned else {}
    image.save(file, format=kind, **options)
    return file.getvalue()
