// SPDX-License-Identifier: EUPL-1.2
#include "reading/judge.h"

#include <utility>
#include <windows.h>
// After windows.h, which it builds on.
#include <wincrypt.h>

#include "host/reply_values.h"
#include "pages/page_path.h"

namespace pec::outlook {
namespace {

using nlohmann::json;

// Of the bytes of a chunk, before base64: a multiple of three, so that only the last one is padded.
constexpr std::size_t kChunkBytes = std::size_t{720} * 1024;
constexpr const char* kName = "m";

std::string base64(std::string_view bytes) {
  constexpr DWORD kForm = CRYPT_STRING_BASE64 | CRYPT_STRING_NOCRLF;
  const auto* const data = reinterpret_cast<const BYTE*>(bytes.data());
  DWORD size = 0;
  if (::CryptBinaryToStringA(data, static_cast<DWORD>(bytes.size()), kForm, nullptr, &size) == 0)
    return {};
  std::string out(size, '\0');  // with the NUL, which is written, too
  if (::CryptBinaryToStringA(data, static_cast<DWORD>(bytes.size()), kForm, out.data(), &size) == 0)
    return {};
  out.resize(size);
  return out;
}

json verify_params(const Judgeable& message, std::string_view language) {
  json context = {{"accounts", message.accounts}, {"learn", true}};
  if (message.arrived) context["arrived"] = *message.arrived;
  if (!message.has_headers) context["headers"] = false;
  return {{"message", kName}, {"language", language}, {"context", context}};
}

Reply send_up(const std::string& bytes, const Conversation::Asker& ask) {
  Reply reply = ask("message.begin", {{"message", kName}, {"size", bytes.size()}});
  std::string_view left = bytes;
  for (std::uint64_t sequence = 0; reply && !left.empty(); ++sequence) {
    const std::string_view chunk = left.substr(0, kChunkBytes);
    left.remove_prefix(chunk.size());
    reply =
        ask("message.chunk", {{"message", kName}, {"sequence", sequence}, {"data", base64(chunk)}});
  }
  return reply;
}

// Also after a failure the message is discarded, or its name would stay taken; of no interest how
// that went.
void discard(const Conversation::Asker& ask) { ask("message.discard", {{"message", kName}}); }

Reply verify(const Judgeable& message, std::string_view language, const Conversation::Asker& ask) {
  Reply reply = send_up(message.bytes, ask);
  if (reply) reply = ask("message.verify", verify_params(message, language));
  return reply;
}

// Of a check, by its result (docs/verdicts.md).
Tone tone_of_result(std::string_view id) {
  if (id == "pass") return Tone::good;
  if (id == "warn") return Tone::attention;
  if (id == "fail") return Tone::bad;
  return Tone::neutral;
}

Judged no_verdict(const Texts& texts) {
  Judged out;
  out.shown.tone = Tone::unknown;
  out.shown.label = texts.get("outlook.read.unverified");
  out.shown.headline = texts.get("outlook.read.no-host");
  out.is_final = false;
  return out;
}

}  // namespace

std::optional<Judged> judged_of(const json& reply) {
  const json& words = reply.is_object() && reply.contains("words") ? reply["words"] : reply;
  Judged out;
  out.shown.tone = tone_of(utf8_at(words, "tone"));
  out.shown.label = text_at(words, "label");
  out.shown.headline = text_at(words, "headline");
  if (out.shown.headline.empty()) return std::nullopt;
  out.shown.reasons = texts_at(words, "reasons");
  out.shown.text = text_at(words, "text");
  for (const json& check : list_at(words, "checks")) {
    out.shown.checks.push_back(
        {tone_of_result(utf8_at(check, "result")), text_at(check, "name"), text_at(check, "text")});
  }
  if (reply.contains("verdict")) {
    const json& verdict = reply["verdict"];
    out.outcome = utf8_at(verdict, "outcome");
    out.is_ordinary = out.outcome == "not-pec" && list_at(verdict, "nested").empty();
  }
  return out;
}

// What runs on the host's thread holds nothing of this, which may be gone by then.
template <typename Answer>
void Judge::run(Judgeable message, Work<Answer> work, Answer otherwise,
                std::function<void(Answer)> then) {
  const std::uint64_t number = ++number_;
  const std::weak_ptr<std::uint64_t> at = at_;
  MainThread& main = main_;
  Conversation& host = host_;
  // Told on Outlook's thread that the host begins with this message.
  const auto watch = [number, at, &main, &host] {
    if (const auto held = at.lock()) *held = number;
    main.later(kJudgeWithin, [number, at, &host] {
      const auto held = at.lock();
      if (held && *held == number) host.interrupt();
    });
  };
  const auto taken = std::make_shared<const Judgeable>(std::move(message));
  const auto tell = [number, at, then = std::move(then), &main](const Answer& answer) {
    main.post([number, at, then, answer] {
      const auto held = at.lock();
      if (!held) return;
      if (*held == number) *held = 0;
      then(answer);
    });
  };
  host_.run([watch, taken, work = std::move(work), otherwise = std::move(otherwise), tell,
             &main](const Conversation::Asker& ask) {
    main.post(watch);
    try {
      const Answer answer = work(*taken, ask);
      discard(ask);
      tell(answer);
    } catch (const std::exception&) {  // out of memory: whoever waits goes on to the next
      tell(otherwise);
      throw;  // the conversation is not where it was
    }
  });
}

void Judge::judge(Judgeable message, std::function<void(Judged)> then) {
  run<Judged>(
      std::move(message),
      [&texts = texts_](const Judgeable& taken, const Conversation::Asker& ask) {
        const Reply reply = verify(taken, texts.language(), ask);
        std::optional<Judged> judged;
        if (reply) judged = judged_of(*reply);
        if (!judged) return no_verdict(texts);
        // What it is said to be beside the signed part nobody has compared (docs/verdicts.md,
        // "Without the outer headers"), so that it is no PEC is said aloud.
        if (!taken.has_headers) judged->is_ordinary = false;
        return *judged;
      },
      no_verdict(texts_), std::move(then));
}

void Judge::write_page(Judgeable message, std::function<void(std::wstring path)> then) {
  run<std::wstring>(
      std::move(message),
      [&texts = texts_](const Judgeable& taken, const Conversation::Asker& ask) {
        const Reply judged = verify(taken, texts.language(), ask);
        if (!judged) return std::wstring();
        return page_path_of(
            ask("message.page", {{"message", kName}, {"language", texts.language()}}));
      },
      {}, std::move(then));
}

}  // namespace pec::outlook
