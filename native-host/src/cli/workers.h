// SPDX-License-Identifier: EUPL-1.2
//
// Messages judged by several threads and reported in the order in which they were given.
#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "mail/mailbox.h"
#include "mail/source.h"
#include "report/table.h"
#include "signature/trust_store.h"
#include "verification/verify.h"

namespace pec::cli {

// One message to judge. It keeps the bytes alive that its range looks at.
struct Item {
  std::shared_ptr<const mail::Source> source;
  mail::MessageRange range;
  std::string path;     // as the user named the file
  bool alone = true;    // the only message in its file
  bool failed = false;  // the file could not be opened: there is nothing to judge
  // Found in a folder and not named like a message: if it is none, it is no message that was lost
  // but some other file, counted and passed over.
  bool may_be_other_file = false;
};

// A handful of messages: small ones go together, so that handing over costs less than judging.
using Batch = std::vector<Item>;

// A batch that is done: its text, and how the messages came out.
struct Judged {
  std::string text;
  report::Tally tally;
};

// Turns a verdict into text; called from several threads at once.
using Render = std::function<std::string(const verification::Verdict&, const Item&)>;

// The verdict on one message of a mailbox. An mbox may have put ">" before lines that open with
// "From ": judged without them first, and if the signature then does not match, as it lies there.
verification::Verdict judge(verification::Verifier& verifier, const Item& item,
                            const verification::Context& context);

class Workers {
 public:
  // `trust` and what `context` borrows must outlive this. Threads start as batches come, up to
  // `count`, each with a Verifier of its own.
  Workers(std::size_t count, const signature::TrustStore& trust, verification::Context context,
          Render render);
  // Finishes what was submitted and waits.
  ~Workers();
  Workers(const Workers&) = delete;
  Workers& operator=(const Workers&) = delete;

  // Hands a batch over. Never waits: the caller bounds the queue by collecting results.
  std::future<Judged> submit(Batch batch);

 private:
  using Task = std::packaged_task<Judged(verification::Verifier&)>;
  void work();
  Judged judge_all(verification::Verifier& verifier, const Batch& batch) const;

  const std::size_t count_;
  const signature::TrustStore& trust_;
  const verification::Context context_;
  const Render render_;
  std::mutex mutex_;
  std::condition_variable ready_;
  std::deque<Task> queue_;
  bool closing_ = false;
  std::vector<std::thread> threads_;
};

}  // namespace pec::cli
