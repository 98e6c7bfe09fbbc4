// SPDX-License-Identifier: EUPL-1.2
#include "host/streams.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <memory>
#include <string>
#include <thread>
#include <unistd.h>
#include <utility>

#include <gtest/gtest.h>

#include "support/pipe.h"

namespace pec::host {
namespace {

using std::chrono::milliseconds;

constexpr milliseconds kLong{20'000};
constexpr milliseconds kShort{50};
// What a text file on Windows does not survive.
constexpr std::string_view kBinary("\0\n\r\n\x1a\xff\r", 7);

// A descriptor in the place of a standard stream, for as long as it lives.
class Replaced {
 public:
  Replaced(int stream, int by) : stream_(stream), original_(::dup(stream)) { ::dup2(by, stream); }
  ~Replaced() {
    ::dup2(original_, stream_);
    ::close(original_);
  }
  Replaced(const Replaced&) = delete;
  Replaced& operator=(const Replaced&) = delete;

 private:
  int stream_;
  int original_;
};

class StreamsTest : public ::testing::Test {
 protected:
  void SetUp() override {
    std::fflush(stdout);
    const Replaced in(STDIN_FILENO, in_.reader());
    const Replaced out(STDOUT_FILENO, out_.writer());
    in_.close_reader();
    out_.close_writer();
    auto taken = Streams::take();
    ASSERT_TRUE(taken);
    streams_ = std::make_unique<Streams>(std::move(*taken));
    // What a library prints from now on.
    std::puts("not a frame");
    std::fflush(stdout);
    std::array<char, 1> byte{};
    stdin_was_empty_ = ::read(STDIN_FILENO, byte.data(), byte.size()) == 0;
  }

  // Reads until that many bytes, the end or a long silence.
  std::string read(std::size_t bytes) {
    std::string out;
    std::array<char, 4096> some{};
    while (out.size() < bytes) {
      const auto got = streams_->read(some, kLong);
      if (!got || *got == 0) break;
      out.append(some.data(), *got);
    }
    return out;
  }

  tests::Pipe in_;
  tests::Pipe out_;
  std::unique_ptr<Streams> streams_;
  bool stdin_was_empty_ = false;
};

TEST_F(StreamsTest, CarryAnyByte) {
  in_.write(kBinary);
  EXPECT_EQ(read(kBinary.size()), kBinary);
  EXPECT_TRUE(streams_->write(kBinary));
  EXPECT_EQ(out_.read(kBinary.size()), kBinary);
}

TEST_F(StreamsTest, CarryOnlyWhatIsWrittenToThem) {
  EXPECT_TRUE(stdin_was_empty_);
  EXPECT_TRUE(streams_->write("frame"));
  streams_.reset();
  EXPECT_EQ(out_.read(100), "frame");
}

TEST_F(StreamsTest, CarryMoreThanAPipeHolds) {
  const std::string large(3U << 20U, 'x');
  std::thread writer([&] {
    in_.write(large);
    in_.close_writer();
  });
  EXPECT_EQ(read(large.size() + 1).size(), large.size());
  writer.join();
  std::string arrived;
  std::thread reader([&] { arrived = out_.read(large.size()); });
  EXPECT_TRUE(streams_->write(large));
  reader.join();
  EXPECT_EQ(arrived, large);
}

TEST_F(StreamsTest, TellTheEnd) {
  in_.write("x");
  in_.close_writer();
  EXPECT_EQ(read(2), "x");
  std::array<char, 1> byte{};
  EXPECT_EQ(streams_->read(byte, kLong), 0U);
}

TEST_F(StreamsTest, StopWaitingInTime) {
  std::array<char, 8> some{};
  EXPECT_EQ(streams_->read(some, kShort), std::nullopt);
  EXPECT_EQ(streams_->read(some, kShort), std::nullopt);
  in_.write("late");
  EXPECT_EQ(read(4), "late");
}

TEST_F(StreamsTest, TellThatNobodyReads) {
  out_.close_reader();
  EXPECT_FALSE(streams_->write("x"));
}

}  // namespace
}  // namespace pec::host
