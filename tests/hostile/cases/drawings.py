"""Drawings: with scripts, from outside, endless, deep, broken, or in other people's faces."""

from __future__ import annotations

from base64 import b64encode
from typing import Final

from PIL import Image

from hostile.case import READ, Case, Files, article_b
from making.bitmaps import saved
from making.drawings import RECT, drawing, nested, nested_uses

AT: Final = "articles/b.md:5"
WEB: Final = "https://spy.example/x"
NOISE: Final = b64encode(saved(Image.effect_noise((60, 40), 60), "JPEG")).decode()


def shown(data: str | bytes) -> Files:
    """Returns the article `b` with a drawing."""
    return {"pictures/x.svg": data, **article_b("![It](pictures/x.svg)\n\nWords.")}


def refused(name: str, data: str | bytes, *says: str, code: str = "LD250") -> Case:
    """Returns the case of a drawing that cannot be used."""
    return Case(name=name, files=shown(data), codes=(code,), place=AT, says=says)


def warned(name: str, *parts: str, says: str = "") -> Case:
    """Returns the case of a drawing that is printed without what it shows from outside."""
    files = shown(drawing(RECT, *parts))
    return Case(name=name, files=files, status=0, codes=("LD251",), place=AT, says=(says,))


def accepted(name: str, *parts: str) -> Case:
    """Returns the case of a drawing that is cleaned and printed."""
    return Case(name=name, files=shown(drawing(RECT, *parts)), status=0)


def fills(levels: int) -> str:
    """Returns a drawing of patterns in patterns."""
    return drawing(
        *(
            f'<pattern id="u{at}">' + f'<rect fill="url(#u{at - 1})"/>' * 10 + "</pattern>"
            for at in range(1, levels)
        )
    )


ENTITIES: Final = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 9}">' for at in range(1, 20))
CASES: Final = (
    refused("uses-100000000", nested_uses(8)),
    refused("uses-for-ever", drawing('<g id="a"><use href="#a"/></g>')),
    refused("uses-of-each-other", drawing('<use id="a" href="#b"/><use id="b" href="#a"/>')),
    refused("patterns-100000000", fills(9)),
    refused("patterns-by-class", fills(9).replace("fill=", 'class="a" stroke=')),
    refused("levels-50000", nested(50_000), "100 levels"),
    refused("levels-not-closed", "<svg>" * 50_000),
    refused("shapes-100000", drawing(RECT * 100_000), "20,000"),
    refused("letters-100000", drawing("<text>", "x" * 100_000, "</text>")),
    refused("path-of-4-mb", drawing('<path d="M0 0', "L1 1" * 1_000_000, '"/>')),
    refused("selectors", drawing("<style>", "* " * 40, "x{}</style>", "<g>" * 90, "</g>" * 90)),
    refused("references", drawing(*(f'<use href="#{at}"/>' for at in range(9000)))),
    refused("bytes", drawing(" " * 10_000_001), "10 MB"),
    refused("entities", f"<!DOCTYPE svg [{ENTITIES}]>" + drawing("&a19;"), "DOCTYPE", code="LD208"),
    refused(
        "entity-of-a-file",
        '<!DOCTYPE svg [<!ENTITY a SYSTEM "/etc/passwd">]>' + drawing("&a;"),
        code="LD208",
    ),
    refused("doctype-of-the-web", f'<!DOCTYPE svg SYSTEM "{WEB}">' + drawing(), code="LD208"),
    refused("not-closed", drawing()[:-3], "line 1", code="LD208"),
    refused("no-size", drawing(attributes=""), "viewBox", code="LD208"),
    refused("size-of-nothing", drawing(attributes='viewBox="0 0 0 0"'), code="LD208"),
    refused("size-endless", drawing(attributes='width="1e999" height="1"'), code="LD208"),
    refused("web-page", '<html xmlns="http://www.w3.org/1999/xhtml"/>', code="LD208"),
    refused("empty", b"", code="LD208"),
    refused("zeros", b"\0" * 999, code="LD208"),
    refused("png", saved(Image.new("L", (2, 2)), "PNG"), code="LD208"),
    refused("unknown-encoding", '<?xml version="1.0" encoding="x-spy"?>' + drawing(), code="LD208"),
    refused(
        "broken-photograph",
        drawing(f'<image href="data:image/jpeg;base64,{NOISE[:-400]}"/>'),
        "line 1",
        code="LD208",
    ),
    refused(
        "photograph-of-text", drawing('<image href="data:image/png;base64,c3B5"/>'), code="LD208"
    ),
    refused(
        "photograph-not-base64", drawing('<image href="data:image/png;base64,*"/>'), code="LD208"
    ),
    *(
        refused(
            f"letters-of-no-face-{name}",
            drawing("\n\n", f"<{name}>\U0001f9ff</{name}>"),
            "U+1F9FF",
            "in pictures/x.svg, line 3",
            code="LD409",
        )
        for name in ("text", "tspan", "a")
    ),
    refused(
        "letters-of-no-space",
        '<svg viewBox="0 0 9 9"><text>\U0001f9ff</text></svg>',
        "line 1",
        code="LD409",
    ),
    refused("turned-by-nonsense", drawing('<g transform="rotate(x)"><rect/></g>'), code="LD254"),
    refused(
        "sheet-of-half-a-sum",
        drawing("<style>rect:nth-child(n+) {fill: red}</style>", RECT),
        "pictures/x.svg",
        code="LD254",
    ),
    warned("picture-of-the-web", f'<image href="{WEB}.png"/>', says=f"{WEB}.png"),
    warned("picture-beside-it", '<image xlink:href="spy.png"/>', says="spy.png"),
    warned("picture-of-the-machine", '<image href="file:///etc/hostname"/>', says="/etc/hostname"),
    warned("drawing-in-a-drawing", '<image href="data:image/svg+xml,spy"/>'),
    warned("use-of-the-web", f'<use href="{WEB}#a"/>'),
    warned("web-page-within", "<foreignObject><p>Words</p></foreignObject>", says="web page"),
    accepted("script", "<script>alert(1)</script>"),
    accepted("events", '<rect onload="alert(1)" onclick="alert(1)"/>'),
    accepted("link-to-a-script", '<a href="javascript:alert(1)"><text>x</text></a>'),
    accepted("sheet-of-the-web", f"<style>@import '{WEB}'; rect{{mask:url({WEB})}}</style>"),
    accepted("sheet-of-nonsense", "<style>}}}{{{ @@@ ;;; \\</style>"),
    accepted("instruction", f'<?xml-stylesheet href="{WEB}"?>'),
    accepted("photograph", f'<image href="data:image/jpeg;base64,{NOISE}" width="9" height="9"/>'),
    accepted("arial", '<text y="9" style="font: bold 9px Arial">x</text>'),
    accepted("arial-by-class", "<style>.a{font:9px Arial}</style><text class='a' y='9'>x</text>"),
    accepted("numbers-of-nonsense", '<rect x="x" y="1e999" width="-1" r="NaN"/><path d="M"/>'),
    accepted("use-of-nothing", '<use href="#nothing"/><use/>'),
    accepted("gradient-of-itself", '<linearGradient id="g"/><rect fill="url(#none)"/>'),
    Case(name="utf-16", files=shown(drawing(RECT).encode("utf-16")), command=READ, status=0),
)
