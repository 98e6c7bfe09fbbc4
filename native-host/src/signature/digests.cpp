// SPDX-License-Identifier: EUPL-1.2
#include "signature/digests.h"

#include <array>

#include "signature/library_context.h"

namespace pec::signature {

std::string digest_hex(const char* algorithm, std::string_view bytes) {
  const LibraryContext context;
  const DigestHandle digest(EVP_MD_fetch(context.get(), algorithm, nullptr));
  std::array<unsigned char, EVP_MAX_MD_SIZE> out{};
  unsigned int size = 0;
  if (!digest ||
      EVP_Digest(bytes.data(), bytes.size(), out.data(), &size, digest.get(), nullptr) != 1)
    return {};
  return hex({reinterpret_cast<const char*>(out.data()), size});
}

}  // namespace pec::signature
