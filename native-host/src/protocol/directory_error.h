// SPDX-License-Identifier: EUPL-1.2
//
// What a front end is told when the directory of addresses fails. Private to protocol/.
#pragma once

#include "protocol/rpc.h"
#include "storage/statement.h"

namespace pec::protocol {

// In: the failure. Out: an error that names the file and what is wrong with it.
inline RpcError directory_error(const storage::StorageError& error) {
  return {ErrorCode::storage,
          "The directory of addresses cannot be used",
          "directory",
          {{"file", error.file}, {"what", error.what}}};
}

}  // namespace pec::protocol
