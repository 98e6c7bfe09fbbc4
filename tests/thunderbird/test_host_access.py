# SPDX-License-Identifier: EUPL-1.2
"""A staged host, started by Thunderbird for an add-on, trusts the live provider and ends with its port."""

from __future__ import annotations

import unittest
from base64 import b64encode

from bench import OWNER, TOWN
from probe_bench import ProbeBench

_VERIFY = """
const [data, size] = args;
globalThis.port = messenger.runtime.connectNative("pec_companion");
const answers = [];
const answered = new Promise((resolve, reject) => {
  port.onMessage.addListener(answer => { if (answers.push(answer) == 4) resolve(answers); });
  port.onDisconnect.addListener(() => reject(new Error(port.error?.message ?? "the host ended")));
});
const requests = [
  ["host.hello", { protocol: "1.0", client: { name: "probe", version: "1.0" } }],
  ["message.begin", { message: "m", size }],
  ["message.chunk", { message: "m", sequence: 0, data }],
  ["message.verify", { message: "m" }],
];
requests.forEach(([method, params], id) => port.postMessage({ jsonrpc: "2.0", id, method, params }));
return (await answered)[3].result.verdict;
"""


class HostAccess(ProbeBench):
    host = True

    def test_the_host_judges_what_the_provider_signed(self) -> None:
        self.compose(TOWN, "Diffida")
        self.send()
        receipt = self.mail.source(self.fetch("CONSEGNA: Diffida"))
        verdict = self.addon.in_background(_VERIFY, b64encode(receipt).decode(), len(receipt))
        self.assertEqual((verdict["outcome"], verdict["kind"]), ("genuine", "delivery"), verdict)
        self.assertEqual(len(self.host_processes()), 1)
        self.assertNotIn(OWNER, self.host_log())
        self.addon.enable(False)
        self.wait_until("the host to end", lambda: not self.host_processes(), 30)


class HostAbsent(ProbeBench):
    def test_the_add_on_is_told(self) -> None:
        reason = self.addon.in_background("""
            const port = messenger.runtime.connectNative("pec_companion");
            return await new Promise(resolve => port.onDisconnect.addListener(() => resolve(port.error.message)));
        """)
        self.assertEqual(reason, "No such native application pec_companion")


if __name__ == "__main__":
    unittest.main()
