# SPDX-License-Identifier: EUPL-1.2
"""Seeds of the targets for addresses and registers, in the shapes met in the world."""

import base64

ADDRESSES = """studio@pec.it
PROTOCOLLO@PEC.Comune.Example
"ufficio legale"@pec.it
"a\\"@pec.it"@gmail.com
info@citt\u00e0.example
info@xn--citt-3na.example
info@l\u0435galmail.it
info@pec.it.evil.example
info@legalrnail.it
info@[192.0.2.1]
info@[IPv6:2001:db8::1]
info+tag@pec.it.
info@pe\u200bc.it
!#$%&'*+-/=?^_`{|}~@pec.it
a@b@pec.it
info\uff20pec.it"""

ENTI = (
    "_id,Codice_IPA,Denominazione_ente,Nome_responsabile,Cognome_responsabile,Mail1,Tipo_Mail1,"
    "Mail2,Tipo_Mail2,Data_aggiornamento\n"
    '1,"ente1", "Ente ""Uno""","NOME","COGNOME","Protocollo@PEC.ente.example","Pec",'
    '"info@ente.example","Altro","2026-01-31"\n'
    '2,ente2,"Ente\nDue",,,ente@due.example,null,,,31/01/2026\n')
OLD = """cod_amm\tDescrizione\tTipo\tMail\tTipo Mail
ente1\tUfficio\tSERVAMM\tUFFICIO@PEC.ENTE.EXAMPLE\tpec
ente2\tUfficio\tSERVAMM\tnull\tnull
"""
LDIF = """version: 1
# comment
dn: cn=Ente,o=registro
cn: Ente
mail: protocollo@pec.en
 te.example
mail;lang-it: info@ente.example
pec:: """ + base64.b64encode(b"ufficio@pec.ente.example").decode() + """

dn:: Y249RHVl
pec: b@pec.due.example
"""


def variants(name, text):
    """The text, with other line ends, with its mark, cut, doubled and open."""
    data = text.encode()
    yield name, data
    yield name + "-crlf", data.replace(b"\n", b"\r\n")
    yield name + "-bom", b"\xef\xbb\xbf" + data
    yield name + "-half", data[:len(data) // 2]
    yield name + "-twice", data + data
    yield name + "-open", data.rstrip() + b',"'
    yield name + "-semicolon", data.replace(b",", b";")


def targets():
    """Seeds by target."""
    addresses = [(f"address-{i}", line.encode()) for i, line in enumerate(ADDRESSES.splitlines())]
    registers = [seed for name, text in (("enti", ENTI), ("old", OLD), ("ldif", LDIF),
                                         ("list", "pec\na@pec.it\nb@pec.it\n"))
                 for seed in variants(name, text)]
    return {"address": [*addresses, ("empty", b"")], "register": [*registers, ("empty", b"")]}
