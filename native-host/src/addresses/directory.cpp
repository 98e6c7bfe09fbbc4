// SPDX-License-Identifier: EUPL-1.2
//
// Opening the directory and looking an address up.
#include "addresses/directory.h"

#include <algorithm>

#include "addresses/address.h"
#include "addresses/directory_state.h"
#include "addresses/rule.h"
#include "addresses/schema.h"

namespace pec::addresses {
namespace {

using std::chrono::sys_seconds;
using storage::Statement;
using storage::StorageError;

Says says_of(std::int64_t certified) { return certified != 0 ? Says::certified : Says::ordinary; }

tl::expected<void, StorageError> run_once(LazyStatement& lazy, const storage::Database& database) {
  const auto statement = lazy.get(database);
  if (!statement) return tl::make_unexpected(statement.error());
  return (*statement)->run();
}

// Where an ordinary address of a body was found in a register.
struct BodyOfEntry {
  std::string code;
  std::int64_t register_id = 0;
};

// Gathers what is known of one address. The first error ends it.
class LookUp {
 public:
  LookUp(Directory::State& state, const ParsedAddress& address, sys_seconds now)
      : state_(state), address_(address), now_(now) {}

  tl::expected<AddressReport, StorageError> run() {
    if (auto shipped = state_.shipped.evidence(address_.domain)) add(std::move(*shipped));
    decision();
    learned();
    learned_domain();
    entries();
    entry_domains();
    mail_exchanger();
    failures();
    if (error_) return tl::make_unexpected(std::move(*error_));
    if (report_.evidence.empty()) name_sign();
    report_.address = address_.written;
    report_.verdict = judge(report_.evidence, now_);
    suggestions();
    if (error_) return tl::make_unexpected(std::move(*error_));
    for (Evidence& item : report_.evidence) item.weight = weight_of(item, now_);
    std::stable_sort(report_.evidence.begin(), report_.evidence.end(),
                     [](const Evidence& a, const Evidence& b) { return a.weight > b.weight; });
    return std::move(report_);
  }

 private:
  void add(Evidence evidence) { report_.evidence.push_back(std::move(evidence)); }

  // Runs a statement, and `row` for each of its rows.
  template <typename Bind, typename Row>
  void each(LazyStatement& lazy, const Bind& bind, const Row& row) {
    if (error_) return;
    const auto statement = lazy.get(state_.database);
    if (!statement) {
      error_ = statement.error();
      return;
    }
    const storage::Use use(**statement);
    bind(**statement);
    for (;;) {
      const auto more = (*statement)->step();
      if (!more) error_ = more.error();
      if (!more || !*more) return;
      row(**statement);
    }
  }

  template <typename Row>
  void each_of_address(LazyStatement& lazy, const Row& row) {
    each(
        lazy, [this](Statement& s) { s.bind(1, address_.key); }, row);
  }

  void name_sign() {
    const std::string& domain = address_.domain;
    if (domain.starts_with("pec.") || domain.find(".pec.") != std::string::npos)
      add({Source::name, Says::certified, Scope::domain, std::nullopt, 0, "pec"});
  }

  void decision() {
    each_of_address(state_.decision, [this](const Statement& row) {
      add({Source::user, says_of(row.number(0)), Scope::address, instant_of(row.number(1)), 0, {}});
    });
  }

  void learned() {
    each_of_address(state_.learned, [this](const Statement& row) {
      add({static_cast<Source>(row.number(0)),
           says_of(row.number(1)),
           Scope::address,
           instant_of(row.number(2)),
           0,
           {}});
    });
  }

  void learned_domain() {
    each(
        state_.learned_domain,
        [this](Statement& s) { s.bind(1, address_.domain).bind(2, address_.key); },
        [this](const Statement& row) {
          add({Source::acceptance, says_of(row.number(0)), Scope::domain, instant_of(row.number(1)),
               0, address_.domain});
        });
  }

  void entries() {
    const std::string place = place_of(address_);
    each(
        state_.entries, [&place](Statement& s) { s.bind(1, place); },
        [this](const Statement& row) {
          const Says says = says_of(row.number(0));
          add({Source::register_, says, Scope::address, instant_of(row.number(1)), 0,
               std::string(row.text(2))});
          if (says == Says::ordinary && !row.text(3).empty())
            body_ = {std::string(row.text(3)), row.number(4)};
        });
  }

  void entry_domains() {
    each(
        state_.entry_domains, [this](Statement& s) { s.bind(1, address_.domain); },
        [this](const Statement& row) {
          const std::string name(row.text(1));
          if (row.is_null(3)) return few_of_domain(row.number(0), name, row.number(2));
          of_domain(name, row.number(3), row.number(4), row.number(5));
        });
  }

  // A domain of so few entries that they are quickly counted.
  void few_of_domain(std::int64_t id, const std::string& name, std::int64_t imported) {
    const std::string from = address_.domain + "@";
    const std::string to = address_.domain + "A";  // what follows the sign
    each(
        state_.few_of_domain,
        [&](Statement& s) { s.bind(1, id).bind(2, from).bind(3, to).bind(4, imported); },
        [&](const Statement& row) {
          of_domain(name, row.number(0), row.number(1), row.number(2));
        });
  }

