# SPDX-License-Identifier: EUPL-1.2
"""Italian legal time, without a time-zone database."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone

BASE = datetime(2026, 3, 2, 10, 0, 0, tzinfo=timezone.utc)

_DAYS = "Mon Tue Wed Thu Fri Sat Sun".split()
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def _last_sunday(year: int, month: int) -> datetime:
    last = datetime(year, month, 31, 1, tzinfo=timezone.utc)
    return last - timedelta(days=(last.weekday() + 1) % 7)


def local(moment: datetime) -> datetime:
    """The same instant in Rome."""
    summer = _last_sunday(moment.year, 3) <= moment < _last_sunday(moment.year, 10)
    return moment.astimezone(timezone(timedelta(hours=2 if summer else 1)))


def zone(moment: datetime) -> str:
    return local(moment).strftime("%z")


def mail_date(moment: datetime) -> str:
    """An RFC 5322 date, in English whatever the machine speaks."""
    here = local(moment)
    return (
        f"{_DAYS[here.weekday()]}, {here.day} {_MONTHS[here.month - 1]} {here.year} "
        f"{here:%H:%M:%S} {here:%z}"
    )


def rfc3339(moment: datetime) -> str:
    return moment.astimezone(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ")
