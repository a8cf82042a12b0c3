"""Copy as people paste it from word processors, websites, e-mails and spreadsheets."""

from __future__ import annotations

from typing import Final

from hostile.case import READ, Case, Files, article_b, header_b, manifest

LINE: Final = "articles/b.md:5"
"""Where the copy of the article begins."""


def _printed(name: str, copy: str, code: str, *says: str, place: str = LINE) -> Case:
    """Copy that would be printed wrong: an error."""
    files = article_b(copy)
    return Case(name=name, files=files, command=READ, codes=(code,), place=place, says=says)


def _doubtful(name: str, copy: str, code: str, *says: str, place: str = LINE) -> Case:
    """Copy that may be meant: a warning."""
    files = article_b(copy)
    return Case(
        name=name, files=files, command=READ, status=0, codes=(code,), place=place, says=says
    )


def _header(name: str, header: str, code: str, *says: str, line: int = 2, status: int = 1) -> Case:
    """A header, and the line of the fault in it."""
    return Case(
        name=name,
        files=header_b(header),
        command=READ,
        status=status,
        codes=(code,),
        place=f"articles/b.md:{line}",
        says=says,
    )


def _missing(name: str, file: str, *says: str) -> Case:
    """An article that the manifest orders, and a file that is probably meant."""
    files: Files = {**manifest("a", "baths"), file: "---\ntitle: Baths\n---\nWords.\n"}
    return Case(name=name, files=files, command=READ, codes=("LD120",), says=says)


