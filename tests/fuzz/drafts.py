# SPDX-License-Identifier: EUPL-1.2
"""Seeds of what is looked at before sending: drafts as programs write them, and archives."""

import base64
import gzip
import io
import tarfile
import zipfile

HEAD = b"From: studio@pec.it\r\nTo: Court <court@pec.it>, b@mail.example\r\nSubject: Notice\r\n"
PROGRAM = b"MZ" + bytes(58) + b"\x40\0\0\0" + b"PE\0\0" + bytes(60)


def zip_of(files, method=zipfile.ZIP_DEFLATED):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, data in files:
            archive.writestr(zipfile.ZipInfo(name), data, method)
    return out.getvalue()


def tgz_of(files):
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w", format=tarfile.USTAR_FORMAT) as archive:
        for name, data in files:
            info = tarfile.TarInfo(name)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    return gzip.compress(out.getvalue(), mtime=0)


def archives():
    files = [("a.txt", b"text" * 100), ("dir/run.bat", b"x"), ("b.pdf", PROGRAM)]
    inner = zip_of(files)
    return [("zip", inner), ("stored", zip_of(files, zipfile.ZIP_STORED)), ("tgz", tgz_of(files)),
            ("nested", zip_of([("b.zip", zip_of([("c.tgz", tgz_of(files))]))])),
            ("gz", gzip.compress(PROGRAM, mtime=0)),
            ("zeros", tgz_of([("z", bytes(1 << 20))])),
            ("message", zip_of([("a.eml", HEAD + b"\r\ntext\r\n")])),
            ("names", zip_of([("\u00e0.exe", b"x"), ("../a", b"x"), ("a\\b.js", b"x")]))]


def with_attachment(name, data):
    return (HEAD + b"MIME-Version: 1.0\r\nContent-Type: multipart/mixed; boundary=b\r\n\r\n--b\r\n\r\ntext\r\n"
            b"--b\r\nContent-Type: application/octet-stream; name=\"" + name.encode() +
            b"\"\r\nContent-Transfer-Encoding: base64\r\n\r\n" + base64.encodebytes(data) + b"--b--\r\n")


def drafts():
    yield "plain", HEAD + b"\r\ntext\r\n"
    yield "bcc", HEAD + b"Bcc: c@mail.example\r\nX-TipoRicevuta: Breve\r\nReply-To: me@mail.example\r\n\r\nx\r\n"
    yield "groups", (b"From: a@pec.it\r\nTo: undisclosed-recipients:;\r\nCc: G: a@pec.it, A@PEC.it;, x\r\n"
                     b"Subject: \r\n\r\nx\r\n")
    yield "rtf", with_attachment("winmail.dat", b"x")
    yield "name", with_attachment("a.pdf .", b"x")
    for name, data in archives():
        if len(data) < 4096:
            yield f"with-{name}", with_attachment(f"{name}.zip", data)


def targets():
    return {"check_send": drafts(), "archives": archives()}
