// SPDX-License-Identifier: EUPL-1.2
//
// fuzz_NAME LAST SEEDS...: runs a fuzz target without a fuzzer, on every file of the folders SEEDS
// and on simple mutations of each, the same in every run. How many a seed: the environment's
// PEC_FUZZ_MUTATIONS. The input at hand is kept in the file LAST, so that it is there when the
// program dies of it.
#include <charconv>
#include <cstdlib>
#include <exception>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <span>
#include <string>
#include <vector>

#include "input.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace pec::fuzz {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kDefaultMutations = 10;
constexpr std::size_t kMaxEdits = 4;
constexpr std::string_view kTelling("\0\xFF\x80\x7F\r\n\t \"\\{}[]<>=-:;,0", 22);

std::size_t wanted_mutations() {
  const char* text = std::getenv("PEC_FUZZ_MUTATIONS");
  if (text == nullptr) return kDefaultMutations;
  const std::string_view digits = text;
  std::size_t count = 0;
  const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), count);
  return error == std::errc{} && end == digits.data() + digits.size() ? count : kDefaultMutations;
}

std::vector<std::string> read_seeds(std::span<char*> folders) {
  std::vector<fs::path> paths;
  for (const char* folder : folders) {
    if (!fs::is_directory(folder)) continue;
    for (const fs::directory_entry& entry : fs::directory_iterator(folder)) {
      if (entry.is_regular_file()) paths.push_back(entry.path());
    }
  }
  std::sort(paths.begin(), paths.end());
  std::vector<std::string> seeds;
  for (const fs::path& path : paths) {
    std::ifstream file(path, std::ios::binary);
    seeds.emplace_back(std::istreambuf_iterator<char>(file), std::istreambuf_iterator<char>());
  }
  return seeds;
}

// A piece of `text`, mostly a short one.
std::string_view piece_of(std::string_view text, Dice& dice) {
  const std::size_t start = dice.below(text.size() + 1);
  const std::size_t most = dice.one_in(8) ? text.size() : 32;
  return text.substr(start, dice.below(most + 1));
}

void edit(std::string& text, std::string_view other, Dice& dice) {
  const std::size_t at = dice.below(text.size() + 1);
  const std::size_t size = piece_of(std::string_view(text).substr(at), dice).size();
  switch (dice.below(6)) {
    case 0:  // one bit
      if (at < text.size()) text[at] = static_cast<char>(text[at] ^ (1 << dice.below(8)));
      return;
    case 1:  // a byte that means something to some parser
      text.replace(at, at < text.size() ? 1 : 0, 1, kTelling[dice.below(kTelling.size())]);
      return;
    case 2:
      text.erase(at, size);
      return;
    case 3:  // said twice
      text.insert(at, std::string(std::string_view(text).substr(at, size)));
      return;
    case 4:  // cut short, now and then
      if (dice.one_in(4)) text.resize(at);
      return;
    default:  // something of another seed
      text.replace(at, size, piece_of(other, dice));
  }
}

// Runs inputs, and has the one at hand in a file.
class Runner {
 public:
  explicit Runner(const fs::path& last) : last_(last) {
    fs::create_directories(last.parent_path());
    file_.open(last, std::ios::binary | std::ios::trunc);
  }

  void run(const std::string& input) {
    // One file for all: some file systems wait for the disk when one is written anew.
    file_.seekp(0);
    file_ << input << std::flush;
    fs::resize_file(last_, input.size());
    LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.data()), input.size());
    ++inputs_;
  }

  std::size_t inputs() const { return inputs_; }

 private:
  fs::path last_;
  std::ofstream file_;
  std::size_t inputs_ = 0;
};

int replay(const fs::path& last, std::span<char*> folders) {
  const std::vector<std::string> seeds = read_seeds(folders);
  const std::size_t mutations = wanted_mutations();
  Runner runner(last);
  for (std::size_t i = 0; i < seeds.size(); ++i) {
    runner.run(seeds[i]);
    Dice dice("seed " + std::to_string(i));
    for (std::size_t k = 0; k < mutations; ++k) {
      std::string mutant = seeds[i];
      const std::string& other = seeds[dice.below(seeds.size())];
      for (std::size_t edits = 1 + dice.below(kMaxEdits); edits > 0; --edits)
        edit(mutant, other, dice);
      runner.run(mutant);
    }
  }
  fs::remove(last);
  std::cout << seeds.size() << " seeds, " << runner.inputs() << " inputs\n";
  return seeds.empty() ? EXIT_FAILURE : EXIT_SUCCESS;
}

}  // namespace
}  // namespace pec::fuzz

int main(int argc, char** argv) {
  const std::span<char*> arguments(argv, static_cast<std::size_t>(argc));
  if (arguments.size() < 3) {
    std::cerr << "usage: fuzz_NAME LAST SEEDS...\n";
    return EXIT_FAILURE;
  }
  try {
    return pec::fuzz::replay(arguments[1], arguments.subspan(2));
  } catch (const std::exception& error) {
    std::cerr << error.what() << '\n';
    return EXIT_FAILURE;
  }
}
