# SPDX-License-Identifier: EUPL-1.2
"""The tag that links what Vite built: `{% vite "phone" %}`."""

import json
from functools import cache
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

register = template.Library()


@cache
def manifest() -> dict[str, dict[str, Any]]:
    """Return Vite's manifest; empty while the browser part is not built."""
    path = settings.PACKAGE / "static" / "dist" / ".vite" / "manifest.json"
    if not path.exists():
        return {}
    found: dict[str, dict[str, Any]] = json.loads(path.read_text("utf-8"))
    return found


def _entry(name: str) -> dict[str, Any] | None:
    for key, chunk in manifest().items():
        if chunk.get("isEntry") and (chunk.get("name") == name or key == name):
            return chunk
    return None


def _styles(chunk: dict[str, Any], seen: set[str]) -> list[str]:
    """List the style sheets of a chunk and of what it imports, each once."""
    found = [css for css in chunk.get("css", ()) if css not in seen]
    seen.update(found)
    for key in chunk.get("imports", ()):
        found += _styles(manifest()[key], seen)
    return found


@register.simple_tag
def vite(name: str) -> SafeString:
    """Write the link and script elements of an entry point."""
    chunk = _entry(name)
    if chunk is None:
        return SafeString("")
    file = chunk["file"]
    if file.endswith(".css"):
        return format_html('<link rel="stylesheet" href="{}">', static(f"dist/{file}"))
    links = format_html_join(
        "\n",
        '<link rel="stylesheet" href="{}">',
        ((static(f"dist/{css}"),) for css in _styles(chunk, set())),
    )
    script = format_html(
        '<script type="module" src="{}"></script>', static(f"dist/{file}")
    )
    return links + script
