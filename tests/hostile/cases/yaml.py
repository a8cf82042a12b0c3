"""Headers and manifests: YAML that is broken, tricky, deep or large."""

from __future__ import annotations

from typing import Final

from hostile.case import BUILD, READ, Case, Files, header_b, manifest
from making.issues.writing import issue

B: Final = "articles/b.md"
ISSUE: Final = "issues/issue-1.md"


def broken(name: str, header: str, line: int, *says: str, code: str = "LD106") -> Case:
    """A header of the article `b` with one fault, on a line of the file."""
    return Case(name=name, files=header_b(header), codes=(code,), place=f"{B}:{line}", says=says)


def refused(name: str, files: Files, code: str, *says: str, line: int = 0) -> Case:
    """A manifest with one fault; without `line`, somewhere."""
    place = f"{ISSUE}:{line}" if line else ISSUE
    return Case(name=name, files=files, codes=(code,), place=place, says=says)


def accepted(name: str, header: str) -> Case:
    """A header that is read without a fault."""
    return Case(name=name, files=header_b(header), command=READ, status=0)


def article_file(name: str, text: str, code: str, line: int, *says: str) -> Case:
    """The whole file of the article `b`, with one fault."""
    return Case(name=name, files={B: text}, codes=(code,), place=f"{B}:{line}", says=says)


BILLION: Final = "title: T\na0: &a0 [x, x]\n" + "\n".join(
    f"a{n}: &a{n} [*a{n - 1}, *a{n - 1}]" for n in range(1, 30)
)
MERGES: Final = "title: T\na0: &a0 {k: v}\n" + "\n".join(
    f"a{n}: &a{n} {{<<: [*a{n - 1}, *a{n - 1}]}}" for n in range(1, 30)
)

SYNTAX: Final = (
    broken("tab", "title: T\n\tkicker: News", 3, "tab"),
    broken("tab-alone", "title: T\n\t", 3, "tab"),
    broken("open-quote", 'title: "T\nkicker: News', 2, "never closed"),
    broken("open-single-quote", "title: 'T\nkicker: News", 2, "never closed"),
    broken("open-bracket", "title: T\ntags: [a, b", 3),
    broken("open-brace", "title: T\nimage: {file: x", 3),
    broken("bracket-closed-by-brace", "title: T\ntags: [a}", 3),
    broken("colon-in-value", "title: Health: bad", 2, "colon"),
    broken("percent", "%TAG ! x\ntitle: T", 3),
    broken("at-sign", "title: @home", 2, "@home"),
    broken("backtick", "title: `x`", 2, "means something else"),
    broken("escape-unknown", r'title: "a \q b"', 2, "backslash"),
    broken("escape-cut", r'title: "a \u12 b"', 2, "backslash"),
    broken("escape-too-large", r'title: "a \UFFFFFFFF b"', 2),
    broken("no-colon", "title: T\nkicker", 3),
    broken("question-mark-key", "title: T\n? [a]\n: b", 3, "single word"),
    broken("question-marks", "title: T\n" + "? " * 5000, 3),
    broken("header-is-text", "Just words", 2),
    broken("header-is-number", "42", 2),
    broken("header-is-list", "- a\n- b", 2, "list of keys"),
    broken("second-document", "title: T\n... x", 3),
    broken("nul-escape", r'title: "a\0b"', 2, "U+0000", code="LD103"),
    broken("escape-escape", r'title: "a\e[31mb"', 2, "U+001B", code="LD103"),
    broken("surrogate-escape", r'title: "a\ud800b"', 2),
    broken("list-in-list", "title: T\ntags:\n- - - - a", 4, code="LD110"),
    article_file("no-header", "Words only.\n", "LD104", 1, "no header"),
    article_file("empty-file", "", "LD104", 1, "no header"),
    article_file("hyphens-only", "---", "LD105", 1, "never closed"),
    article_file("never-closed", "---\ntitle: T\n\nWords.\n", "LD105", 1, "never closed"),
    article_file("two-hyphens", "--\ntitle: T\n--\nWords.\n", "LD104", 1),
)

