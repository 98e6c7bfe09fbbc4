// SPDX-License-Identifier: EUPL-1.2
//
// Owning handles for GMime and GLib objects, and their one initialisation. Private to mail/.
#pragma once

#include <memory>

#include <gmime/gmime.h>

namespace pec::mail {

struct GObjectDeleter {
  void operator()(void* object) const noexcept { g_object_unref(object); }
};
struct GFreeDeleter {
  void operator()(void* memory) const noexcept { g_free(memory); }
};
struct GDateTimeDeleter {
  void operator()(GDateTime* time) const noexcept { g_date_time_unref(time); }
};

template <typename T>
using GObjectHandle = std::unique_ptr<T, GObjectDeleter>;
using GTextHandle = std::unique_ptr<char, GFreeDeleter>;
using GDateTimeHandle = std::unique_ptr<GDateTime, GDateTimeDeleter>;

// Initialises GMime on its first call; cheap and thread-safe afterwards.
void ensure_gmime();

}  // namespace pec::mail
