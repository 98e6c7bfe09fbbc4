// SPDX-License-Identifier: EUPL-1.2
#include "mail/part_reader.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include <gtest/gtest.h>

#include "mail/decoding.h"

namespace pec::mail {
namespace {

struct Part {
  std::string_view name;
  std::string body;
  Encoding encoding;
};

std::vector<Part> parts() {
  std::string lines;
  for (int i = 0; i < 400; ++i) lines += "TWFueSBoYW5kcyBtYWtlIGxpZ2h0IHdvcmsuTWFueSBoYW5kcyBt\r\n";
  std::string quoted;
  for (int i = 0; i < 400; ++i) quoted += "caf=C3=A9 =3D soft=\r\nbreak \t=20\r\n";
  return {
      {"nothing", "", Encoding::base64},
      {"identity", "a\r\nb\0c", Encoding::identity},
      {"unknown encoding", "as it stands", Encoding::other},
      {"base64", lines, Encoding::base64},
      {"base64 with padding", lines + "Zg==\r\n", Encoding::base64},
      {"base64 with something behind the padding", "Zg==\r\nZm9v\r\n", Encoding::base64},
      {"base64 with junk in between", "Z!m\r\n 9*v", Encoding::base64},
      {"base64 cut short", "Zm9vYm", Encoding::base64},
      {"quoted-printable", quoted, Encoding::quoted_printable},
      {"quoted-printable cut short", "a=C", Encoding::quoted_printable},
      {"quoted-printable ending in a soft break", "a=\r\n", Encoding::quoted_printable},
  };
}

// What decoded_body() makes of it, for which this is the same in pieces.
std::string whole(const Part& part) {
  if (part.encoding == Encoding::other) return part.body;
  Message message{part.body, {}, {}};
  message.root.end = part.body.size();
  message.root.encoding = part.encoding;
  return decoded_body(message, message.root, part.body.size()).value_or("?");
}

TEST(PartReader, DecodesInPiecesWhatIsDecodedAsAWhole) {
  for (const Part& part : parts()) {
    for (const std::size_t max : {1UL, 7UL, 100UL, 4096UL, 1UL << 20U}) {
      PartReader reader(part.body, part.encoding);
      std::string out;
      while (!reader.done()) {
        const std::string piece = reader.next(max);
        EXPECT_LE(piece.size(), std::max(max, kMinPieceBytes)) << part.name;
        ASSERT_TRUE(!piece.empty() || reader.done()) << part.name;
        out += piece;
      }
      EXPECT_EQ(out, whole(part)) << part.name << " in pieces of " << max;
      EXPECT_TRUE(reader.next(max).empty());
    }
  }
}

}  // namespace
}  // namespace pec::mail
