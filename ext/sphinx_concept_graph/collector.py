"""Keeps Python's garbage collector out of work that leaves it nothing to find."""

from __future__ import annotations

import gc
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator


def set_aside() -> None:
    """Let the collector pass over all there is: modules, the environment, what is linked.

    While Sphinx writes a page the collector runs often; to walk the whole each time took a third
    of the build after an edit. What is set aside is not freed: no pages that wait to be written
    may be among it.
    """
    gc.freeze()


def take_back() -> None:
    """Let the collector see everything again."""
    gc.unfreeze()


@contextmanager
def without_collector() -> Iterator[None]:
    """Pause the collector while many values are made that never refer to each other in circles.

    It would walk all of them again and again, for a third of the time that linking takes.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()
