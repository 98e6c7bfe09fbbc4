// SPDX-License-Identifier: EUPL-1.2
#include "places_windows.h"

#include <fstream>
#include <iterator>
#include <optional>
#include <shlobj.h>
#include <utility>
#include <windows.h>

#include "registry_windows.h"
#include "text/utf16_windows.h"

namespace pec::policy {
namespace {

constexpr const wchar_t* kPolicies = L"SOFTWARE\\Policies\\Mozilla\\Thunderbird";
constexpr const wchar_t* kSettings = L"ExtensionSettings";
constexpr std::streamoff kMaxFile = 16 * 1024 * 1024;

class RegistryKey final : public Place {
 public:
  Found look(const Entry& entry) const override {
    if (!Key::open(settings())) return Found::no_policy;
    const auto key = Key::open(of(entry));
    if (!key) return Found::no_entry;
    const auto mode = key->text(L"installation_mode");
    const auto url = key->text(L"install_url");
    const auto [keys, values] = key->counts();
    const bool same = keys == 0 && values == 2 && mode && mode->text == kInstallationMode && url &&
                      url->text == entry.url;
    return same ? Found::ours : Found::another;
  }

  bool put(const Entry& entry) override {
    const auto key = Key::make(of(entry));
    if (key && key->set(L"installation_mode", {std::string(kInstallationMode)}) &&
        key->set(L"install_url", {entry.url}))
      return true;
    take(entry);
    return false;
  }

  // And what is empty then: an empty policy of the registry would hide the file's.
  bool take(const Entry& entry) override {
    const bool gone = delete_key(of(entry));
    for (std::filesystem::path path = settings(); path.filename() != L"Policies";
         path = path.parent_path())
      delete_empty_key(path.native());
    return gone;
  }

 private:
  static std::wstring settings() { return std::wstring(kPolicies) + L'\\' + kSettings; }
  static std::wstring of(const Entry& entry) {
    return settings() + L'\\' + text::utf16_of(entry.id);
  }
};

class RegistryValue final : public Place {
 public:
  Found look(const Entry& entry) const override {
    const auto key = Key::open(kPolicies);
    if (!key || !key->has(kSettings)) return Found::no_policy;
    const auto text = key->text(kSettings);
    return text ? policy::look(text->text, Form::settings, entry) : Found::unreadable;
  }
  bool put(const Entry& entry) override { return change(with_entry, entry); }
  bool take(const Entry& entry) override { return change(without_entry, entry); }

 private:
  template <typename Change>
  static bool change(Change how, const Entry& entry) {
    const auto key = Key::open(kPolicies);
    auto text = key ? key->text(kSettings) : std::nullopt;
    if (!text) return false;
    text->text = how(text->text, Form::settings, entry);
    return key->set(kSettings, *text);
  }
};

struct FreeTaskMemory {
  void operator()(wchar_t* memory) const { ::CoTaskMemFree(memory); }
};

// Only administrators write below them.
bool is_in_folder_of_programs(const std::filesystem::path& path) {
  const std::wstring wanted = path.lexically_normal().native();
  for (const KNOWNFOLDERID& id : {FOLDERID_ProgramFiles, FOLDERID_ProgramFilesX86}) {
    PWSTR found = nullptr;
    const HRESULT result = ::SHGetKnownFolderPath(id, 0, nullptr, &found);
    const std::unique_ptr<wchar_t, FreeTaskMemory> owner(found);
    if (result != S_OK) continue;
    const std::wstring folder = std::wstring(found) + L'\\';
    if (wanted.size() > folder.size() &&
        ::CompareStringOrdinal(wanted.data(), static_cast<int>(folder.size()), folder.data(),
                               static_cast<int>(folder.size()), TRUE) == CSTR_EQUAL)
      return true;
  }
  return false;
}

// Written beside it under another name and to the disk, then in its place with its rights: whoever
// reads meanwhile has the old text or the new.
bool replace(const std::filesystem::path& path, const std::string& text) {
  const std::filesystem::path beside = path.native() + L".pec-companion";
  const HANDLE file = ::CreateFileW(beside.c_str(), GENERIC_WRITE, 0, nullptr, CREATE_ALWAYS,
                                    FILE_ATTRIBUTE_NORMAL, nullptr);
  if (file == INVALID_HANDLE_VALUE) return false;
  DWORD written = 0;
  const bool whole =
      ::WriteFile(file, text.data(), static_cast<DWORD>(text.size()), &written, nullptr) != 0 &&
      written == text.size() && ::FlushFileBuffers(file) != 0;
  ::CloseHandle(file);
  if (whole && ::ReplaceFileW(path.c_str(), beside.c_str(), nullptr, 0, nullptr, nullptr) != 0)
    return true;
  ::DeleteFileW(beside.c_str());
  return false;
}

class PoliciesFile final : public Place {
 public:
  explicit PoliciesFile(std::filesystem::path path) : path_(std::move(path)) {}

  Found look(const Entry& entry) const override {
    std::error_code error;
    if (path_.empty() || !std::filesystem::exists(path_, error)) return Found::no_policy;
    const auto text = read();
    if (!text || !is_in_folder_of_programs(path_)) return Found::unreadable;
    return policy::look(*text, Form::policies_file, entry);
  }
  bool put(const Entry& entry) override { return change(with_entry, entry); }
  bool take(const Entry& entry) override { return change(without_entry, entry); }

 private:
  std::optional<std::string> read() const {
    std::ifstream file(path_, std::ios::binary);
    file.seekg(0, std::ios::end);
    const std::streamoff size = file.tellg();
    if (!file || size > kMaxFile) return {};
    file.seekg(0);
    std::string text(static_cast<std::size_t>(size), '\0');
    if (!file.read(text.data(), size)) return {};
    return text;
  }

  template <typename Change>
  bool change(Change how, const Entry& entry) const {
    const auto text = read();
    return text && replace(path_, how(*text, Form::policies_file, entry));
  }

  std::filesystem::path path_;
};

}  // namespace

std::unique_ptr<Place> registry_key() { return std::make_unique<RegistryKey>(); }
std::unique_ptr<Place> registry_value() { return std::make_unique<RegistryValue>(); }
std::unique_ptr<Place> policies_file(std::filesystem::path path) {
  return std::make_unique<PoliciesFile>(std::move(path));
}

std::filesystem::path path_of_policies_file() {
  const auto key =
      Key::open(L"SOFTWARE\\Microsoft\\Windows\\CurrentVersion\\App Paths\\thunderbird.exe");
  const auto folder = key ? key->text(L"Path") : std::nullopt;
  if (!folder || folder->text.empty()) return {};
  return std::filesystem::path(text::utf16_of(folder->text)) / L"distribution" / L"policies.json";
}

}  // namespace pec::policy
