"""Cases of the rules about pasted copy."""

from __future__ import annotations

from rule_cases.case import ART, Case, copy


def _case(code: str, place: str, broken: str, clean: str) -> Case:
    """A case whose files differ in the copy of the article."""
    return Case(
        code=code,
        place=f"{ART}:{place}",
        broken=copy(broken),
        clean=copy(clean),
        warns=code not in ERRORS,
    )


ERRORS = ("LD233", "LD236", "LD242", "LD243", "LD244", "LD246")

PASTED_CASES = [
    _case("LD233", "4:3", "a <!-- ask Bob --> b", "<!-- ask Bob -->\na \\<!-- b"),
    _case("LD305", "4:5", "[a](a.org/b)", "[a](about/a.org.html)"),
    _case("LD138", "6:1", "a\n\n&nbsp;", "a&nbsp;b"),
    _case("LD236", "4:1", "• a\n• b\n• c", "• a b"),
    _case("LD236", "5:1", "The demands:\n• a\n• b", "a • b • c\n\n• • •"),
    _case("LD237", "4:1", "• a\n\n• b", "- a\n- b"),
    _case("LD237", "4:1", "– a\n– b", "– a –\nsaid b\n\n– c\n\n– d"),
    _case("LD237", "4:1", "(a) x\n(b) y", "(a) x\n\n(b) y"),
    _case("LD237", "4:1", "-\u00a0a", "-5 degrees, 1.\u00a0May"),
    _case("LD237", "4:3", "- • a", "- a"),
    _case("LD237", "4", "1. 1. a", "1. a\n   1. b"),
    _case("LD238", "4:1", "One\n\na", "One more\n\na"),
    _case("LD238", "4:3", "# ONE!\n\na", "a\n\nb\n\nc\n\n# One"),
    _case("LD239", "4:2", "a[1] b[2]\n\n1. c\n2. d", "a \\[1] and 10 [12] of us; a[^1]\n\n[^1]: b"),
    _case("LD240", "4:1", "**a b", "**a** 2 ** 3, F*** off, c**t, \\*\\*a, ***"),
    _case("LD240", "4:3", "a *b c", "*a* b\n\nAnn* c\n\n*Names have been changed"),
    _case("LD240", "4:5", "the _b c", "_a_ snake_case, a@_b, ____"),
    _case("LD240", "4:1", "** a b**", "5 ** 6"),
    _case(
        "LD241",
        "4:3",
        "a [our report] b",
        "a [b](c) \\[d e] “it [the council] lied” [sic] [NHS] […]",
    ),
    _case(
        "LD241",
        "4:4",
        '"a [b c] (https://d.org)"',
        '> a [b c] d\n\n[Ed: no]\n\nHe said "we [the council] are" so',
    ),
    _case("LD242", "4:5", "[a](b@c.org)", "[a](mailto:b@c.org) <b@c.org>"),
    _case("LD243", "4:5", "[a](“https://b.org”)", '[a](https://b.org "c")'),
    _case("LD244", "4:1", "#\u00a0a", "# a\n\n#1, #a, C# b, \\##c"),
    _case("LD244", "4:1", "##Heading", "## Heading\n\na"),
    _case("LD244", "4:1", "\u200b## a", "## a\n\nb"),
    _case("LD245", "4:3", "a hos-\npital", "pre-\nand post-war, a -\nb, Mid-\nEngland"),
    _case("LD246", "4:1", "a\tb\nc\td", "a\tb\n\nc\td"),
    _case(
        "LD247", "4:2", "\tThe council met on Monday.", "```\nThe council met.\n```\n\n    x = 1"
    ),
    _case("LD248", "6:1", "a\n\nENDS", "a ends\n\nEnding\n\n30"),
    _case("LD248", "4:3", "a {++b++}", "a {b}"),
    _case(
        "LD248",
        "6:1",
        "a\n\nSent from my iPhone",
        "He sent it from his telephone, sent from my home",
    ),
    _case("LD249", "4", "a b c.\n---", "a b c\n---\n\nd.\n\n---\n\ne"),
    _case("LD249", "4", "Yours\n-- \nBob", "Yours\n\nBob"),
]
