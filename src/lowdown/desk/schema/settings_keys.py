"""The keys of `lowdown.toml`, one class for each of its tables."""

from __future__ import annotations

from pydantic import Field

from lowdown.desk.schema.hyphenation_keys import HyphenationKeys, no_words
from lowdown.desk.schema.look_keys import LookKeys
from lowdown.desk.schema.nameplate_keys import NameplateKeys
from lowdown.desk.schema.value_types import (
    ArticlePattern,
    BaseAddress,
    Columns,
    Heading,
    Headline,
    HeadlineOrEmpty,
    IssuePattern,
    Keys,
    Language,
    Lines,
    MaybeAddress,
    MaybeEmail,
    MaybeHeadline,
    MaybeText,
    Number,
    PageSize,
    PageWords,
    PerCent,
    Rules,
    Sheet,
    Slug,
    Switch,
    UrlWords,
)
from lowdown.desk.schema.web_keys import SubscribeKeys, WebKeys


class PublicationKeys(Keys):
    """The table `[publication]` of the settings."""

    title: Headline = Field(
        description="The publication's name, as the nameplate shows it.",
        examples=["The Valley Voice"],
    )
    tagline: MaybeHeadline = Field(
        default=None,
        description="The line below the nameplate; default: none.",
        examples=["News for the whole valley"],
    )
    url: BaseAddress = Field(
        description="The address of its website; the address of every article and feed begins"
        " with it.",
        examples=["https://voice.example/"],
    )
    language: Language = Field(
        default="en-GB",
        description="Its language, for dates, hyphens, quotation marks and screen readers.",
        examples=["cy"],
    )
    publisher: MaybeHeadline = Field(
        default=None,
        description="Who publishes it: the author in the PDF's properties; default: the title.",
        examples=["Valley Press"],
    )
    email: MaybeEmail = Field(
        default=None,
        description="The editor's address, for the feeds; default: none.",
        examples=["editor@voice.example"],
    )
    imprint: MaybeText = Field(
        default=None,
        description="Who printed, published or promoted it, at the foot of the last page;"
        " default: none.",
        examples=["Printed and published by Valley Press, 1 High Street."],
    )
    election: Switch = Field(
        default=False,
        description="Whether an election is near: a paper without an imprint is then an error.",
        examples=[True],
    )


class PaperKeys(Keys):
    """The table `[paper]` of the settings."""

    size: PageSize = Field(
        default="A4",
        validate_default=True,
        description="The size of a page; the [sizes](#sizes-of-paper) that have a name are below.",
        examples=["tabloid", "A4 landscape", "210mm 297mm"],
    )
    columns: Columns = Field(
        default=3, description="The number of columns of a page.", examples=[4]
    )
    template: Slug = Field(
        default="lowdown",
        description="The set of templates: a folder in `templates/`, or the built-in `lowdown`.",
        examples=["lowdown"],
    )
    sheet: Sheet = Field(
        default=1,
        description="Pages printed on one sheet of paper: the number of pages is planned as a"
        " multiple of it.",
        examples=[4],
    )


class JumpKeys(Keys):
    """The table `[jumps]` of the settings."""

    to: PageWords = Field(
        default=None,
        description="The jump line where the copy breaks off; default:"
        " “continued on page {page}...” in the publication's language.",
        examples=["turn to page {page}"],
    )
    origin: PageWords = Field(
        default=None,
        alias="from",
        description="The jump line where the copy goes on; default:"
        " “...continued from page {page}” in the publication's language.",
        examples=["from page {page}"],
    )
    online: UrlWords = Field(
        default=None,
        description="The line where print stops and the web goes on; default:"
        " “...this article is continued online at: {url}” in the publication's language.",
        examples=["read on at {url}"],
    )
    contents: Heading = Field(
        default=None,
        description="The heading of the contents box; default:"
        " “Also in this issue...” in the publication's language.",
        examples=["Inside"],
    )


class WordKeys(Keys):
    """The table `[words]` of the settings."""

    volume: MaybeHeadline = Field(
        default=None,
        description="The word before the number of the volume; default: “Volume” in the"
        " publication's language.",
        examples=["Bloavezh"],
    )
    number: MaybeHeadline = Field(
        default=None,
        description="The word before the number of the issue; default: “Number” in the"
        " publication's language.",
        examples=["Niverenn"],
    )
    by: HeadlineOrEmpty = Field(
        default=None,
        description="The word before the authors' names, or empty for the names alone; default:"
        " “By” in the publication's language.",
        examples=["Gant"],
    )
    page: MaybeHeadline = Field(
        default=None,
        description="The word before an article's pages in the contents box; default: “p”.",
        examples=["p."],
    )
    qr: MaybeHeadline = Field(
        default=None,
        description="What a QR code is called for screen readers; default: “QR code” in the"
        " publication's language.",
        examples=["Kod QR"],
    )


