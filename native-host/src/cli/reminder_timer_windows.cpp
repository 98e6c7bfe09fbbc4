// SPDX-License-Identifier: EUPL-1.2
//
// The Windows version of reminder_timer.cpp: a task of the user's in the Task Scheduler (Task
// Scheduler 2.0, [MS-TSCH] 2.5 for its XML).
#include <cstdio>
#include <memory>
#include <string>
#include <vector>
#include <windows.h>

#include "cli/com_windows.h"
#include "cli/reminder_timer.h"
// After windows.h, which they build on.
#include <sddl.h>
#include <taskschd.h>

#include "installation/folders.h"

namespace pec::cli {
namespace {

// What the task starts: the command without a console window.
constexpr const wchar_t* kProgram = L"pec-companion-reminder.exe";
// Tasks of all users share one list, and whoever is no administrator may write to its root.
constexpr const wchar_t* kNameBegins = L"PEC Companion reminder ";

// What the user of this process is called whatever the language: "S-1-5-21-..."; empty: not known.
std::wstring user_identifier() {
  struct Close {
    void operator()(HANDLE handle) const { ::CloseHandle(handle); }
  };
  struct Free {
    void operator()(wchar_t* text) const { ::LocalFree(text); }
  };
  HANDLE token = nullptr;
  if (::OpenProcessToken(::GetCurrentProcess(), TOKEN_QUERY, &token) == 0) return {};
  const std::unique_ptr<void, Close> owner(token);
  DWORD size = 0;
  ::GetTokenInformation(token, TokenUser, nullptr, 0, &size);
  std::vector<std::byte> memory(size);
  if (::GetTokenInformation(token, TokenUser, memory.data(), size, &size) == 0) return {};
  wchar_t* text = nullptr;
  const auto* const user = reinterpret_cast<const TOKEN_USER*>(memory.data());
  if (::ConvertSidToStringSidW(user->User.Sid, &text) == 0) return {};
  const std::unique_ptr<wchar_t, Free> freed(text);
  return text;
}

std::wstring escaped(const std::wstring& text) {
  std::wstring out;
  for (const wchar_t c : text) {
    if (c == L'&') {
      out += L"&amp;";
    } else if (c == L'<') {
      out += L"&lt;";
    } else {
      out += c;
    }
  }
  return out;
}

// Once a day, later where the computer was off then; on battery, too, since it takes a second.
std::wstring definition(const std::wstring& user, const std::wstring& program) {
  return LR"(<?xml version="1.0" encoding="UTF-16"?>
<Task version="1.2" xmlns="http://schemas.microsoft.com/windows/2004/02/mit/task">
  <RegistrationInfo><Description>Tells when nobody fetches the PEC mailboxes</Description></RegistrationInfo>
  <Triggers><CalendarTrigger>
    <StartBoundary>2026-01-01T09:30:00</StartBoundary>
    <RandomDelay>PT15M</RandomDelay>
    <ScheduleByDay><DaysInterval>1</DaysInterval></ScheduleByDay>
  </CalendarTrigger></Triggers>
  <Principals><Principal id="Author">
    <UserId>)" +
         user +
         LR"(</UserId>
    <LogonType>InteractiveToken</LogonType>
    <RunLevel>LeastPrivilege</RunLevel>
  </Principal></Principals>
  <Settings>
    <MultipleInstancesPolicy>IgnoreNew</MultipleInstancesPolicy>
    <DisallowStartIfOnBatteries>false</DisallowStartIfOnBatteries>
    <StopIfGoingOnBatteries>false</StopIfGoingOnBatteries>
    <StartWhenAvailable>true</StartWhenAvailable>
    <ExecutionTimeLimit>PT10M</ExecutionTimeLimit>
  </Settings>
  <Actions Context="Author"><Exec>
    <Command>)" +
         escaped(program) +
         LR"(</Command>
  </Exec></Actions>
</Task>
)";
}

std::string failure(const char* what, HRESULT result) {
  char text[64] = {};
  std::snprintf(text, sizeof text, "%s: error %08lx", what, static_cast<unsigned long>(result));
  return text;
}

// The root of the Task Scheduler's folders; none: `error` says why.
ComObject<ITaskFolder> root_folder(std::string& error) {
  ITaskService* service = nullptr;
  HRESULT result = ::CoCreateInstance(CLSID_TaskScheduler, nullptr, CLSCTX_INPROC_SERVER,
                                      IID_ITaskService, reinterpret_cast<void**>(&service));
  const ComObject<ITaskService> owner(service);
  VARIANT none{};  // this computer, this user
  if (SUCCEEDED(result)) result = service->Connect(none, none, none, none);
  ITaskFolder* folder = nullptr;
  if (SUCCEEDED(result)) result = service->GetFolder(com_text(L"\\").get(), &folder);
  if (FAILED(result)) error = failure("Task Scheduler", result);
  return ComObject<ITaskFolder>(folder);
}

bool is_no_such_file(HRESULT result) { return result == HRESULT_FROM_WIN32(ERROR_FILE_NOT_FOUND); }

std::string switch_on(ITaskFolder& folder, const std::wstring& user) {
  const std::filesystem::path program = installation::command_program().parent_path() / kProgram;
  VARIANT none{};
  IRegisteredTask* task = nullptr;
  const HRESULT result = folder.RegisterTask(
      com_text(kNameBegins + user).get(), com_text(definition(user, program.wstring())).get(),
      TASK_CREATE_OR_UPDATE, none, none, TASK_LOGON_INTERACTIVE_TOKEN, none, &task);
  const ComObject<IRegisteredTask> owner(task);
  return SUCCEEDED(result) ? std::string() : failure("Task Scheduler", result);
}

std::string switch_off(ITaskFolder& folder, const std::wstring& user) {
  const HRESULT result = folder.DeleteTask(com_text(kNameBegins + user).get(), 0);
  return SUCCEEDED(result) || is_no_such_file(result) ? std::string()
                                                      : failure("Task Scheduler", result);
}

}  // namespace

std::string switch_reminder_timer(bool on) {
  const ComApartment com;
  const std::wstring user = user_identifier();
  if (user.empty()) return "the user of this process is not known";
  std::string error;
  const ComObject<ITaskFolder> folder = root_folder(error);
  if (!error.empty()) return error;
  return on ? switch_on(*folder, user) : switch_off(*folder, user);
}

TimerState reminder_timer() {
  const ComApartment com;
  const std::wstring user = user_identifier();
  std::string error;
  const ComObject<ITaskFolder> folder = root_folder(error);
  if (user.empty() || !error.empty()) return TimerState::unknown;
  IRegisteredTask* task = nullptr;
  const HRESULT result = folder->GetTask(com_text(kNameBegins + user).get(), &task);
  const ComObject<IRegisteredTask> owner(task);
  if (is_no_such_file(result)) return TimerState::off;
  if (FAILED(result)) return TimerState::unknown;
  VARIANT_BOOL enabled = VARIANT_FALSE;
  if (FAILED(task->get_Enabled(&enabled))) return TimerState::unknown;
  return enabled == VARIANT_FALSE ? TimerState::off : TimerState::on;
}

}  // namespace pec::cli