TRICKS: Final = (
    broken("alias-bomb", BILLION, 3),
    broken("merge-bomb", MERGES, 3),
    broken("alias-to-itself", "title: &t [*t]", 2),
    broken("alias-unknown", "title: *nobody", 2, "means something else"),
    broken("python-tag", "title: !!python/object/apply:os.system [id]", 2),
    broken("binary-tag", "title: !!binary aGVsbG8=", 2),
    broken("own-tag", "title: !x y", 2),
    broken("merge-key", "title: T\n<<: {kicker: News}", 3, "<<", code="LD108"),
    broken("key-twice", "title: T\ntitle: U", 3, "stands twice", code="LD107"),
    broken("key-twice-quoted", "title: T\n'title': U", 3, "stands twice", code="LD107"),
    broken("key-empty", "title: T\n'': U", 3, code="LD108"),
    broken("key-with-spaces", "title: T\nmy key: U", 3, code="LD108"),
    broken("key-of-another-alphabet", "title: T\nкicker: U", 3, code="LD108"),
    broken("key-with-direction-mark", "title: T\n\u202ekicker: U", 3, code="LD108"),
    broken("key-true", "title: T\ntrue: U", 3, code="LD108"),
    broken("dunder-key", "title: T\n__class__: U", 3, code="LD108"),
    broken("title-list", "title: [a, b]", 2, "a list", code="LD110"),
    broken("title-group", "title: {a: b}", 2, "a group of keys", code="LD110"),
    broken("title-empty", "title:", 2, "missing", code="LD109"),
    broken("title-null", "title: ~", 2, "missing", code="LD109"),
    broken("title-spaces", "title: '   '", 2, code="LD109"),
    broken("date-in-words", "title: T\ndate: yesterday", 3, code="LD111"),
    broken("date-impossible", "title: T\ndate: 2026-02-30", 3, code="LD111"),
    broken("date-year-zero", "title: T\ndate: 0000-01-01", 3, code="LD111"),
    broken("date-far-away", "title: T\ndate: 99999-01-01", 3, code="LD111"),
    broken("date-with-arabic-digits", "title: T\ndate: ٢٠٢٦-٠٥-٠٨", 3, code="LD111"),
    broken("draft-maybe", "title: T\ndraft: maybe", 3, code="LD110"),
    broken("language-long", "title: T\nlanguage: en" + "-x" * 5000, 3, "…", code="LD152"),
    broken("image-list", "title: T\nimage: [a]", 3, code="LD110"),
    broken("fit-list", "title: T\nfit: [a]", 3, code="LD110"),
    broken("online-javascript", "title: T\nonline: javascript:alert(1)", 3, code="LD113"),
    broken("online-host-broken", "title: T\nonline: 'https://[::1/'", 3, code="LD113"),
    broken("online-port-huge", "title: T\nonline: 'https://x.example:99999/'", 3, code="LD113"),
    accepted("quoted-keys", '"title": "T"\n"kicker": "News"'),
    accepted("title-no", "title: no"),
    accepted("title-number", "title: 12:30"),
    accepted("title-null-quoted", "title: 'null'"),
    accepted("folded", "title: >\n  a\n  b\nkicker: |\n  News"),
    accepted("json", '{"title": "T", "tags": ["a", "b"]}'),
    accepted("remarks", "# a\ntitle: T # b\n# c"),
)

DEEP: Final = (
    broken("lists-50", "title: T\ntags: " + "[" * 50, 3, "nested too deep"),
    broken("lists-5000", "title: T\ntags: " + "[" * 5000, 3, "nested too deep"),
    broken("lists-90000", "title: T\ntags: " + "[" * 90_000, 3, "nested too deep"),
    broken("groups-5000", "title: T\nx: " + "{a: " * 5000, 3, "nested too deep"),
    broken("dashes-20000", "title: T\nx:\n  " + "- " * 20_000, 4, "nested too deep"),
    broken(
        "indents-400",
        "title: T\nx:\n" + "\n".join(" " * n + "a:" for n in range(1, 400)),
        11,
        "nested too deep",
    ),
)