  void of_domain(const std::string& name, std::int64_t certified, std::int64_t ordinary,
                 std::int64_t at) {
    if (certified == 0) return;  // ordinary alone says nothing: it may be anybody's
    add({Source::register_, Says::certified, Scope::domain, instant_of(at), 0, name});
    if (ordinary > 0)
      add({Source::register_, Says::ordinary, Scope::domain, instant_of(at), 0, name});
  }

  void mail_exchanger() {
    each(
        state_.mx, [this](Statement& s) { s.bind(1, address_.domain); },
        [this](const Statement& row) {
          const sys_seconds at = instant_of(row.number(1));
          if (row.text(0).empty() || now_ - at > kMxCountsFor) return;
          add({Source::mx, Says::certified, Scope::domain, at, 0, std::string(row.text(0))});
        });
  }

  void failures() {
    each_of_address(state_.failures, [this](const Statement& row) {
      if (row.number(0) == 0) return;
      // SQLite takes the other columns from the row that has the maximum (sqlite.org/lang_select).
      report_.failure = Failure{instant_of(row.number(1)), static_cast<unsigned>(row.number(0)),
                                std::string(row.text(2)), std::string(row.text(3))};
    });
  }

  void suggestions() {
    if (body_) same_body(*body_);
    if (report_.verdict == Verdict::certified || report_.verdict == Verdict::ordinary) return;
    if (const auto& domains = known_domains()) {
      if (auto found = resembled(address_, *domains))
        report_.suggestions.push_back(std::move(*found));
    }
    if (report_.suggestions.empty() && !is_met()) mailbox_of_correspondent();
  }

  // Whether anything is known of the very address, which is then no slip of the fingers.
  bool is_met() const {
    return report_.failure ||
           std::any_of(report_.evidence.begin(), report_.evidence.end(),
                       [](const Evidence& item) { return item.scope == Scope::address; });
  }

  void mailbox_of_correspondent() {
    const std::size_t length = address_.key.size() - address_.domain.size() - 1;
    const std::string_view local = std::string_view(address_.key).substr(0, length);
    each(
        state_.mailboxes, [this](Statement& s) { s.bind(1, address_.domain); },
        [&](const Statement& row) {
          const std::string_view known = row.text(0);
          if (!report_.suggestions.empty() || known.size() <= address_.domain.size() ||
              !is_slip_in(local, known.substr(0, known.size() - address_.domain.size() - 1)))
            return;
          report_.suggestions.push_back(
              {SuggestionKind::typing_error, std::string(known), address_.domain});
        });
  }

  void same_body(const BodyOfEntry& body) {
    each(
        state_.same_body, [&body](Statement& s) { s.bind(1, body.code).bind(2, body.register_id); },
        [this](const Statement& row) {
          report_.suggestions.push_back(
              {SuggestionKind::same_body, address_of_place(row.text(0)), std::string(row.text(1))});
        });
  }

  const std::optional<std::vector<KnownDomain>>& known_domains() {
    if (state_.known_domains) return state_.known_domains;
    std::vector<KnownDomain> domains;
    for (const std::string& domain : state_.shipped.mailbox_domains()) domains.emplace_back(domain);
    // What correspondents have, and no more than a look-up can compare in a blink.
    LazyStatement correspondents(
        "SELECT domain, max(at) FROM learned WHERE certified = 1 GROUP BY domain"
        " ORDER BY 2 DESC LIMIT 2000");
    each(
        correspondents, [](Statement&) {},
        [&domains](const Statement& row) { domains.emplace_back(std::string(row.text(0))); });
    if (!error_) state_.known_domains = std::move(domains);
    return state_.known_domains;
  }

  Directory::State& state_;
  const ParsedAddress& address_;
  sys_seconds now_;
  AddressReport report_;
  std::optional<BodyOfEntry> body_;
  std::optional<StorageError> error_;
};

}  // namespace

Directory::Directory(std::unique_ptr<State> state) : state_(std::move(state)) {}
Directory::~Directory() = default;
Directory::Directory(Directory&& other) noexcept = default;
Directory& Directory::operator=(Directory&& other) noexcept = default;

tl::expected<Directory, StorageError> Directory::open(const std::filesystem::path& file,
                                                      const accounts::Providers& providers) {
  auto database = storage::Database::open(file, kSchema);
  if (!database) return tl::make_unexpected(std::move(database.error()));
  return Directory(std::make_unique<State>(std::move(*database), providers));
}

tl::expected<storage::Examination, StorageError> Directory::examine(
    const std::filesystem::path& file, std::chrono::milliseconds limit) {
  return storage::examine(file, kSchema, limit);
}

tl::expected<AddressReport, StorageError> Directory::look_up(std::string_view address,
                                                             sys_seconds now) {
  const auto parsed = parse_address(address);
  if (!parsed) {
    AddressReport out;
    out.address = address;
    out.fault = parsed.error();
    return out;
  }
  // One state of the database for all questions, and its lock taken once.
  if (auto begun = run_once(state_->begin, state_->database); !begun)
    return tl::make_unexpected(begun.error());
  auto report = LookUp(*state_, *parsed, now).run();
  if (auto ended = run_once(state_->end, state_->database); !ended && report)
    return tl::make_unexpected(ended.error());
  return report;
}

}  // namespace pec::addresses