CASES: Final = (
    _printed("html-bold", "The <b>ward</b> was closed.", "LD232", "**words**"),
    _printed("html-paragraph", '<p class="MsoNormal">The ward.</p>', "LD232", "empty line"),
    _printed("html-break", "The ward<br/>was closed.", "LD232", "backslash"),
    _printed("html-word", "The ward<o:p></o:p> was closed.", "LD232"),
    _printed("html-link", 'See <a href="https://x.example/">us</a>.', "LD232", "](https://"),
    _printed("html-many", "<span>a</span> " * 3000, "LD232", "2999 more places"),
    _printed("html-code-twice", "Fish &amp;nbsp; chips.", "LD234"),
    _printed("html-code-open", "Fish &nbsp chips.", "LD234"),
    _printed("comment-among-words", "The ward <!-- ask Bob --> closed.", "LD233"),
    _printed("comment-of-word", "<!--[if gte mso 9]><xml></xml><![endif]--> The ward.", "LD233"),
    _printed("comment-open", "The ward <!-- closed.", "LD233", "-->"),
    _printed("bullets", "\u2022 One\n\u2022 Two\n\u2022 Three", "LD236", "- words"),
    _printed("bullets-of-word", "\uf0b7\tOne\n\uf0b7\tTwo", "LD236"),
    _printed("bullets-below-words", "We want:\n\u2022 One", "LD236", place="articles/b.md:6"),
    _doubtful("bullets-apart", "\u2022 One\n\n\u2022 Two", "LD237"),
    _doubtful("dashes", "\u2013 One\n\u2013 Two", "LD237"),
    _doubtful("letters", "(a) One\n(b) Two", "LD237"),
    _doubtful("hyphen-and-hard-space", "-\u00a0One\n-\u00a0Two", "LD237"),
    _doubtful("bullet-in-list", "- \u2022 One", "LD237"),
    _doubtful("number-twice", "1. 1. One", "LD237"),
    _doubtful("headline-again", "# The other article\n\nWords.", "LD238"),
    _doubtful("notes-of-word", "Words.[1]\n\n1. A source", "LD239", "[^1]:"),
    _doubtful("strong-open", "The **ward was closed.", "LD240", "\\*\\*"),
    _doubtful("emphasis-open", "The *ward was closed.", "LD240"),
    _doubtful("underline-open", "The _ward was closed.", "LD240"),
    _doubtful("strong-with-spaces", "The ** ward** was closed.", "LD240"),
    _doubtful("brackets", "See [our report] for more.", "LD241", "[our report](https://address)"),
    _doubtful("brackets-and-space", "See [it all] (https://x.example/).", "LD241"),
    _printed("mail", "Write to [me](me@x.example).", "LD242", "mailto:me@x.example"),
    _printed("quotes-around-address", "See [it](\u201chttps://x.example\u201d).", "LD243"),
    _printed("hash-and-hard-space", "#\u00a0The ward", "LD244", "# The ward"),
    _printed("hashes-without-space", "##The ward", "LD244", "## The ward"),
    _printed("hash-behind-nothing", "\u200b## The ward", "LD244"),
    _doubtful("divided-word", "The hos-\npital was closed.", "LD245", "hospital"),
    _printed("table", "Ward\tBeds\nNorth\t24", "LD246", "| Ward | Beds |"),
    _doubtful("indented", "\tThe ward was closed on Monday.", "LD247"),
    _doubtful("ends", "Words.\n\nENDS", "LD248", place="articles/b.md:7"),
    _doubtful("thirty", "Words.\n\n-30-", "LD248", place="articles/b.md:7"),
    _doubtful("iphone", "Words.\n\nSent from my iPhone", "LD248", place="articles/b.md:7"),
    _doubtful("tracked", "The {++old ++}ward.", "LD248"),
    _doubtful("merge", "<<<<<<< HEAD\nThe ward.", "LD248"),
    _doubtful("chat", "The ward.:contentReference[oaicite:0]{index=0}", "LD248"),
    _doubtful("rule-below-words", "The ward was closed.\n---\nWords.", "LD249"),
    _doubtful("signature", "Yours\n-- \nBob", "LD249"),
    _doubtful("zero-width", "The hos\u200bpital.", "LD138"),
    _doubtful("line-separator", "The ward\u2028was closed.", "LD138"),
    _doubtful("spacer", "Words.\n\n&nbsp;\n\nWords.", "LD138", place="articles/b.md:7"),
    _printed("note-without-words", "Words.[^5]", "LD212", "[^5]:"),
    _printed("note-without-colon", "Words.[^5]\n\n[^5] A source", "LD212", "on line 7"),
    _header("quotes", "title: \u201cBaths\u201d", "LD136", 'title: "Baths"', status=0),
    _header(
        "by-by", "title: x\nauthor: By Ann Other", "LD135", "author: Ann Other", line=3, status=0
    ),
    _header("invisible-title", 'title: "\u200b\u00ad\u200f\ufe0f\u00a0"', "LD137"),
    _header("invisible-author", 'title: x\nauthor: ["\u2060"]', "LD137", line=3),
    _header("tags", "title: The <em>Times</em>", "LD232"),
    _header("codes", "title: Fish &amp; chips", "LD234", "Write & instead"),
    _header("markdown", "title: The *Times*", "LD235", status=0),
    _header("apostrophe", "title: 'Council's baths'", "LD106", 'title: "Council\'s baths"'),
    _header("quoted-word", 'title: "Sold" says council', "LD106", "title: '\"Sold\" says council'"),
    _header("brackets-first", "title: [Letters] to us", "LD106", 'title: "[Letters] to us"'),
    _header("tight-colon", 'title:"x"', "LD106", 'title: "x"'),
    _header("colon", "title: Baths: the last swim", "LD106", 'title: "Baths: the last swim"'),
    _header("at", "title: @council", "LD106", 'title: "@council"'),
    _header("percent", "title: %", "LD106", 'title: "%"'),
    _header("twice", "title: x\ntitle: y", "LD107", "first on line 2", line=3),
    _header("list-for-text", "title: [Letters]", "LD110", '"[Letters]"'),
    Case(
        name="dash-for-hyphens",
        files={"articles/b.md": "---\ntitle: x\n\u2014\n\nWords.\n"},
        command=READ,
        codes=("LD105",),
        place="articles/b.md:1",
        says=("on line 3",),
    ),
    Case(
        name="dash-for-first-hyphens",
        files={"articles/b.md": "\u2014\ntitle: x\n---\n\nWords.\n"},
        command=READ,
        codes=("LD104",),
        place="articles/b.md:1",
        says=("on line 1",),
    ),
    Case(
        name="only-drafts",
        files={
            **manifest("b"),
            **header_b("title: x\ndraft: true"),
        },
        command=READ,
        codes=("LD126",),
        place="issues/issue-1.md",
        says=("no article that is not a draft",),
    ),
    Case(
        name="path-in-manifest",
        files=manifest("a", "articles/b.md"),
        command=READ,
        codes=("LD112",),
        says=("Write \u201cb\u201d.",),
    ),
    Case(
        name="umlaut-in-manifest",
        files=manifest("a", "B\u00e4der-\u00d8st"),
        command=READ,
        codes=("LD112",),
        says=("baeder-ost",),
    ),
    _missing("text-file", "articles/baths.txt", "Rename articles/baths.txt"),
    _missing("two-endings", "articles/baths.md.txt", "Rename articles/baths.md.txt"),
    _missing("capitals", "articles/Baths.MD", "Rename articles/Baths.MD"),
    _missing("word-file", "articles/baths.docx", "Save the text of articles/baths.docx"),
    _missing("beside-settings", "baths.md", "into the folder articles"),
    Case(
        name="no-table-line",
        files={"lowdown.toml": 'title = "x"\nurl = "https://x.example/"\n'},
        command=READ,
        status=2,
        codes=("LD109",),
        place="lowdown.toml:1",
        says=("line [publication]",),
    ),
    Case(
        name="no-url",
        files={"lowdown.toml": '[publication]\ntitle = "x"\n'},
        command=READ,
        status=2,
        codes=("LD109",),
        says=('url = "https://voice.example/"',),
    ),
    Case(
        name="settings-in-typographic-quotes",
        files={"lowdown.toml": "[publication]\ntitle = \u201cx\u201d\n"},
        command=READ,
        status=2,
        codes=("LD116",),
        place="lowdown.toml:2",
        says=('title = "x"',),
    ),
)
