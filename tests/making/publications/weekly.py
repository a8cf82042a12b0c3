"""A tiny weekly of two volumes, with one of everything that pages of the web edition show."""

from __future__ import annotations

from typing import Final

SETTINGS = """\
[publication]
title = "The Weekly"
tagline = "Every week"
url = "https://weekly.example/paper/"
language = "en-GB"
publisher = "Weekly Press"
email = "editor@weekly.example"
imprint = "Printed by us & others"

[donation]
article = "donate"
url = "https://weekly.example/give?a=1&b=2"

[web]
page_size = 5

[[web.links]]
title = "Bookshop"
url = "https://books.example/"

[[web.social]]
title = "Mastodon"
url = "https://social.example/@weekly"

[subscribe]
provider = "listmonk"
action = "https://lists.example/subscription/form"
lists = ["eb420c55-4cfb-4972-92ba-c93c34ba475d"]
"""
LEAD = """\
---
title: "Baths & wash-houses: <closed>"
contents: "Baths: closed"
kicker: "Council"
standfirst: "Nobody was asked."
author: [Ann Lee, Ben Ode]
section: news
tags: [baths, council]
updated: 2026-05-09
image: {file: pictures/bath.png, alt: "An empty \\"bath\\"", caption: "Dry & cold"}
---
The *baths* are **shut** & cold.[^a] See [the strike](strike.md), [its end](strike.md#p2),
[a draft](nothing-yet.md), [elsewhere](https://else.where.example/?a=1&b=2 "A <title>"),
and [here](#baths-p3).

## What it costs

- Coal
- Water

1. First
2. Second

> We were asked.
>
> And asked again.

::: pullquote
Nobody was asked.
:::

::: box In figures
Three baths.

- One
:::

| Bath | Cost |
|---|---:|
| North | 12 |

| Bath | Depth |
|---|---:|
| South | 2 |

![A map](pictures/map.png "Where they are. Credit: Ann")

    tap --open

Again.[^a] And once more.[^b]

::: web
Only on the web.
:::

::: print
Only in print.
:::

[^a]: *Minutes*, 3 May.
[^b]: Letter of 4 May.
"""
STRIKE = """\
---
title: "Will they strike?"
contents: "Strike: a vote"
standfirst: "The vote is on Friday."
author: Ann Lee
section: news
tags: [strikes, council, baths]
aliases: [old/strike/]
---
They vote on Friday.

They will know on Saturday. See [the baths](baths.md).
"""
WELSH = """\
---
title: "Y pwll"
author: Cai Rhys
language: cy
tags: [baths]
---
Mae'r pwll ar gau.[^1]

[^1]: Cofnodion.
"""
ELSEWHERE = """\
---
title: "Seen elsewhere."
standfirst: "A report."
author: Ann Lee
online: https://else.where.example/report
tags: [council]
---
Words.
"""
OLDER = """\
---
title: "An older story"
section: comment
tags: [baths, council, strikes]
---
Words of last year.
"""
DONATE = """\
---
title: "Keep us going"
---
Give **£5** & see [the strike](strike.md).
"""


def _issue(number: int, volume: int, date: str, articles: str, words: str) -> str:
    return (
        f"---\nnumber: {number}\nvolume: {volume}\ndate: {date}\narticles: [{articles}]\n---\n"
        f"{words}\n"
    )


FILES: Final[dict[str, str]] = {
    "lowdown.toml": SETTINGS,
    "articles/baths.md": LEAD,
    "articles/strike.md": STRIKE,
    "articles/pwll.md": WELSH,
    "articles/elsewhere.md": ELSEWHERE,
    "articles/older.md": OLDER,
    "articles/nothing-yet.md": "---\ntitle: In no issue yet\n---\nWords.\n",
    "articles/donate.md": DONATE,
    "issues/number-2.md": _issue(
        2, 2, "2026-05-08", "baths, strike, pwll, elsewhere", "Read [the lead](baths.md) first."
    ),
    "issues/number-1.md": _issue(1, 1, "2025-05-02", "older", "The first."),
}
"""The files of the publication, without its pictures."""
