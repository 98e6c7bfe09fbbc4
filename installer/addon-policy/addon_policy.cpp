// SPDX-License-Identifier: EUPL-1.2
#include "addon_policy.h"

#include <optional>

#include "places_windows.h"
#include "registry_windows.h"
#include "text/utf16_windows.h"

namespace pec::policy {
namespace {

constexpr const wchar_t* kMemory = L"Software\\PEC Companion\\AddOnPolicy";
constexpr std::string_view kInKey = "key";
constexpr std::string_view kInValue = "value";

struct Remembered {
  std::string place;  // one of the above, or the path of a file
  Entry entry;
};

std::optional<Remembered> remembered() {
  const auto key = Key::open(kMemory);
  if (!key) return {};
  const auto place = key->text(L"Place");
  const auto id = key->text(L"Id");
  const auto url = key->text(L"Url");
  if (!place || !id || !url) return {};
  return Remembered{place->text, {id->text, url->text}};
}

bool remember(const Remembered& what) {
  const auto key = Key::make(kMemory);
  return key && key->set(L"Id", {what.entry.id}) && key->set(L"Url", {what.entry.url}) &&
         key->set(L"Place", {what.place});
}

void forget() { delete_key(kMemory); }

std::unique_ptr<Place> place_of(const std::string& name) {
  if (name == kInKey) return registry_key();
  if (name == kInValue) return registry_value();
  return policies_file(text::utf16_of(name));
}

// Where an entry takes effect, and hides nobody's. A key beside a value would hide it from older
// Thunderbirds; where there are both already, all of them read the key.
std::string place_in_force(const Entry& entry, const std::string& file) {
  if (registry_key()->look(entry) != Found::no_policy) return std::string(kInKey);
  if (registry_value()->look(entry) != Found::no_policy) return std::string(kInValue);
  if (place_of(file)->look(entry) != Found::no_policy) return file;
  return std::string(kInKey);
}

}  // namespace

Outcome add(const Entry& entry) {
  if (const auto before = remembered()) {
    const auto place = place_of(before->place);
    if (place->look(before->entry) == Found::ours) {
      if (before->entry.id == entry.id && before->entry.url == entry.url) return Outcome::done;
      if (!place->take(before->entry)) return Outcome::failed;
    }
    forget();
  }
  const std::string file = text::utf8_of_utf16(path_of_policies_file().native());
  for (const std::string& each : {std::string(kInKey), std::string(kInValue), file}) {
    const Found found = place_of(each)->look(entry);
    if (found == Found::another || found == Found::ours) return Outcome::decided;
  }
  const std::string name = place_in_force(entry, file);
  const auto place = place_of(name);
  if (place->look(entry) == Found::unreadable) return Outcome::unreadable;
  // First: what is remembered and not there is forgotten again, the other way it would stay.
  if (!remember({name, entry}) || !place->put(entry)) {
    forget();
    return Outcome::failed;
  }
  return Outcome::done;
}

Outcome remove() {
  const auto before = remembered();
  if (!before) return Outcome::done;
  const auto place = place_of(before->place);
  Outcome out = Outcome::decided;
  if (place->look(before->entry) == Found::ours)
    out = place->take(before->entry) ? Outcome::done : Outcome::failed;
  forget();
  return out;
}

}  // namespace pec::policy
