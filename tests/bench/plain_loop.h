// SPDX-License-Identifier: EUPL-1.2
//
// The reference: what a competent engineer writes in an afternoon. Maps a file, finds the signed
// part by its boundary, decodes the signature and calls CMS_verify with a store of certificates
// loaded once; the chain is built anew for each message. It understands receipts with CRLF as
// tests/provider/bench.py writes them and checks the signature only.
#pragma once

#include <filesystem>
#include <memory>

namespace pec::bench {

class PlainLoop {
 public:
  // `authorities`: a PEM file of all certificates to trust. Throws std::runtime_error without it.
  explicit PlainLoop(const std::filesystem::path& authorities);
  ~PlainLoop();
  PlainLoop(PlainLoop&&) noexcept;
  PlainLoop& operator=(PlainLoop&&) noexcept;

  // Whether the file's signature is good and its signer trusted.
  bool verify(const std::filesystem::path& file);

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace pec::bench
