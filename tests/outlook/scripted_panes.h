// SPDX-License-Identifier: EUPL-1.2
//
// Office's factory of task panes, and the panes that it makes: each has our control active in a
// window (README.md says by which page each behaves so).
#pragma once

#include <list>
#include <memory>
#include <string>

#include "com/office.h"
#include "com/reference_counted.h"
#include "container.h"
#include "scripted_source.h"

namespace pec::outlook::testing {

// A window of the test's own, for what lies in it.
class HostWindow {
 public:
  explicit HostWindow(int width = 600, int height = 120);
  ~HostWindow();
  HostWindow(const HostWindow&) = delete;
  HostWindow& operator=(const HostWindow&) = delete;
  HostWindow(HostWindow&&) = delete;
  HostWindow& operator=(HostWindow&&) = delete;

  HWND handle() const { return handle_; }
  RECT place() const;
  // The control with that number in whatever lies in it; null where there is none.
  HWND find(int number) const;

 private:
  HWND handle_;
};

std::wstring text_of_window(HWND window);

// One pane, as it is now; the test changes it as a person does.
struct PaneState {
  std::wstring control, title;
  long position = 0;
  long height = 0;
  bool visible = false;
  bool deleted = false;
  HostWindow window;
  Owned<Container> container;
  Owned<IUnknown> content;
  ScriptedSource* object = nullptr;  // while somebody holds it

  // The person presses its cross, or Outlook opens it.
  void switch_to(bool is_visible);
  void remove();
};

class ScriptedPaneFactory final : public Dispatching<TaskPaneFactory> {
 public:
  // In: the world, the life of this library's objects; what makes a control, null for a failure.
  using MakeControl = std::function<Owned<IUnknown>()>;
  static Owned<ScriptedPaneFactory> make(World& world, Life& life, MakeControl make_control) {
    return Owned<ScriptedPaneFactory>(
        new ScriptedPaneFactory(world, life, std::move(make_control)));
  }

  HRESULT STDMETHODCALLTYPE CreateCTP(BSTR control, BSTR title, VARIANT window,
                                      IDispatch** pane) override;
  HRESULT STDMETHODCALLTYPE Invoke(DISPID, REFIID, LCID, WORD, DISPPARAMS*, VARIANT*, EXCEPINFO*,
                                   UINT*) override {
    return DISP_E_MEMBERNOTFOUND;
  }

  std::list<std::shared_ptr<PaneState>> panes;  // all that were made

 private:
  ScriptedPaneFactory(World& world, Life& life, MakeControl make_control)
      : Dispatching(life), world_(world), make_control_(std::move(make_control)) {}
  ~ScriptedPaneFactory() override;
  void* interface_of(REFIID identifier) noexcept override;

  World& world_;
  MakeControl make_control_;
};

}  // namespace pec::outlook::testing
