"""The settings, `lowdown.toml`, and locked plans: TOML that is broken, tricky, deep or large."""

from __future__ import annotations

from typing import Final

from hostile.case import BUILD, READ, SETTINGS, Case, settings

TOML: Final = "lowdown.toml"
PLAN: Final = "issues/issue-1.plan.toml"


def refused(name: str, more: str, code: str, *says: str, line: int = 0) -> Case:
    """Lines below the settings that stop every command; without `line`, somewhere."""
    place = f"{TOML}:{line}" if line else TOML
    return Case(name=name, files=settings(more), status=2, codes=(code,), place=place, says=says)


def replaced(name: str, old: str, new: str, code: str, line: int) -> Case:
    """The settings with one text in place of another, that stops every command."""
    text = SETTINGS.replace(old, new)
    return Case(name=name, files={TOML: text}, status=2, codes=(code,), place=f"{TOML}:{line}")


def plan(name: str, text: str, code: str = "LD133") -> Case:
    """A locked plan that cannot be followed."""
    return Case(name=name, files={PLAN: text}, codes=(code,), place=PLAN)


SYNTAX: Final = (
    refused("words", "hello", "LD116", line=6),
    refused("no-value", "[paper]\ncolumns =", "LD116", line=7),
    refused("two-values", "[paper]\ncolumns = 3 4", "LD116", line=7),
    refused("open-quote", 'imprint = "x', "LD116", "never closed", line=6),
    refused("open-quotes", 'imprint = """x\n' + "y\n" * 50, "LD116", "never closed"),
    refused("open-bracket", "[check]\nignore = [", "LD116"),
    refused("open-table", "[check", "LD116", line=6),
    refused("backslash", r'imprint = "C:\new\quoted"', "LD116", "backslash", line=6),
    refused("surrogate", r'imprint = "\ud800"', "LD116", line=6),
    refused("typographic-quotes", "imprint = “x”", "LD116", line=6),
    refused("yaml", "imprint: x", "LD116", line=6),
    refused("ini", "; remark", "LD116", line=6),
    refused("table-twice", "[publication]\ntitle = 'x'", "LD107", line=6),
    refused("key-twice", "title = 'x'", "LD107", line=6),
    refused("dots-over-a-value", "title.x = 1", "LD107", line=6),
    refused("nul", "imprint = 'a\0b'", "LD103", "U+0000", line=6),
    refused("escape-sign", "imprint = 'a\x1b[31mb'", "LD103", "U+001B", line=6),
    refused("escape-in-a-key", "'a\x1b[31m' = 1", "LD103", line=6),
    refused("escape-typed-in-a-key", '"a\\u001b[31m" = 1', "LD108"),
    refused("date-impossible", "email = 2026-02-30", "LD116", line=6),
)

TYPES: Final = (
    refused("unknown-table", "[papers]\ncolumns = 3", "LD108", "paper", line=6),
    refused("unknown-key", "tag_line = 'x'", "LD108", "tagline", line=6),
    refused("array-of-tables", "[[paper]]\ncolumns = 3", "LD110"),
    refused("title-number", "[jumps]\nto = 4", "LD110", line=7),
    refused("columns-0", "[paper]\ncolumns = 0", "LD110", line=7),
    refused("columns-1000", "[paper]\ncolumns = 1000", "LD110", line=7),
    refused("columns-text", "[paper]\ncolumns = 'three'", "LD110", line=7),
    refused("columns-nan", "[paper]\ncolumns = nan", "LD110", line=7),
    refused("columns-infinite", "[paper]\ncolumns = inf", "LD110", line=7),
    refused("columns-true", "[paper]\ncolumns = true", "LD110", line=7),
    refused("size-huge", "[paper]\nsize = '99999mm 99999mm'", "LD115", line=7),
    refused("size-none", "[paper]\nsize = '0mm 0mm'", "LD115", line=7),
    refused("tracking-nan", "[fit]\ntracking = nan", "LD110", line=7),
    refused("tracking-huge", "[fit]\ntracking = 1e300", "LD110", line=7),
    refused("items-0", "[feeds]\nitems = 0", "LD110", line=7),
    refused("items-date", "[feeds]\nitems = 2026-05-08", "LD110", line=7),
    refused("jump-without-page", "[jumps]\nto = 'over'", "LD117", line=7),
    refused("jump-attribute", "[jumps]\nto = '{page.__class__}'", "LD117", line=7),
    refused("jump-index", "[jumps]\nto = '{page[0]}'", "LD117", line=7),
    refused("jump-format", "[jumps]\nto = '{page:>999999999}'", "LD117", line=7),
    refused("jump-braces", "[jumps]\nto = '" + "{" * 401 + "'", "LD117", line=7),
    refused("path-climbs", "[urls]\narticle = '../{slug}/'", "LD117", line=7),
    refused("path-absolute", "[urls]\narticle = 'https://x/{slug}'", "LD117", line=7),
    refused("template-climbs", "[paper]\ntemplate = '../x'", "LD112", line=7),
    refused("template-long", "[paper]\ntemplate = '" + "x" * 300 + "'", "LD152", line=7),
    refused("rule-unknown", "[check]\nignore = ['LDX']", "LD110", line=7),
    replaced("url-relative", "https://tiny.example/", "tiny.example", "LD113", 3),
    replaced("url-file", "https://tiny.example/", "file:///etc/passwd", "LD113", 3),
    replaced("url-empty-host", "https://tiny.example/", "https:///", "LD113", 3),
    replaced("language-unknown", "en-GB", "English", "LD114", 4),
    replaced("language-path", "en-GB", "../../etc", "LD114", 4),
    replaced("title-missing", 'title = "The Tiny Lowdown"\n', "", "LD109", 1),
    replaced("title-empty", "The Tiny Lowdown", "", "LD109", 2),
    Case(name="empty", files={TOML: ""}, status=2, codes=("LD109",), place=TOML),
    Case(name="utf-16", files={TOML: SETTINGS.encode("utf-16")}, status=2, codes=("LD102",)),
    Case(name="latin-1", files={TOML: SETTINGS.encode() + b"# \xe9"}, status=2, codes=("LD102",)),
    Case(
        name="byte-order-mark",
        files={TOML: b"\xef\xbb\xbf" + SETTINGS.encode()},
        command=READ,
        status=0,
    ),
    Case(
        name="carriage-returns", files={TOML: SETTINGS.replace("\n", "\r")}, command=READ, status=0
    ),
)

