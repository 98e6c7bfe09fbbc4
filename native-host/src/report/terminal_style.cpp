// SPDX-License-Identifier: EUPL-1.2
#include "report/terminal_style.h"

namespace pec::report {
namespace {

using verification::Level;
using verification::Outcome;
using verification::Result;

constexpr std::string_view kTick = "\u2713";
constexpr std::string_view kCross = "\u2717";
constexpr std::string_view kDash = "\u2013";
constexpr std::string_view kDot = "\u00B7";

// Codes of the 16-colour palette, which every terminal theme keeps readable.
std::string_view code_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "\x1b[32m";
    case Tone::attention:
      return "\x1b[33m";
    case Tone::bad:
      return "\x1b[1;31m";
    case Tone::neutral:
    case Tone::faint:
      return "\x1b[2m";
    case Tone::strong:
      return "\x1b[1m";
  }
  return "";
}

}  // namespace

std::string toned(std::string_view text, Tone tone, const TerminalStyle& style) {
  if (!style.colour || text.empty()) return std::string(text);
  std::string out(code_of(tone));
  out += text;
  out += "\x1b[0m";
  return out;
}

Tone tone_of(Level level) {
  switch (level) {
    case Level::good:
      return Tone::good;
    case Level::attention:
      return Tone::attention;
    case Level::bad:
      return Tone::bad;
    case Level::neutral:
      return Tone::neutral;
  }
  return Tone::neutral;
}

Tone tone_of(Result result) {
  switch (result) {
    case Result::pass:
      return Tone::good;
    case Result::warn:
      return Tone::attention;
    case Result::fail:
      return Tone::bad;
    case Result::note:
    case Result::skip:
      return Tone::faint;
  }
  return Tone::faint;
}

std::string_view tone_id(Tone tone) {
  switch (tone) {
    case Tone::good:
      return "good";
    case Tone::attention:
      return "attention";
    case Tone::bad:
      return "bad";
    default:
      return "neutral";
  }
}

std::string_view symbol_of(Tone tone) {
  switch (tone) {
    case Tone::good:
      return kTick;
    case Tone::attention:
      return "!";
    case Tone::bad:
      return kCross;
    default:
      return kDash;
  }
}

std::string_view symbol_of(const verification::Verdict& verdict) {
  return verdict.outcome == Outcome::unreadable ? "?" : symbol_of(tone_of(verdict.level));
}

std::string_view symbol_of(Result result) {
  switch (result) {
    case Result::pass:
      return kTick;
    case Result::note:
      return kDot;
    case Result::warn:
      return "!";
    case Result::fail:
      return kCross;
    case Result::skip:
      return kDash;
  }
  return kDash;
}

}  // namespace pec::report
