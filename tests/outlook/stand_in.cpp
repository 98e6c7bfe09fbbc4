// SPDX-License-Identifier: EUPL-1.2
//
// In the place of the host: misbehaves in the way that PEC_STAND_IN names. "says" answers with the
// result in PEC_STAND_IN_ANSWER. Each request is noted in the file PEC_STAND_IN_LOG, if that is
// set.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <io.h>
#include <string>
#include <string_view>
#include <windows.h>

namespace {

bool read_frame(std::string& text) {
  std::uint32_t length = 0;
  if (std::fread(&length, sizeof length, 1, stdin) != 1) return false;
  text.resize(length);
  return length == 0 || std::fread(text.data(), length, 1, stdin) == 1;
}

void write_frame(std::string_view text, std::uint32_t length) {
  std::fwrite(&length, sizeof length, 1, stdout);
  std::fwrite(text.data(), text.size(), 1, stdout);
  std::fflush(stdout);
}

void answer(std::string_view result, const std::string& request) {
  const std::size_t at = request.find("\"id\":") + 5;
  const std::string number = request.substr(at, request.find(',', at) - at);
  const std::string text =
      "{\"jsonrpc\":\"2.0\",\"id\":" + number + ",\"result\":" + std::string(result) + "}";
  write_frame(text, static_cast<std::uint32_t>(text.size()));
}

void note(const std::string& request) {
  const char* const path = std::getenv("PEC_STAND_IN_LOG");
  if (path == nullptr || *path == '\0') return;
  if (std::FILE* const log = std::fopen(path, "ab")) {
    std::fwrite((request + "\n").data(), request.size() + 1, 1, log);
    std::fclose(log);
  }
}

// What is asked of the network is found; anything else is answered as the test wrote.
void say(const std::string& request) {
  const char* const written = std::getenv("PEC_STAND_IN_ANSWER");
  const bool is_network = request.find("addresses.ask") != std::string::npos;
  answer(is_network || written == nullptr ? R"({"answered":1,"found":1})" : written, request);
}

}  // namespace

int main() {
  ::_setmode(::_fileno(stdin), _O_BINARY);
  ::_setmode(::_fileno(stdout), _O_BINARY);
  const char* const named = std::getenv("PEC_STAND_IN");
  const std::string_view way = named == nullptr ? "" : named;
  std::string request;
  if (way == "ends-at-once") return 3;
  while (read_frame(request)) {
    note(request);
    const bool hello = request.find("host.hello") != std::string::npos;
    if (way == "silent") ::Sleep(INFINITE);
    if (hello && way != "garbage-hello") {
      answer("{}", request);
      continue;
    }
    if (way == "slow") ::Sleep(3000);
    if (way == "ends") return 3;
    if (way == "stays-silent") ::Sleep(INFINITE);
    if (way == "no-json" || way == "garbage-hello") write_frame("this is no JSON", 15);
    if (way == "too-long") write_frame("", 0x7FFFFFFF);
    if (way == "cut") write_frame("{\"jsonrpc\"", 500), std::exit(0);
    if (way == "another-number") write_frame(R"({"jsonrpc":"2.0","id":999,"result":{}})", 38);
    if (way == "numbers") answer("[1,2,3]", request);
    if (way == "odd-types") answer(R"({"action":7,"words":[],"findings":"x"})", request);
    if (way == "fewer-words")
      answer(R"({"action":"warn","findings":[{}],"words":{"findings":[],"recipients":[]}})",
             request);
    if (way == "odd-words")
      answer(R"({"action":"warn","findings":[{"recipients":[1,null]}],)"
             R"("words":{"findings":[{"title":3,"remedies":{}}],"recipients":[[]]}})",
             request);
    if (way == "refuses")
      write_frame(R"({"jsonrpc":"2.0","id":2,"error":{"code":-1,"data":{"reason":"policy"}}})", 71);
    if (way == "says") say(request);
    if (way == "says-no")
      answer(R"({"action":"block","findings":[],"words":{"findings":[]}})", request);
  }
  return 0;
}