LARGE: Final = (
    broken("keys-100000", "title: T\n" + "k: v\n" * 100_000, 2, "characters", code="LD151"),
    broken("keys-2100", "title: T\n" + "\n".join(f"k{n}: v" for n in range(2100)), 2, code="LD151"),
    Case(
        name="keys-1900",
        files=header_b("title: T\n" + "\n".join(f"k{n}: v" for n in range(1900))),
        codes=("LD108", "LD159"),
        says=("more than 500 faults",),
    ),
    broken("key-long", "title: T\n" + "k" * 900 + ": v", 3, "…", code="LD108"),
    broken("title-500000", "title: " + "word " * 100_000, 2, "characters", code="LD151"),
    broken("title-80000", "title: " + "word " * 16_000, 2, "79,999 characters", code="LD152"),
    broken("title-501", "title: " + "w" * 501, 2, "at most 500 characters", code="LD152"),
    broken("kicker-501", "title: T\nkicker: " + "w" * 501, 3, code="LD152"),
    broken("contents-501", "title: T\ncontents: " + "w" * 501, 3, code="LD152"),
    broken("standfirst-5001", "title: T\nstandfirst: " + "w" * 5001, 3, code="LD152"),
    broken("author-501", "title: T\nauthor: " + "w" * 501, 3, code="LD152"),
    broken("tag-501", "title: T\ntags: [a, " + "w" * 501 + "]", 3, code="LD152"),
    broken("section-151", "title: T\nsection: " + "w" * 151, 3, "150 characters", code="LD152"),
    broken("id-5001", "title: T\nid: tag:" + "w" * 5001, 3, code="LD152"),
    broken("online-5001", "title: T\nonline: https://x.example/" + "w" * 5001, 3, code="LD152"),
    broken("alt-5001", "title: T\nimage: {file: x.png, alt: " + "w" * 5001 + "}", 3, code="LD152"),
    broken("date-50000", "title: T\ndate: " + "2" * 50_000, 3, "…", code="LD111"),
    broken("remark-200000", "title: T\n# " + "x" * 200_000, 2, code="LD151"),
    broken("tags-10000", "title: T\ntags: [" + "a, " * 10_000 + "]", 2, code="LD151"),
    accepted("title-499", "title: " + "word " * 99),
    accepted("blank-lines", "title: T" + "\n" * 5000),
    accepted("tags-900", "title: T\ntags: [" + ", ".join(f"t{n}" for n in range(900)) + "]"),
)

MANIFESTS: Final = (
    refused("pages-999999999", manifest(pages="999999999"), "LD123", "999", line=4),
    refused("pages-1000", manifest(pages="1000"), "LD123", "up to 999", line=4),
    refused("pages-100000-digits", manifest(pages="9" * 90_000), "LD110", "…", line=4),
    refused("pages-0", manifest(pages="0"), "LD110", "too small", line=4),
    refused("pages-minus", manifest(pages="-4"), "LD110", line=4),
    refused("pages-half", manifest(pages="3.5"), "LD110", line=4),
    refused("pages-arabic", manifest(pages="٤"), "LD110", line=4),
    refused("pages-infinite", manifest(pages=".inf"), "LD110", line=4),
    refused("pages-hexadecimal", manifest(pages="0xFF"), "LD110", line=4),
    refused("range-huge", manifest("a", "b: pages: 1-999999"), "LD123", line=6),
    refused("range-backwards", manifest("a", "b: pages: 9-2"), "LD123", "backwards", line=6),
    refused("range-of-ranges", manifest("a", "b: pages: 1-2-3"), "LD123", line=6),
    refused("range-open", manifest("a", "b: pages: 4-"), "LD123", line=6),
    refused("pages-many", manifest("a", f"b: pages: '{'2, ' * 9000}3'"), "LD123", line=6),
    refused("number-long", {ISSUE: issue("a").replace("1\n", "1" * 5000 + "\n")}, "LD110", line=2),
    refused("title-long", manifest(title="w" * 501), "LD152", line=4),
    refused("volume-text", manifest(volume="three"), "LD110", line=4),
    refused(
        "articles-text", {ISSUE: "---\nnumber: 1\ndate: 2026-05-08\narticles: a\n---\n"}, "LD110"
    ),
    refused(
        "articles-empty", {ISSUE: "---\nnumber: 1\ndate: 2026-05-08\narticles: []\n---\n"}, "LD126"
    ),
    refused(
        "articles-group",
        {ISSUE: "---\nnumber: 1\ndate: 2026-05-08\narticles: {a: b}\n---\n"},
        "LD110",
    ),
    refused("entry-nothing", manifest("a", "~"), "LD110", line=6),
    refused("entry-number", manifest("a", "7"), "LD120", line=6),
    refused("entry-list", manifest("a", "[b]"), "LD110", line=6),
    refused("entry-unknown-overflow", manifest("a", "b: overflow: nowhere"), "LD110", line=6),
    refused("entry-twice", manifest("a", "b", "b"), "LD121", line=7),
    refused("entries-2100", manifest("a", *(f"s{n}" for n in range(4100))), "LD151"),
    refused("entries-900", manifest("a", *(f"s{n}" for n in range(900))), "LD157", line=4),
    refused("entries-missing-200", manifest("a", *(f"s{n}" for n in range(200))), "LD120", line=6),
    refused("fillers-missing", manifest(fillers="[x, x, y]"), "LD120", line=4),
    Case(
        name="no-manifest", files={ISSUE: ""}, codes=("LD104",), place=f"{ISSUE}:1", command=BUILD
    ),
)

CASES: Final = (*SYNTAX, *TRICKS, *DEEP, *LARGE, *MANIFESTS)
