"""Texts that cannot be set as they are: characters without type, words and heads without room."""

from __future__ import annotations

from typing import Final

from hostile.case import SETTINGS, Case, Files, article_b, manifest, settings
from making.issues.writing import article

TOOTH: Final = "\N{TOOTH}"
TABLE: Final = f"| Ward | Beds |\n|---|---|\n| Five | {TOOTH} |"


def spoilt_settings(key: str, value: str) -> Files:
    """Returns the settings with a table of one key below them.

    The table on line 6, the key on 7.
    """
    table, name = key.split(".")
    return settings(f'[{table}]\n{name} = "{value}"\n')


def no_type(name: str, files: Files, place: str) -> Case:
    """A tooth where the paper prints it, and the place of it."""
    return Case(
        name=f"tooth-in-{name}", files=files, codes=("LD409",), place=place, says=("U+1F9B7",)
    )


CASES: Final = (
    no_type(
        "headline", {"articles/b.md": article(f"Teeth {TOOTH}", "Words.")}, "articles/b.md:2:15"
    ),
    no_type("kicker", article_b("Words.", f"kicker: News {TOOTH}"), "articles/b.md:3:14"),
    no_type(
        "standfirst", article_b("Words.", f'standfirst: "A {TOOTH} fell"'), "articles/b.md:3:16"
    ),
    no_type("byline", article_b("Words.", f"author: A. N. {TOOTH}"), "articles/b.md:3:9"),
    no_type("byline-of-two", article_b("Words.", f"author: [Ann, {TOOTH}]"), "articles/b.md:3:9"),
    no_type("contents", article_b("Words.", f"contents: The {TOOTH} of b"), "articles/b.md:3:15"),
    no_type(
        "pull-quote", article_b(f"Words.\n\n::: pullquote\nOur {TOOTH}\n:::"), "articles/b.md:8:5"
    ),
    no_type(
        "box-title", article_b(f"Words.\n\n::: box The {TOOTH}\nText.\n:::"), "articles/b.md:7:13"
    ),
    no_type("table", article_b(f"Words.\n\n{TABLE}"), "articles/b.md:9:10"),
    no_type("note", article_b(f"Words.[^1]\n\nMore.\n\n[^1]: A {TOOTH}."), "articles/b.md:9:9"),
    no_type("code", article_b(f"Words `{TOOTH}` here."), "articles/b.md:5"),
    no_type("emphasis", article_b(f"Words\nand *one {TOOTH}*."), "articles/b.md:6:10"),
    no_type("issue-title", manifest(title=f"Our {TOOTH}"), "issues/issue-1.md:4"),
    no_type(
        "paper-title",
        {"lowdown.toml": SETTINGS.replace("Tiny Low", f"Tiny {TOOTH}")},
        "lowdown.toml:2",
    ),
    no_type("tagline", settings(f'tagline = "All {TOOTH}"\n'), "lowdown.toml:6"),
    no_type("imprint", settings(f'imprint = "Printed by {TOOTH}"\n'), "lowdown.toml:6"),
    no_type("jump-line", spoilt_settings("jumps.to", f"{TOOTH} {{page}}"), "lowdown.toml:7"),
    no_type("jump-line-from", spoilt_settings("jumps.from", f"{TOOTH} {{page}}"), "lowdown.toml:7"),
    no_type(
        "contents-heading", spoilt_settings("jumps.contents", f"Inside {TOOTH}"), "lowdown.toml:7"
    ),
    no_type("word-for-number", spoilt_settings("words.number", f"No. {TOOTH}"), "lowdown.toml:7"),
    no_type("word-for-page", spoilt_settings("words.page", TOOTH), "lowdown.toml:7"),
    no_type(
        "donation-panel",
        {
            **spoilt_settings("donation.article", "donate"),
            "articles/donate.md": article("Give", f"Words.\n\nPlease {TOOTH}."),
        },
        "articles/donate.md:7:8",
    ),
    no_type(
        "filler", {"fillers/join.md": article("Join", f"Join {TOOTH}.")}, "fillers/join.md:5:6"
    ),
    no_type(
        "drawing",
        {
            "pictures/x.svg": f"<svg xmlns='http://www.w3.org/2000/svg' width='90' "
            f"height='50'><text y='20'><tspan>A {TOOTH}</tspan></text></svg>",
            **article_b("Words.\n\n![Teeth](pictures/x.svg)"),
        },
        "articles/b.md:7",
    ),
    no_type("many-places", article_b("\n\n".join([f"The {TOOTH}."] * 300)), "articles/b.md:5:5"),
    Case(
        name="chinese-headline",
        files={"articles/b.md": article("医院工作人员", "Words.")},
        codes=("LD409",),
        place="articles/b.md:2",
        says=("医", "and 1 more", "picture"),
    ),
)
