# SPDX-License-Identifier: EUPL-1.2
"""A program in the place of the native host that checks drafts by a few rules a test can foresee, and misbehaves
when its file of orders says so. What it was asked it appends to the journal beside that file.

`python3 checking_host.py ORDERS.json`; orders: {"delay": seconds, "do": "answer|die|garbage|silence|refuse",
"require_check": bool, "actions": {rule: action}}. They are read anew for each request.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import Any

from stand_in_host import receive, send, send_bytes

Json = dict[str, Any]
WEIGHT = {"none": 0, "warn": 1, "confirm": 2, "block": 3}


def report(address: str) -> Json:
    """Domains tell: pec. is certified, ordinary. is not, of others nothing is known."""
    domain = address.rpartition("@")[2]
    verdict = "certified" if domain.startswith("pec.") else "ordinary" if domain.startswith("ordinary.") else "unknown"
    evidence = [] if verdict == "unknown" else [{
        "source": "acceptance", "says": verdict, "scope": "address", "date": "2026-11-02T10:00:00Z", "weight": 90,
        "detail": ""}]
    fault = None if "@" in address else "no-at"
    return {"address": address, "fault": fault, "verdict": verdict, "evidence": evidence, "failure": None,
            "suggestions": []}


def finding(rule: str, severity: str, recipients: list[str], remedies: list[Json], facts: Json | None = None) -> Json:
    action = {"note": "none", "warning": "warn", "grave": "confirm"}[severity]
    return {"rule": rule, "severity": severity, "action": action, "facts": facts or {}, "recipients": recipients,
            "remedies": [{"address": None, "value": None} | each for each in remedies], "source": "test"}


def findings(draft: Json, sender: Json) -> list[Json]:
    fields = {field: [each["address"] for each in draft[field]] for field in ("to", "cc", "bcc")}
    everyone = fields["to"] + fields["cc"] + fields["bcc"]
    found = []
    ordinary = [each for each in everyone if report(each)["verdict"] == "ordinary"]
    if ordinary:
        found.append(finding("recipient.ordinary", "grave", ordinary, [
            {"id": "remove", "address": each} for each in ordinary] + [
            {"id": "use-address", "address": each, "value": each.replace("@ordinary.", "@pec.")} for each in ordinary] + [
            {"id": "expect-nothing"}], {"addresses": ", ".join(ordinary), "count": str(len(ordinary))}))
    if fields["bcc"]:
        found.append(finding("recipients.bcc", "grave", fields["bcc"], [
            {"id": way, "address": each} for each in fields["bcc"] for way in ("move-to-to", "move-to-cc")],
            {"count": str(len(fields["bcc"]))}))
    for attachment in draft["attachments"]:
        if attachment["name"].endswith(".exe"):
            found.append(finding("attachment.refused", "grave", [], [
                {"id": "remove-attachment", "value": attachment["name"]}], {"name": attachment["name"], "extension": "exe", "how": "extension"}))
    if draft["receipt_type"] not in (None, "completa"):
        found.append(finding("receipt.kind", "warning", [], [{"id": "set-receipt", "value": "completa"}],
                             {"kind": draft["receipt_type"]}))
    if "from" in (draft["subject"] or "").lower().split():
        found.append(finding("sender.reply-to", "warning", [], [
            {"id": "switch-identity", "address": each["address"], "value": each["id"]} for each in sender["identities"]],
            {"reply_to": str(draft["reply_to"]), "account": sender["address"]}))
    if draft["lists"]:
        found.append(finding("recipients.list", "warning", [], [], {"lists": ", ".join(draft["lists"])}))
    return found


def checked(params: Json, orders: Json) -> Json:
    draft, sender = params["draft"], params["sender"]
    found = findings(draft, sender)
    for each in found:
        each["action"] = orders.get("actions", {}).get(each["rule"], each["action"])
    worst = max((each["action"] for each in found), key=WEIGHT.__getitem__, default="none")
    recipients = [{"field": field} | report(each["address"]) for field in ("to", "cc", "bcc") for each in draft[field]]
    out = {"sender": {"address": sender["address"], "pec": True, "provider": "Gestore Uno"}, "recipients": recipients,
           "findings": found, "action": worst}
    if "require_check" in orders:
        out["require_check"] = orders["require_check"]
    return out


def answer(request: Json, orders: Json) -> Any:
    method = request["method"]
    if method == "host.hello":
        return {"protocol": "1.2", "limits": {}, "capabilities": ["draft.check", "addresses.check", "directory"]}
    if method == "draft.check":
        return checked(request["params"], orders)
    if method == "addresses.check":
        return {"addresses": [report(each) for each in request["params"]["addresses"]]}
    if method == "directory.stats":
        return {"addresses": 23_512, "decisions": 1, "learned": 18, "failures": 1, "bytes": 4_200_000,
                "settings": {"retention_days": 0, "mx": False},
                "registers": [{"name": "IPA", "format": "ipa", "file": "amministrazioni.csv", "rows": 23_840,
                               "addresses": 23_512, "imported": "2026-11-20T09:00:00Z"}]}
    return {}


def serve(path: Path) -> None:
    while True:
        request = receive()
        orders = json.loads(path.read_text()) if path.exists() else {}
        noted = {"method": request["method"], "params": request.get("params")} if "chunk" not in request["method"] else {}
        with path.with_suffix(".journal").open("a") as journal:
            journal.write(json.dumps(noted) + "\n")
        if request["method"] != "host.hello":
            time.sleep(orders.get("delay", 0))
            match orders.get("do"):
                case "die": os._exit(9)
                case "garbage": send_bytes(b"Segmentation fault (core dumped)\n"); continue
                case "silence": continue
                case "refuse":
                    send({"jsonrpc": "2.0", "id": request["id"],
                          "error": {"code": -32603, "message": "no", "data": {"reason": "internal"}}})
                    continue
        send({"jsonrpc": "2.0", "id": request["id"], "result": answer(request, orders)})


if __name__ == "__main__":
    serve(Path(sys.argv[1]))
