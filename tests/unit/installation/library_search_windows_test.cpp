// SPDX-License-Identifier: EUPL-1.2
#include <filesystem>
#include <memory>
#include <string>
#include <type_traits>
#include <windows.h>

#include <gtest/gtest.h>

#include "installation/library_search.h"
#include "support/temporary_folder.h"

namespace pec::installation {
namespace {

struct Free {
  void operator()(HMODULE module) const { ::FreeLibrary(module); }
};
using Module = std::unique_ptr<std::remove_pointer_t<HMODULE>, Free>;

Module load(const std::wstring& name) { return Module(::LoadLibraryW(name.c_str())); }

// A library that lies beside this program, under a name that is nowhere else.
void plant(const std::filesystem::path& folder) {
  std::wstring program(MAX_PATH, L'\0');
  program.resize(::GetModuleFileNameW(nullptr, program.data(), MAX_PATH));
  std::filesystem::path source;
  for (const auto& entry :
       std::filesystem::directory_iterator(std::filesystem::path(program).parent_path())) {
    if (entry.path().extension() == L".dll") source = entry.path();
  }
  if (source.empty()) {  // linked to the system's alone: any library does
    std::wstring system(MAX_PATH, L'\0');
    system.resize(::GetSystemDirectoryW(system.data(), MAX_PATH));
    source = std::filesystem::path(system) / L"version.dll";
  }
  std::filesystem::copy_file(source, folder / L"planted.dll");
}

TEST(LibrarySearch, TakesNothingFromTheCurrentFolderOrFromPath) {
  const tests::TemporaryFolder current;
  const tests::TemporaryFolder in_path;
  plant(current.path());
  const std::filesystem::path before = std::filesystem::current_path();
  std::filesystem::current_path(current.path());
  EXPECT_TRUE(load(L"planted.dll")) << "without it Windows looks there, so the test can fail";
  search_libraries_in_safe_places();
  EXPECT_FALSE(load(L"planted.dll"));
  std::filesystem::current_path(before);
  plant(in_path.path());
  ::SetEnvironmentVariableW(L"PATH", in_path.path().c_str());
  EXPECT_FALSE(load(L"planted.dll"));
  EXPECT_TRUE(load((in_path.path() / L"planted.dll").wstring())) << "by its path it can be loaded";
  EXPECT_TRUE(load(L"version.dll")) << "what is Windows' own is found";
}

}  // namespace
}  // namespace pec::installation
