# SPDX-License-Identifier: EUPL-1.2
"""The base of tests of the bench itself that need an add-on: one of a few lines, which is not ours."""

from __future__ import annotations

from pathlib import Path

from addon_bench import AddonBench


class ProbeBench(AddonBench):
    addon_id = "probe@pec-companion.example"
    host = False

    @classmethod
    def addon_path(cls) -> Path:
        return Path(__file__).resolve().parent / "probe"
