// SPDX-License-Identifier: EUPL-1.2
#include "storage/database.h"

#include <array>
#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>

#include "storage/examination.h"

namespace pec::storage {
namespace {

using testing::HasSubstr;

constexpr std::int32_t kApplication = 0x50454374;
constexpr std::array<std::string_view, 1> kFirst = {
    "CREATE TABLE thing (name TEXT PRIMARY KEY, size INTEGER) WITHOUT ROWID"};
constexpr std::array<std::string_view, 2> kSecond = {kFirst[0],
                                                     "ALTER TABLE thing ADD colour TEXT"};
constexpr std::array<std::string_view, 2> kBroken = {kFirst[0], "CREATE TABLE nonsense ("};
constexpr std::chrono::seconds kLongEnough{30};
constexpr Schema kOld{kApplication, kFirst};
constexpr Schema kNew{kApplication, kSecond};

class DatabaseFile : public testing::Test {
 protected:
  void SetUp() override {
    folder_ =
        std::filesystem::path(testing::TempDir()) /
        ("storage-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    file_ = folder_ / "thing.sqlite";
  }
  void TearDown() override { std::filesystem::remove_all(folder_); }

  Database open(const Schema& schema = kOld) const {
    auto database = Database::open(file_, schema);
    if (!database) throw std::runtime_error(database.error().what);
    return std::move(*database);
  }
  std::string fault(const Schema& schema = kOld) const {
    const auto database = Database::open(file_, schema);
    return database ? "none" : database.error().what;
  }

  static std::string examination_fault(const std::filesystem::path& file) {
    const auto seen = examine(file, kOld, kLongEnough);
    return seen ? "none" : seen.error().what;
  }

  std::filesystem::path folder_;
  std::filesystem::path file_;
};

std::int64_t things(Database& database) {
  auto statement = database.prepare("SELECT count(*) FROM thing");
  EXPECT_TRUE(statement && statement->step().value());
  return statement->number(0);
}

TEST_F(DatabaseFile, KeepsWhatIsCommittedAndNothingElse) {
  {
    Database database = open();
    auto kept = Transaction::begin(database);
    ASSERT_TRUE(kept && database.run("INSERT INTO thing VALUES ('kept', 1)") && kept->commit());
    const auto dropped = Transaction::begin(database);
    ASSERT_TRUE(dropped && database.run("INSERT INTO thing VALUES ('dropped', 2)"));
  }
  Database again = open();
  EXPECT_EQ(things(again), 1);
}

TEST_F(DatabaseFile, BindsAndReadsEveryKindOfValue) {
  Database database = open();
  auto insert = database.prepare("INSERT INTO thing VALUES (?1, ?2)");
  ASSERT_TRUE(insert);
  EXPECT_TRUE(insert->bind(1, std::string_view("a\0b", 3)).bind(2, -1).run());
  EXPECT_TRUE(insert->bind(1, std::string_view()).bind_null(2).run());
  auto select = database.prepare("SELECT name, size FROM thing ORDER BY name");
  ASSERT_TRUE(select && select->step().value());
  EXPECT_EQ(select->text(0), "");
  EXPECT_TRUE(select->is_null(1));
  ASSERT_TRUE(select->step().value());
  EXPECT_EQ(select->text(0), std::string_view("a\0b", 3));
  EXPECT_EQ(select->number(1), -1);
  EXPECT_FALSE(select->step().value());
}

TEST_F(DatabaseFile, StepsToTheNewestFormAndKeepsWhatIsThere) {
  {
    Database old = open();
    ASSERT_TRUE(old.run("INSERT INTO thing VALUES ('old', 1)"));
  }
  Database database = open(kNew);
  EXPECT_EQ(things(database), 1);
  EXPECT_TRUE(database.run("UPDATE thing SET colour = 'red'"));
}

TEST_F(DatabaseFile, KeepsACopyOfTheOldFormForAWhile) {
  {
    Database database = open();
    EXPECT_TRUE(database.run("INSERT INTO thing VALUES ('old', 1)"));
  }
  const std::filesystem::path copy = file_.string() + ".v1";
  EXPECT_FALSE(std::filesystem::exists(copy)) << "a new database has no older form";
  { const Database database = open(kNew); }
  ASSERT_TRUE(std::filesystem::exists(copy));
  EXPECT_EQ(std::filesystem::status(copy).permissions(),
            std::filesystem::status(file_).permissions());
  {
    auto old = Database::open(copy, kOld);  // as an older program would, after a downgrade
    ASSERT_TRUE(old);
    EXPECT_EQ(things(*old), 1);
  }
  { const Database database = open(kNew); }
  EXPECT_TRUE(std::filesystem::exists(copy));
  std::filesystem::last_write_time(
      copy, std::filesystem::file_time_type::clock::now() - kBackupKeptFor - std::chrono::hours(1));
  { const Database database = open(kNew); }
  EXPECT_FALSE(std::filesystem::exists(copy));
}

TEST_F(DatabaseFile, DropsTheCopiesOnRequest) {
  { const Database database = open(); }
  const Database database = open(kNew);
  database.drop_backups();
  EXPECT_FALSE(std::filesystem::exists(file_.string() + ".v1"));
}

TEST_F(DatabaseFile, AStepThatFailsLeavesTheOldForm) {
  { Database old = open(); }
  EXPECT_EQ(fault(Schema{kApplication, kBroken}), "failed");
  EXPECT_EQ(fault(kOld), "none");
  Database database = open();
  EXPECT_EQ(things(database), 0);
}

TEST_F(DatabaseFile, RefusesWhatIsNotItsOwn) {
  { Database database = open(kNew); }
  EXPECT_EQ(fault(kOld), "too-new");
  EXPECT_EQ(fault(Schema{kApplication + 1, kSecond}), "not-a-database");
  std::ofstream(file_, std::ios::binary | std::ios::trunc) << std::string(4096, 'x');
  EXPECT_EQ(fault(), "not-a-database");
  std::filesystem::remove(file_);
  std::filesystem::create_directory(file_);
  EXPECT_EQ(fault(), "cannot-open");
}

TEST_F(DatabaseFile, IsLookedAtWithoutBeingChanged) {
  {
    Database old = open();
    ASSERT_TRUE(old.run("INSERT INTO thing VALUES ('old', 1)"));
  }
  const auto seen = examine(file_, kNew, kLongEnough);
  ASSERT_TRUE(seen) << seen.error().detail;
  EXPECT_EQ(seen->version, 1);
  EXPECT_TRUE(seen->whole);
  EXPECT_EQ(seen->bytes, static_cast<std::int64_t>(std::filesystem::file_size(file_)));
  EXPECT_EQ(fault(kOld), "none") << "still of the old form";
  EXPECT_EQ(examination_fault(folder_ / "none.sqlite"), "cannot-open");
  EXPECT_FALSE(std::filesystem::exists(folder_ / "none.sqlite"));
}

TEST_F(DatabaseFile, IsLookedAtForALimitedTime) {
  {
    Database database = open();
    ASSERT_TRUE(
        database.run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                     " WHERE i < 200000) INSERT INTO thing SELECT i, i FROM n"));
  }
  const auto seen = examine(file_, kOld, std::chrono::milliseconds(0));
  ASSERT_TRUE(seen) << seen.error().detail;
  EXPECT_FALSE(seen->whole);
}

TEST_F(DatabaseFile, DamageIsFoundWhereverItIs) {
  {
    Database database = open();
    ASSERT_TRUE(
        database.run("WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
                     " WHERE i < 2000) INSERT INTO thing SELECT i, i FROM n"));
  }
  constexpr std::uintmax_t kPage = 4096;
  const std::uintmax_t size = std::filesystem::file_size(file_);
  ASSERT_GT(size, 5 * kPage);
  for (std::uintmax_t page = 1; page * kPage < size; ++page) {
    const std::filesystem::path copy = folder_ / ("damaged" + std::to_string(page));
    std::filesystem::copy_file(file_, copy);
    std::fstream stream(copy, std::ios::binary | std::ios::in | std::ios::out);
    stream.seekp(static_cast<std::streamoff>(page * kPage));
    stream << std::string(kPage, '\xFF');
    stream.close();
    EXPECT_EQ(examination_fault(copy), "damaged") << "page " << page;
  }
}

TEST_F(DatabaseFile, NamesTheFile) {
  const auto database = Database::open(folder_ / "none" / "thing.sqlite", kOld);
  ASSERT_FALSE(database);
  EXPECT_THAT(database.error().file, HasSubstr("thing.sqlite"));
}

TEST_F(DatabaseFile, AReaderSeesOneStateWhileAnotherWrites) {
  Database reader = open();
  Database writer = open();
  auto transaction = Transaction::begin(writer);
  ASSERT_TRUE(transaction && writer.run("INSERT INTO thing VALUES ('new', 1)"));
  EXPECT_EQ(things(reader), 0);
  ASSERT_TRUE(transaction->commit());
  EXPECT_EQ(things(reader), 1);
}

TEST_F(DatabaseFile, ASecondWriterIsToldAfterAWhile) {
  Database one = open();
  Database other = open();
  const auto first = Transaction::begin(one);
  ASSERT_TRUE(first);
  const auto second = Transaction::begin(other);
  ASSERT_FALSE(second);
  EXPECT_EQ(second.error().what, "busy");
}

}  // namespace
}  // namespace pec::storage
