"""Counts what an SVG draws, before anything is drawn.

A few lines can draw millions of shapes: a `use` shows a group of `use` elements, and so on; a fill,
a mask or a marker can do the same. Each part is counted once, and what it shows is added wherever
it is shown.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import field
from typing import Final, NamedTuple

from lowdown.values import dataclass

MAX_PARTS: Final = 20_000
"""Maximum shapes and letters that a drawing draws; 100 characters of a path count as a shape."""
MAX_LEVELS: Final = 100
"""Maximum levels of a drawing, one within the other."""
MAX_STYLE_TESTS: Final = 5_000_000
"""Maximum of parts times rules of a style sheet; each rule is tried on each part."""

MAX_SEARCHES: Final = 1_000_000
"""Maximum of parts times references to different ones, each of which is searched for in all."""
MAX_STEPS: Final = 8
"""Steps of a selector that are counted; with more, it is too much on any number of levels."""

_TOO_MUCH: Final = MAX_PARTS + 1
_PATH_LETTERS: Final = 100
_POINT_LETTERS: Final = 4
_PAINT: Final = ("fill", "stroke", "marker-start", "marker-end")
_AT_EVERY_POINT: Final = ("marker", "marker-mid")
_OWN: Final = ("mask", "clip-path", "filter")
_REFERENCE: Final = re.compile(r"url\(\s*['\"]?#([^)'\"\s]+)")
_RULE: Final = re.compile(r"([^{}]+)\{([^{}]*)")
_DECLARATION: Final = re.compile(r"([\w-]+)\s*:\s*([^;]+)")
_COMMENT: Final = re.compile(r"/\*.*?\*/", re.DOTALL)
_STEP: Final = re.compile(r"[\s>+~]+")
_KEY: Final = re.compile(r"([.#]?[\w-]+)[^\s>+~]*$")


@dataclass(slots=True)
class Part:
    """An element of a drawing."""

    name: str
    """Its name, behind the address of its namespace and a space."""
    attributes: Mapping[str, str]
    """Its attributes, named in the same way."""
    children: list[Part] = field(default_factory=list)
    """The elements in it."""
    text: list[str] = field(default_factory=list)
    """The text directly in it."""

    @property
    def tag(self) -> str:
        """Its name without its namespace."""
        return self.name.rpartition(" ")[2]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weight:
    """What a part draws, with all that it shows."""

    parts: int
    """Shapes and letters."""
    points: int
    """Corners of its lines, at which markers stand."""
    levels: int
    """How deep it is."""


class _Counter:
    """Counts the parts of one drawing, each once."""

    def __init__(self, parts: Iterable[Part]) -> None:
        self.by_id: dict[str, Part] = {}
        for part in parts:
            self.by_id.setdefault(part.attributes.get("id", ""), part)
        self.styles = _style_references(parts)
        self.weights: dict[int, _Weight | None] = {}
        self.searched: set[str | int] = set()
        """What the engine has to search for: what is missing, again and again."""

    def weigh(self, part: Part, level: int = 0) -> _Weight:
        """What `part` draws; too much where it shows itself or is too deep."""
        known = self.weights.get(id(part), _UNKNOWN)
        if known is _UNKNOWN and level <= MAX_LEVELS:
            self.weights[id(part)] = None  # being weighed
            known = self.weights[id(part)] = self._weigh(part, level)
        if known is None or known is _UNKNOWN or level + known.levels > MAX_LEVELS:
            return _ENDLESS
        return known

    def _weigh(self, part: Part, level: int) -> _Weight:
        within = [self.weigh(child, level + 1) for child in (*part.children, *self._shown(part))]
        parts = _own_parts(part) + _parts(within)
        points = 1 + len(_path(part)) // _POINT_LETTERS + sum(each.points for each in within)
        declared = self._declared(part)
        paint = self._referred(declared, _PAINT, level)
        markers = self._referred(declared, _AT_EVERY_POINT, level)
        own = self._referred(declared, _OWN, level)
        # Paints and markers are those of everything within, too.
        parts += parts * _parts(paint) + points * _parts(markers) + _parts(own)
        deepest = max((each.levels for each in (*within, *paint, *markers, *own)), default=0)
        return _Weight(parts=min(parts, _TOO_MUCH), points=points, levels=deepest + 1)

    def _shown(self, part: Part) -> Iterator[Part]:
        """What a `use` or the like shows."""
        for name, value in part.attributes.items():
            target = value.strip()
            if name.rpartition(" ")[2] == "href" and target.startswith("#") and part.tag != "a":
                shown = self.by_id.get(target[1:])
                self.searched.add(target if shown else id(part))
                if shown:
                    yield shown

    def _declared(self, part: Part) -> list[_Declaration]:
        """The attributes and styles of a part that refer to others."""
        declared = [*part.attributes.items()]
        declared += _DECLARATION.findall(part.attributes.get("style", ""))
        for key in _keys(part):
            declared += self.styles.get(key, ())
        return [_Declaration(*pair) for pair in declared if "url" in pair[1]]

    def _referred(
        self, declared: Iterable[_Declaration], properties: Iterable[str], level: int
    ) -> list[_Weight]:
        """What `properties` have drawn: the fills, masks and the like of a part."""
        values = [value for name, value in declared if name in properties]
        names = {found for value in values for found in _REFERENCE.findall(value)}
        self.searched.update(f"#{name}" for name in names)
        targets = [self.by_id[name] for name in sorted(names) if name in self.by_id]
        return [
            _GRADIENT if target.tag.endswith("Gradient") else self.weigh(target, level + 1)
            for target in targets
        ]


class _Declaration(NamedTuple):
    """A property that refers to a part."""

    name: str
    """Its name."""
    value: str
    """Its value."""


def _path(part: Part) -> str:
    return part.attributes.get("d", "") + part.attributes.get("points", "")


def _own_parts(part: Part) -> int:
    """What a part draws without what is in it and what it refers to."""
    letters = sum(len(text.strip()) for text in part.text) if part.tag in _LETTERED else 0
    return 1 + letters + len(_path(part)) // _PATH_LETTERS


def _refers(part: Part) -> bool:
    """Whether a part may show others: by a reference, or by a style sheet."""
    if part.tag == "style" or "url" in "".join(part.attributes.values()):
        return True
    return "href" in part.attributes or any(name.endswith(" href") for name in part.attributes)


def _parts(weights: Iterable[_Weight]) -> int:
    return sum(each.parts for each in weights)


_ENDLESS: Final = _Weight(parts=_TOO_MUCH, points=0, levels=0)
_UNKNOWN: Final = _Weight(parts=0, points=0, levels=0)
_GRADIENT: Final = _Weight(parts=1, points=0, levels=0)
"""A gradient costs as much as another shape."""
_LETTERED: Final = ("text", "tspan", "textPath", "tref", "a")


def parts_drawn(root: Part) -> int:
    """Returns how many shapes and letters a drawing draws; above `MAX_PARTS` it is not exact.

    Something that shows itself, that is too deep, or whose style sheets take too long counts as
    more than `MAX_PARTS`.
    """
    parts = list(_all_parts(root))
    if not any(map(_refers, parts)):
        return sum(map(_own_parts, parts))
    counter = _Counter(parts)
    weight = counter.weigh(root)
    tests = _style_tests(parts, weight.levels) * len(parts)
    searches = len(counter.searched) * len(parts)
    slow = tests > MAX_STYLE_TESTS or searches > MAX_SEARCHES
    return _TOO_MUCH if slow else weight.parts


def _all_parts(root: Part) -> Iterator[Part]:
    waiting = [root]
    while waiting:
        part = waiting.pop()
        yield part
        waiting += part.children


def _style_sheets(parts: Iterable[Part]) -> Iterator[str]:
    sheets = ("".join(part.text) for part in parts if part.tag == "style")
    return (_COMMENT.sub("", sheet) for sheet in sheets)


def _style_references(parts: Iterable[Part]) -> dict[str, list[_Declaration]]:
    """The declarations of style sheets that refer to parts, by what their selectors end with.

    That is a class, an id or a name; `*`, which is every part, where it is anything else.
    """
    found: dict[str, list[_Declaration]] = {}
    for sheet in _style_sheets(parts):
        for selectors, declared in _referring_rules(sheet):
            for selector in selectors.split(","):
                found.setdefault(_key(selector.strip()), []).extend(declared)
    return found


def _referring_rules(sheet: str) -> list[tuple[str, list[_Declaration]]]:
    """The selectors and the declarations of each rule of a style sheet that refers to parts."""
    references = _REFERENCE.findall(sheet)
    if not references:
        return []
    rules = [
        (selectors, [_Declaration(*pair) for pair in _DECLARATION.findall(body)])
        for selectors, body in _RULE.findall(sheet)
    ]
    read = " ".join(value for _, declared in rules for _, value in declared)
    if len(_REFERENCE.findall(read)) != len(references):  # a sheet that is not as it seems
        rules.append(("*", [_Declaration("fill", f"url(#{name}") for name in references]))
    return rules


def _key(selector: str) -> str:
    key = _KEY.search(selector) if not re.search(r"[\[\\:\"']", selector) else None
    return key[1] if key else "*"


def _keys(part: Part) -> list[str]:
    """What selectors of a style sheet that match a part may end with."""
    classes = part.attributes.get("class", "").split()
    return ["*", part.tag, f"#{part.attributes.get('id', '')}", *(f".{name}" for name in classes)]


def _style_tests(parts: Iterable[Part], levels: int) -> int:
    """How many steps it takes at most to try all rules on one part.

    Each step from a part to one around it may be tried on every level.
    """
    selectors = [
        selector.strip()
        for sheet in _style_sheets(parts)
        for rule, _ in _RULE.findall(sheet)
        for selector in rule.split(",")
    ]
    steps = [len(_STEP.findall(selector)) for selector in selectors]
    return sum(max(1, levels) ** min(step, MAX_STEPS) for step in steps)
