// SPDX-License-Identifier: EUPL-1.2
#include "cli/verify_command.h"

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <deque>
#include <future>
#include <optional>
#include <thread>
#include <utility>

#include "cli/input.h"
#include "cli/platform.h"
#include "cli/session.h"
#include "cli/workers.h"
#include "report/explain.h"
#include "report/json.h"
#include "report/table.h"
#include "text/instant.h"
#include "text/paths.h"

namespace pec::cli {
namespace {

using Clock = std::chrono::steady_clock;
using verification::Verdict;

constexpr std::size_t kMaxJobs = 256;
// Batches under way for each thread: enough to keep it busy, few enough to bound memory.
constexpr std::size_t kBatchesPerJob = 4;
constexpr std::chrono::milliseconds kProgressAfter{1000};
constexpr std::chrono::milliseconds kProgressEvery{200};

std::size_t job_count(std::size_t wanted) {
  const std::size_t count = wanted > 0 ? wanted : std::thread::hardware_concurrency();
  return std::clamp<std::size_t>(count, 1, kMaxJobs);
}

std::string label_of(const Item& item) {
  return item.alone ? item.path : item.path + ":" + std::to_string(item.range.index);
}

Render renderer(const VerifyOptions& options, const Session& session) {
  switch (options.form) {
    case Form::json:
      return [](const Verdict& verdict, const Item& item) {
        return report::verdict_line(verdict, item.path, item.range.index) + "\n";
      };
    case Form::table:
      return [table = report::Table(session.catalogue(), session.style())](const Verdict& verdict,
                                                                           const Item& item) {
        // A file that cannot be opened was complained about and is no row, only a number.
        return item.failed ? std::string() : table.row(verdict, label_of(item));
      };
    case Form::sentences:
      break;
  }
  return [&session, style = session.style()](const Verdict& verdict, const Item& item) {
    if (item.failed) return std::string();
    return report::explain(verdict, label_of(item), session.catalogue(), style) + "\n";
  };
}

// How far a long run has come; only for a person whose screen shows nothing else.
class Progress {
 public:
  explicit Progress(const Session& session)
      : session_(session),
        shown_(stderr_is_terminal() && !stdout_is_terminal()),
        next_(Clock::now() + kProgressAfter) {}
  ~Progress() {
    if (written_) std::fputs("\r\x1b[K", stderr);
  }
  Progress(const Progress&) = delete;
  Progress& operator=(const Progress&) = delete;

  void update(std::size_t messages, const Input& input) {
    if (!shown_ || Clock::now() < next_) return;
    next_ = Clock::now() + kProgressEvery;
    written_ = true;
    const std::string line =
        "\r\x1b[K" +
        session_.catalogue().text("progress", {{"count", std::to_string(messages)},
                                               {"file", std::to_string(input.files_opened())},
                                               {"files", std::to_string(input.files())}});
    std::fputs(line.c_str(), stderr);
  }

 private:
  const Session& session_;
  bool shown_;
  bool written_ = false;
  Clock::time_point next_;
};

// Reads, judges and prints everything, in order. Stops early when nobody reads the output.
report::Tally run_all(Input& input, Workers& workers, std::size_t jobs, const Session& session) {
  report::Tally tally;
  Progress progress(session);
  std::deque<std::future<Judged>> under_way;
  bool more = true;
  while (more || !under_way.empty()) {
    if (more && under_way.size() < jobs * kBatchesPerJob) {
      std::optional<Batch> batch = input.next();
      more = batch.has_value();
      if (more) under_way.push_back(workers.submit(std::move(*batch)));
      continue;
    }
    const Judged judged = under_way.front().get();
    under_way.pop_front();
    tally.merge(judged.tally);
    if (!write_output(judged.text)) break;
    progress.update(tally.total(), input);
  }
  return tally;
}

int status_of(const report::Tally& tally) {
  if (tally.count("unreadable") > 0) return kStatusTrouble;
  const std::size_t bad =
      tally.count("altered") + tally.count("untrusted") + tally.count("unsigned");
  return bad > 0 ? kStatusBad : kStatusGood;
}

// What the options tell about the messages. Out: none when an option cannot be used.
std::optional<verification::Context> make_context(const VerifyOptions& options,
                                                  const Session& session) {
  verification::Context context;
  context.accounts = options.accounts;
  context.has_headers = !options.no_headers;
  if (options.arrived.empty()) return context;
  const auto arrived = text::parse_rfc3339(options.arrived);
  if (!arrived) {
    session.complain("error.arrived", {{"value", options.arrived}});
    return std::nullopt;
  }
  context.arrived = arrived->utc;
  return context;
}

std::vector<std::filesystem::path> folders_of(const std::vector<std::string>& names) {
  std::vector<std::filesystem::path> folders;
  folders.reserve(names.size());
  for (const std::string& name : names) folders.push_back(text::path_of(name));
  return folders;
}

}  // namespace

int run_verify(const VerifyOptions& options) {
  const auto session = Session::start(options.language);
  if (!session) return kStatusTrouble;
  auto context = make_context(options, *session);
  if (!context) return kStatusTrouble;
  std::optional<mail::Source> sent;
  if (!options.sent.empty()) {
    auto source = mail::Source::open(text::path_of(options.sent));
    if (!source) {
      session->complain(source.error());
      return kStatusTrouble;
    }
    sent = std::move(*source);
    context->sent_copy = sent->bytes();
  }
  const auto trust = session->load_trust(folders_of(options.anchors));
  if (!trust) return kStatusTrouble;

  Input input(*session, options.paths);
  const std::size_t jobs = job_count(options.jobs);
  Workers workers(jobs, *trust, std::move(*context), renderer(options, *session));
  const report::Table table(session->catalogue(), session->style());
  if (options.form == Form::table && input.files() > 0) write_output(table.header());
  const report::Tally tally = run_all(input, workers, jobs, *session);
  if (options.form == Form::table) write_output(table.summary(tally));
  return status_of(tally);
}

}  // namespace pec::cli