DEEP: Final = (
    refused("brackets-100000", "x = " + "[" * 99_000, "LD116", "nested too deep"),
    refused("brackets-closed", "x = " + "[" * 40_000 + "]" * 40_000, "LD116", "nested too deep"),
    refused("braces-20000", "x = " + "{a=" * 20_000, "LD116", "nested too deep"),
    refused("dots-45000", ".".join("a" * 45_000) + " = 1", "LD116", "nested too deep"),
    refused(
        "dots-in-a-table", "x = {" + ".".join("a" * 45_000) + " = 1}", "LD116", "nested too deep"
    ),
    refused("dots-in-a-head", "[" + ".".join("a" * 45_000) + "]", "LD116", "nested too deep"),
    refused("dots-40", ".".join("a" * 40) + " = 1", "LD108"),
    refused("bracket-and-spaces", 'imprint = """\n[' + " " * 90_000 + '"""', "LD152"),
)

LARGE: Final = (
    refused("size-3000000", "# " + "x" * 3_000_000, "LD150", "2,000,000 bytes"),
    refused("size-200000", "# " + "x" * 200_000, "LD151", "100,000 characters"),
    refused("keys-3000", "[x]\n" + "\n".join(f"k{n} = 1" for n in range(3000)), "LD151", "values"),
    refused("keys-1000", "[paper]\n" + "\n".join(f"k{n} = 1" for n in range(1000)), "LD108"),
    refused("tables-2500", "".join(f"[t{n}]\n" for n in range(2500)), "LD151", "values"),
    refused("integer-90000", "[feeds]\nitems = " + "9" * 90_000, "LD116", "digits", line=7),
    refused("integer-hexadecimal", "[feeds]\nitems = 0x" + "f" * 90_000, "LD110", line=7),
    refused("integer-4000", "[feeds]\nitems = " + "9" * 4000, "LD110", "…", line=7),
    refused("fraction-90000", "[feeds]\nitems = 1." + "9" * 90_000, "LD110", line=7),
    refused("exponent", "[feeds]\nitems = 1e999999999", "LD110", line=7),
    refused("tagline-501", f"tagline = '{'w' * 501}'", "LD152", line=6),
    refused("imprint-5001", f"imprint = '{'w' * 5001}'", "LD152", line=6),
    refused("email-5001", f"email = '{'w' * 5000}@x'", "LD152", line=6),
    refused("jump-501", "[jumps]\nto = '{page}" + "w" * 501 + "'", "LD152", line=7),
    refused("word-501", "[words]\nby = '" + "w" * 501 + "'", "LD152", line=7),
    replaced("title-501", "The Tiny Lowdown", "w" * 501, "LD152", 2),
    replaced("url-5001", "tiny.example/", "tiny.example/" + "w" * 5001, "LD152", 3),
    replaced("language-5001", "en-GB", "en" + "-x" * 2500, "LD152", 4),
)

PLANS: Final = (
    plan("plan-empty", "", "LD109"),
    plan("plan-words", "hello"),
    plan("plan-digits", "x = " + "9" * 100_000),
    plan("plan-brackets", "x = " + "[" * 100_000),
    plan("plan-dots", ".".join("a" * 100_000) + " = 1"),
    plan("plan-page-999999", "[paper]\npages = 999999\ncolumns = 3\nlines = 57\n", "LD109"),
    Case(
        name="plan-large",
        files={PLAN: "# " + "x" * 3_000_000},
        codes=("LD150",),
        place=PLAN,
        command=BUILD,
    ),
)

CASES: Final = (*SYNTAX, *TYPES, *DEEP, *LARGE, *PLANS)