class UrlKeys(Keys):
    """The table `[urls]` of the settings."""

    article: ArticlePattern = Field(
        default="{section}/{slug}/",
        description="The address of an article, below the publication's.",
        examples=["{year}/{slug}/"],
    )
    issue: IssuePattern = Field(
        default="{issue}/",
        description="The address of an issue, below the publication's.",
        examples=["issues/{issue}/"],
    )


class DonationKeys(Keys):
    """The table `[donation]` of the settings."""

    article: Slug = Field(
        description="The slug of the article that is the panel's copy.", examples=["donate"]
    )
    url: MaybeAddress = Field(
        default=None,
        description="Where to give: printed as a QR code in the panel; default: no code.",
        examples=["https://voice.example/donate"],
    )


class FeedKeys(Keys):
    """The table `[feeds]` of the settings."""

    items: Number = Field(
        default=30, description="The number of articles in the feeds, at most.", examples=[50]
    )
    hub: MaybeAddress = Field(
        default=None,
        description="The WebSub hub that announces what is new in the feeds; default: none.",
        examples=["https://hub.example/"],
    )


class CheckKeys(Keys):
    """The table `[check]` of the settings."""

    select: Rules = Field(
        default=frozenset(),
        description="The only rules that are reported; default: all rules.",
        examples=[["LD4"]],
    )
    ignore: Rules = Field(
        default=frozenset(),
        description="The rules that are not reported.",
        examples=[["LD453", "alt-missing"]],
    )
    strict: Switch = Field(
        default=False,
        description="Whether warnings fail a check as errors do, as with `--strict`.",
        examples=[True],
    )


class FitKeys(Keys):
    """The table `[fit]` of the settings."""

    optional: Switch = Field(
        default=True,
        description="Whether copy between `::: optional` and `:::` may be left out.",
        examples=[False],
    )
    pictures: Switch = Field(
        default=True,
        description="Whether pictures may be cropped within their `min` and `max`.",
        examples=[False],
    )
    pullquotes: Switch = Field(
        default=True, description="Whether pull quotes may be left out.", examples=[False]
    )
    crossheads: Lines = Field(
        default=1,
        description="Lines of white that may be added above a crosshead.",
        examples=[0, 2],
    )
    tracking: PerCent = Field(
        default=1.0,
        description="Per cent that letters may give in paragraphs set in other numbers of lines.",
        examples=[0.5, False],
    )
    fillers: Switch = Field(
        default=True,
        description="Whether a house advertisement may be printed where a page has room.",
        examples=[False],
    )


class SettingsKeys(Keys):
    """The file lowdown.toml."""

    publication: PublicationKeys = Field(description="What the publication is called and where.")
    paper: PaperKeys = Field(
        default_factory=PaperKeys, description="The size of the page and its columns."
    )
    look: LookKeys = Field(default_factory=LookKeys, description="The colours of paper and site.")
    nameplate: NameplateKeys = Field(
        default_factory=NameplateKeys,
        description="The nameplate, at the top of page 1 and of every page of the web edition.",
    )
    jumps: JumpKeys = Field(
        default_factory=JumpKeys, description="The words of jump lines and of the contents box."
    )
    words: WordKeys = Field(
        default_factory=WordKeys, description="Words that the paper prints besides its copy."
    )
    hyphenation: HyphenationKeys = Field(
        default_factory=no_words, description="Where words may be divided, by their language."
    )
    urls: UrlKeys = Field(default_factory=UrlKeys, description="How web addresses are made.")
    donation: DonationKeys | None = Field(
        default=None, description="The donation panel on the last page; default: none."
    )
    feeds: FeedKeys = Field(default_factory=FeedKeys, description="What the feeds hold.")
    web: WebKeys = Field(default_factory=WebKeys, description="The web edition.")
    subscribe: SubscribeKeys | None = Field(
        default=None,
        description="The form by which readers subscribe by e-mail; default: none.",
    )
    check: CheckKeys = Field(default_factory=CheckKeys, description="Which rules are checked.")
    fit: FitKeys = Field(
        default_factory=FitKeys, description="How far copy may be changed so that it fits."
    )
