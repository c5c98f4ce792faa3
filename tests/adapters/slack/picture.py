"""Draws the picture in README from a real conversation on loopback: `python -m tests.adapters.slack.picture FILE.png`.

The blocks are drawn as Slack lays them out, by a page of our own and a headless Chromium (Debian: `chromium`).
"""

import asyncio
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from html import escape
from pathlib import Path

from bot.adviser import Adviser
from knowledge.loading import load
from tests.adapters.slack.app import Setting
from tests.adapters.slack.loopback.rules import Json
from tests.adapters.slack.loopback.server import loopback

WIDTH = 760
ASKED = "A website for our club"
STYLE = """
body { font: 15px/1.46 Lato, "Liberation Sans", sans-serif; color: #1d1c1d; margin: 0; padding: 18px 22px }
body { width: 716px }
.step { color: #616061; font-size: 13px; margin: 4px 0 6px }
.step code { color: #1d1c1d }
.message { display: flex; gap: 10px; margin-bottom: 16px }
.face { width: 36px; height: 36px; border-radius: 8px; background: #1d3b53; color: #fff; font-weight: 700 }
.face { display: flex; align-items: center; justify-content: center; flex: none }
.name b { font-weight: 900 }
.app { background: #e8e8e8; font-size: 10px; border-radius: 2px; padding: 1px 3px; color: #616061 }
.only { color: #616061; font-size: 13px }
h3 { font-size: 18px; margin: 6px 0 2px }
p { margin: 3px 0 }
ul { margin: 2px 0 4px; padding-left: 22px }
.context { color: #616061; font-size: 13px; margin: 3px 0 }
blockquote { border-left: 4px solid #ddd; margin: 2px 0 6px; padding-left: 10px }
a { color: #1264a3; text-decoration: none }
hr { border: 0; border-top: 1px solid #ddd; margin: 10px 0 }
code, pre { font: 12px Monaco, "Liberation Mono", monospace; background: #f8f8f8; border: 1px solid #ddd }
code, pre { border-radius: 3px }
code { color: #c01343; padding: 1px 3px }
pre { padding: 8px; white-space: pre-wrap }
.row { display: flex; flex-wrap: wrap; gap: 8px; margin: 6px 0 }
.button { border: 1px solid #bbbabb; border-radius: 4px; padding: 3px 11px; font-weight: 700; font-size: 14px }
.primary { background: #007a5a; border-color: #007a5a; color: #fff }
.danger { color: #e01e5a; border-color: #e01e5a }
.menu { border: 1px solid #bbbabb; border-radius: 4px; padding: 3px 11px; color: #616061; font-size: 14px }
.thumb { border: 1px solid #ddd; border-radius: 12px; padding: 1px 9px; font-size: 13px; color: #616061 }
label { display: block; margin: 1px 0 }
"""


async def conversation() -> str:
    """Hold the conversation, and return the page that shows it."""
    with tempfile.TemporaryDirectory() as folder:
        async with loopback() as slack:
            setting = Setting(slack, Adviser(load()), Path(folder))
            async with setting.app():
                ada = slack.person("UADA")
                await ada.command(ASKED)
                question = _message(ada.sees()[-1].blocks)
                await ada.click("Yes")
                await ada.conclude()
                advice = _message([block for message in ada.sees() for block in message.blocks])
    first = f"<div class=step>Ada types <code>/whichframework {escape(ASKED)}</code></div>"
    then = "<div class=step>Ada clicks, and the same message becomes:</div>"
    measure = "<script>document.body.dataset.height = document.documentElement.scrollHeight</script>"
    return f"<!doctype html><meta charset=utf-8><style>{STYLE}</style><body>{first}{question}{then}{advice}{measure}"


def _message(blocks: list[Json]) -> str:
    name = "<div class=name><b>Which framework?</b> <span class=app>APP</span></div>"
    only = "<div class=only>Only visible to you</div>"
    shown = "".join(html for block in blocks for html in _block(block))
    return f"<div class=message><div class=face>wf</div><div>{only}{name}{shown}</div></div>"


def _block(block: Json) -> Iterator[str]:
    match block["type"]:
        case "header":
            yield f"<h3>{escape(block['text']['text'])}</h3>"
        case "divider":
            yield "<hr>"
        case "context":
            yield f"<div class=context>{' '.join(escape(element['text']) for element in block['elements'])}</div>"
        case "rich_text":
            yield from (_rich(element) for element in block["elements"])
        case "actions" | "context_actions":
            yield f"<div class=row>{''.join(html for element in block['elements'] for html in _element(element))}</div>"
        case kind:
            yield f"<p>[{kind}]</p>"


def _rich(element: Json) -> str:
    tag = {"rich_text_section": "p", "rich_text_quote": "blockquote", "rich_text_preformatted": "pre"}
    if element["type"] == "rich_text_list":
        return f"<ul>{''.join(f'<li>{_runs(item)}</li>' for item in element['elements'])}</ul>"
    return f"<{tag[element['type']]}>{_runs(element)}</{tag[element['type']]}>"


def _runs(element: Json) -> str:
    return "".join(_run(run) for run in element["elements"])


def _run(run: Json) -> str:
    text = escape(run.get("text", ""))
    if run["type"] == "link":
        text = f"<a href='#'>{text}</a>"
    for style, tag in (("bold", "b"), ("italic", "i"), ("code", "code")):
        if run.get("style", {}).get(style):
            text = f"<{tag}>{text}</{tag}>"
    return text


def _element(element: Json) -> Iterator[str]:
    match element["type"]:
        case "button":
            yield f"<span class='button {element.get('style', '')}'>{escape(element['text']['text'])}</span>"
        case "feedback_buttons":
            for side, sign in (("positive_button", "👍"), ("negative_button", "👎")):
                yield f"<span class=thumb>{sign} {escape(element[side]['text']['text'])}</span>"
        case "radio_buttons" | "checkboxes":
            sign = "○" if element["type"] == "radio_buttons" else "☐"
            options = "".join(
                f"<label>{sign} {escape(option['text']['text'])}</label>" for option in element["options"]
            )
            yield f"<div>{options}</div>"
        case _:
            yield f"<span class=menu>{escape(element['placeholder']['text'])} ▾</span>"


def main(target: Path) -> None:
    """Draw the picture, as high as the conversation is."""
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / "page.html"
        page.write_text(asyncio.run(conversation()), encoding="utf-8")
        measured = re.search(r'data-height="(\d+)"', _chromium(folder, page, "--dump-dom"))
        height = measured[1] if measured else "2000"
        _chromium(folder, page, f"--window-size={WIDTH},{height}", f"--screenshot={target.resolve()}")


def _chromium(folder: str, page: Path, *options: str) -> str:
    quiet = ("--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", f"--user-data-dir={folder}/profile")
    command = ["chromium", *quiet, f"--window-size={WIDTH},800", *options, page.as_uri()]
    return subprocess.run(command, check=True, timeout=120, capture_output=True, text=True).stdout


if __name__ == "__main__":
    main(Path(sys.argv[1]))
