// SPDX-License-Identifier: EUPL-1.2
#include "cli/input.h"

#include <memory>
#include <utility>

#include "text/paths.h"

namespace pec::cli {

Input::Input(const Session& session, const std::vector<std::string>& paths) : session_(session) {
  for (const std::string& named : paths) {
    const std::filesystem::path path = text::path_of(named);
    auto found = mail::collect_paths(path);
    if (!found) {
      files_.push_back({path, std::move(found.error()), false});
      continue;
    }
    if (found->empty()) session.complain("error.no-messages", {{"path", named}});
    for (std::filesystem::path& file : *found) {
      const bool walked = file != path;
      files_.push_back({std::move(file), std::nullopt, walked});
    }
  }
}

std::optional<Batch> Input::next() {
  Batch batch;
  std::size_t bytes = 0;
  while (batch.size() < kBatchMessages && bytes < kBatchBytes) {
    if (next_pending_ == pending_.size()) {
      if (next_file_ == files_.size()) break;
      open_next_file();
      continue;
    }
    Item& item = pending_[next_pending_++];
    bytes += item.range.bytes.size();
    batch.push_back(std::move(item));
  }
  if (batch.empty()) return std::nullopt;
  return batch;
}

void Input::open_next_file() {
  pending_.clear();
  next_pending_ = 0;
  const File& file = files_[next_file_++];
  if (file.error) return add_failed(*file.error);
  auto source = mail::Source::open(file.path);
  if (!source) return add_failed(source.error());
  const auto shared = std::make_shared<const mail::Source>(std::move(*source));
  const std::vector<mail::MessageRange> ranges = mail::split_messages(shared->bytes());
  for (const mail::MessageRange& range : ranges) {
    pending_.push_back({shared, range, text::utf8_of(file.path), ranges.size() == 1, false,
                        file.walked && file.path.extension() != ".eml"});
  }
}

void Input::add_failed(const mail::SourceError& error) {
  session_.complain(error);
  pending_.push_back({nullptr, {}, text::utf8_of(error.path), true, true, false});
}

}  // namespace pec::cli
