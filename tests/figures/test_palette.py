"""One source of colours, readable on both grounds."""

from __future__ import annotations

import itertools
import re
from pathlib import Path

import pytest

import sphinx_concept_graph
from sphinx_concept_graph.figures.palette import DARK, INK_DARK, INK_LIGHT, LIGHT

SHEET = Path(sphinx_concept_graph.__file__).parent / "static" / "concept-figures.css"
GROUNDS = [("#ffffff", LIGHT, INK_LIGHT), ("#131416", DARK, INK_DARK)]

# Machado, Oliveira and Fernandes (2009), full severity.
DEFICIENCIES = {
    "protan": ((0.1523, 1.0526, -0.2049), (0.1145, 0.7863, 0.0992), (-0.0039, -0.0481, 1.052)),
    "deutan": ((0.3673, 0.8606, -0.228), (0.2801, 0.6725, 0.0474), (-0.0118, 0.0429, 0.9689)),
    "tritan": ((1.2555, -0.0767, -0.1788), (-0.0784, 0.9308, 0.1476), (0.0047, 0.6914, 0.3039)),
}


def linear(colour: str) -> tuple[float, ...]:
    """Linear light of a colour."""
    values = (channel / 255 for channel in bytes.fromhex(colour[1:]))
    return tuple(v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4 for v in values)


def contrast(one: str, other: str) -> float:
    """Contrast as WCAG 2 defines it."""
    lights = [sum(w * v for w, v in zip((0.2126, 0.7152, 0.0722), linear(c), strict=True))
              for c in (one, other)]  # fmt: skip
    return (max(lights) + 0.05) / (min(lights) + 0.05)


def lab(light: tuple[float, ...]) -> tuple[float, float, float]:
    """CIE L*a*b* of linear light."""
    red, green, blue = (min(max(value, 0.0), 1.0) for value in light)
    x = (0.4124 * red + 0.3576 * green + 0.1805 * blue) / 0.95047
    y = 0.2126 * red + 0.7152 * green + 0.0722 * blue
    z = (0.0193 * red + 0.1192 * green + 0.9505 * blue) / 1.08883
    a, b, c = (v ** (1 / 3) if v > 0.008856 else 7.787 * v + 16 / 116 for v in (x, y, z))
    return 116 * b - 16, 500 * (a - b), 200 * (b - c)


def seen(colour: str, deficiency: str) -> tuple[float, float, float]:
    """A colour as someone with a colour-vision deficiency sees it."""
    light, rows = linear(colour), DEFICIENCIES[deficiency]
    return lab(tuple(sum(w * v for w, v in zip(row, light, strict=True)) for row in rows))


@pytest.mark.parametrize(("ground", "slots", "ink"), GROUNDS)
def test_contrast(ground: str, slots: dict[str, str], ink: dict[str, str]) -> None:
    """Slots and ink are readable on their ground, and text on a filled box."""
    assert len(set(slots.values())) == 10
    for colour in slots.values():
        assert contrast(colour, ground) >= 4.5
        assert contrast(colour, ink["on-fill"]) >= 4.5
    assert contrast(ink["ink"], ground) >= 7
    assert contrast(ink["line"], ground) >= 7
    assert contrast(ink["trunk"], ground) >= 3


@pytest.mark.parametrize(("ground", "slots", "ink"), GROUNDS)
@pytest.mark.parametrize("deficiency", sorted(DEFICIENCIES))
def test_slots_stay_apart(
    ground: str, slots: dict[str, str], ink: dict[str, str], deficiency: str
) -> None:
    """Slots differ for protan, deutan and tritan sight."""
    assert ground
    assert ink
    for one, other in itertools.combinations(slots, 2):
        pair = zip(seen(slots[one], deficiency), seen(slots[other], deficiency), strict=True)
        assert sum((a - b) ** 2 for a, b in pair) ** 0.5 >= 11, (one, other)


def declared(block: str) -> dict[str, str]:
    """The colour variables that a block of the style sheet sets."""
    return dict(re.findall(r"--cg-([\w-]+):\s*(#[0-9a-f]{6});", block))


def test_the_style_sheet_has_these_values() -> None:
    """Light once, dark twice: chosen, and as the system prefers."""
    blocks = re.findall(r"\{([^{}]*--cg-rose:[^{}]*)\}", SHEET.read_text(encoding="utf-8"))
    found = [declared(block) for block in blocks]
    light = dict([*INK_LIGHT.items(), *LIGHT.items()])
    dark = dict([*INK_DARK.items(), *DARK.items()])
    assert found == [light, dark, dark]


def test_the_style_sheet_has_a_class_for_each_slot() -> None:
    """No other colours, nothing from elsewhere."""
    sheet = SHEET.read_text(encoding="utf-8")
    for name in LIGHT:
        assert f".cg-c-{name} {{ --cg-colour: var(--cg-{name}); }}" in sheet
    rest = re.sub(r"\{[^{}]*--cg-rose:[^{}]*\}", "", sheet)
    assert not re.search(r"#[0-9a-f]{3,6}\b", rest)
    assert "http" not in sheet
    assert sheet.count("{") == sheet.count("}")
