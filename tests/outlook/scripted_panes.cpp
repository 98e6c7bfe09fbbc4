// SPDX-License-Identifier: EUPL-1.2
#include "scripted_panes.h"

#include <utility>

namespace pec::outlook::testing {

HostWindow::HostWindow(int width, int height)
    : handle_(::CreateWindowExW(0, L"STATIC", L"host", WS_POPUP, 0, 0, width, height, nullptr,
                                nullptr, nullptr, nullptr)) {}

HostWindow::~HostWindow() { ::DestroyWindow(handle_); }

RECT HostWindow::place() const {
  RECT out{};
  ::GetClientRect(handle_, &out);
  return out;
}

HWND HostWindow::find(int number) const {
  struct Search {
    int number;
    HWND found;
  } search{number, nullptr};
  ::EnumChildWindows(
      handle_,
      [](HWND window, LPARAM out) -> BOOL {
        auto& wanted = *reinterpret_cast<Search*>(out);
        if (::GetDlgCtrlID(window) != wanted.number) return TRUE;
        wanted.found = window;
        return FALSE;
      },
      reinterpret_cast<LPARAM>(&search));
  return search.found;
}

std::wstring text_of_window(HWND window) {
  std::wstring out(static_cast<std::size_t>(::GetWindowTextLengthW(window)) + 1, L'\0');
  out.resize(
      static_cast<std::size_t>(::GetWindowTextW(window, out.data(), static_cast<int>(out.size()))));
  return out;
}

void PaneState::switch_to(bool is_visible) {
  visible = is_visible;
  if (object == nullptr) return;
  const auto held = shared(static_cast<ScriptedObject*>(object));
  object->raise(kVisibleStateChange);
}

void PaneState::remove() {
  deleted = true;
  visible = false;
  if (container) container->take_out();
  container.reset();
  content.reset();
}

ScriptedPaneFactory::~ScriptedPaneFactory() {
  for (const auto& each : panes) each->remove();
}

void* ScriptedPaneFactory::interface_of(REFIID identifier) noexcept {
  const bool known = ::IsEqualIID(identifier, IID_IUnknown) != 0 ||
                     ::IsEqualIID(identifier, IID_IDispatch) != 0 ||
                     ::IsEqualIID(identifier, kTaskPaneFactory) != 0;
  return known ? static_cast<TaskPaneFactory*>(this) : nullptr;
}

HRESULT ScriptedPaneFactory::CreateCTP(BSTR control, BSTR title, VARIANT window, IDispatch** pane) {
  *pane = nullptr;
  if (world_.calls++ == world_.fails_at) return world_.failure;
  if (window.vt != VT_DISPATCH || window.pdispVal == nullptr) return E_INVALIDARG;
  auto state = std::make_shared<PaneState>();
  state->control = view_of(control);
  state->title = view_of(title);
  state->content = make_control_();
  if (!state->content) return E_FAIL;
  state->container = Container::make(world_, state->window.handle(), state->window.place());
  state->container->put_in(state->content.get(), OLEIVERB_INPLACEACTIVATE);
  auto made = ScriptedSource::make(world_, kTaskPaneEvents);
  state->object = made.get();
  // The object outlives the factory's list where somebody keeps it, and goes before it where nobody
  // does.
  const std::shared_ptr<void> until_it_goes(nullptr, [known = std::weak_ptr(state)](void*) {
    if (const auto of = known.lock()) of->object = nullptr;
  });
  made->has(L"DockPosition",
            [state, until_it_goes](const std::vector<VARIANT>& arguments) -> Called {
              if (state->deleted) return tl::make_unexpected(E_FAIL);
              if (arguments.size() == 1) state->position = arguments[0].lVal;
              return Value(state->position);
            });
  made->has(L"Height", [state](const std::vector<VARIANT>& arguments) -> Called {
    // Only of a pane at the top or bottom.
    if (state->deleted || state->position != kDockedAtTop) return tl::make_unexpected(E_FAIL);
    if (arguments.size() == 1) state->height = arguments[0].lVal;
    return Value(state->height);
  });
  made->has(L"Visible", [state](const std::vector<VARIANT>& arguments) -> Called {
    if (state->deleted) return tl::make_unexpected(E_FAIL);
    if (arguments.size() == 1) {
      if (arguments[0].vt != VT_BOOL) return tl::make_unexpected(DISP_E_TYPEMISMATCH);
      const bool is = arguments[0].boolVal != VARIANT_FALSE;
      if (is != state->visible) state->switch_to(is);
    }
    return truth_value(state->visible);
  });
  made->has(L"ContentControl", [state](const auto&) -> Called {
    const auto out = query<IDispatch>(state->content.get(), IID_IDispatch);
    return Value(out.get());
  });
  made->has(L"Delete", [state](const auto&) -> Called {
    if (state->deleted) return tl::make_unexpected(E_FAIL);
    state->remove();
    return Value();
  });
  panes.push_back(state);
  *pane = static_cast<ScriptedObject*>(made.release());
  return S_OK;
}

}  // namespace pec::outlook::testing
