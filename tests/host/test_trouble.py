# SPDX-License-Identifier: EUPL-1.2
"""When the machine fails the host: clear errors, and no file left behind."""

import base64
import os
import pathlib
import signal
import subprocess
import unittest

import client
import installation

SMALL_DISK_KIB = 512


class TroubleTest(installation.HostTest):
    def begin_large(self, host):
        """Sends the first half of a large message, which the host then keeps in a file."""
        data = self.large_message()
        host.greet()
        host.call("message.begin", message="m", size=len(data))
        piece = data[:client.CHUNK_BYTES]
        host.call("message.chunk", message="m", sequence=0, data=base64.b64encode(piece).decode())

    def test_the_end_of_input_is_a_clean_exit(self):
        host = client.Host(self.program, self.home)
        self.begin_large(host)
        self.assertEqual(host.close(), 0)
        self.assertEqual(self.files_left(), [])

    def test_kill_leaves_nothing(self):
        host = client.Host(self.program, self.home)
        self.begin_large(host)
        files = [os.readlink(p) for p in
                 pathlib.Path(f"/proc/{host.process.pid}/fd").iterdir() if p.is_symlink()]
        self.assertTrue(any("(deleted)" in name and "spool" in name for name in files), files)
        host.process.send_signal(signal.SIGKILL)
        self.assertEqual(host.close(), -signal.SIGKILL)
        self.assertEqual(self.files_left(), [])

    def test_a_closed_output_ends_it(self):
        host = client.Host(self.program, self.home)
        self.begin_large(host)
        host.process.stdout.close()
        host.post("message.verify", message="m")
        self.assertEqual(host.process.wait(timeout=30), 2)
        host.close()
        self.assertEqual(self.files_left(), [])

    def test_closed_standard_streams(self):
        for streams in ("<&- ", ">&- ", "<&- >&- 2>&- "):
            run = subprocess.run(["sh", "-c", f"exec {self.program} {streams}"], timeout=30,
                                 stdin=subprocess.DEVNULL, capture_output=True, check=False)
            self.assertIn(run.returncode, (0, 2), streams)

    def test_without_standard_error(self):
        with client.Host(self.program, self.home, close_fds=True,
                         preexec_fn=lambda: os.close(2)) as without:
            without.greet()
            self.assertIn("genuine", without.verdict_text(self.message("kind-acceptance-sha256")))

    def check_no_place(self, env, reasons):
        """Large messages are refused with a reason; small ones are judged all the same."""
        with client.Host(self.program, self.home, env) as host:
            host.greet()
            with self.assertRaises(client.RpcFailure) as failure:
                host.upload("large", self.large_message())
            self.assertIn(failure.exception.reason, reasons)
            self.assertEqual(failure.exception.error["code"], -32004)
            self.assertIn("genuine", host.verdict_text(self.message("kind-acceptance-sha256")))

    def test_no_folder(self):
        blocked = self.home / "file"
        blocked.write_text("no folder")
        self.check_no_place({"XDG_DATA_HOME": str(blocked)}, ("not-found",))

    def test_a_full_disk(self):
        disk = self.home / "disk"
        disk.mkdir()
        mount = ["mount", "-t", "tmpfs", "-o", f"size={SMALL_DISK_KIB}k", "tmpfs", str(disk)]
        if os.geteuid() != 0 or subprocess.run(mount, capture_output=True, check=False).returncode:
            self.skipTest("only a superuser can make a small disk")
        try:
            self.check_no_place({"XDG_DATA_HOME": str(disk)}, ("no-space",))
        finally:
            subprocess.run(["umount", str(disk)], check=True)


if __name__ == "__main__":
    unittest.main()
