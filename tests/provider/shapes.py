# SPDX-License-Identifier: EUPL-1.2
"""Odd but valid shapes: each is made on an envelope and on a receipt, in CRLF and LF.

Real mail shows all of these, and each breaks some tool. A shape is one row: a
name, a sentence, and an edit of a correct draft before it is signed.
"""

from __future__ import annotations

from typing import Iterator

import shapes_daticert
import shapes_header
import shapes_part
import shapes_signature
import shapes_structure
from case import Case
from compose import draft
from facts import World
from shape import Shape

CARRIERS = {"envelope": "envelope", "receipt": "delivery-complete"}


def all_shapes(world: World) -> list[Shape]:
    return [
        *shapes_part.SHAPES,
        *shapes_structure.SHAPES,
        *shapes_header.SHAPES,
        *shapes_daticert.SHAPES,
        *shapes_signature.shapes(world),
    ]


def cases(world: World) -> Iterator[Case]:
    for shape in all_shapes(world):
        for label, identifier in CARRIERS.items():
            if label not in shape.carriers:
                continue
            name = f"shape-{shape.name}-{label}"
            made = draft(world, identifier, name, shape.provider, shape.digest, **shape.changes)
            shape.edit(made)
            message = made.render()
            checks = {"signature.intact": "pass", **shape.checks}
            title = f"{shape.title} ({label})."
            yield Case(name, "shape", title, message, kind=made.kind.about, checks=checks, accept=shape.accept)
            if shape.survives_lf and label == "envelope":
                copy = message.replace(b"\r\n", b"\n")
                yield Case(f"{name}-lf", "shape", f"{shape.title}, stored with LF line ends ({label}).", copy,
                           kind=made.kind.about, checks=checks, accept=shape.accept)
