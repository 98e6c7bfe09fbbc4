// SPDX-License-Identifier: EUPL-1.2
//
// The add-in as Outlook knows it: connected when Outlook starts, at work once it has started, and
// gone without a trace when it is disconnected.
#pragma once

#include <filesystem>
#include <functional>
#include <memory>
#include <optional>

#include "addin/identifiers.h"
#include "addin/surface.h"
#include "com/event_sink.h"
#include "com/office.h"
#include "host/conversation.h"
#include "sending/send_gate.h"

namespace pec::outlook {

// What the add-in is given from outside; the tests give it other things.
struct Surroundings {
  std::filesystem::path host;  // the program
  std::function<std::unique_ptr<Windows>()> make_windows;
  std::function<bool()> check_is_required;
};

class AddIn final : public Dispatching<Extensibility, RibbonExtensibility, CustomTaskPaneConsumer> {
 public:
  AddIn(Life& life, Surroundings surroundings)
      : Dispatching(life), life_(life), surroundings_(std::move(surroundings)) {}

  // Nothing is done here but remembering: Outlook measures how long an add-in takes to start, and
  // takes slow ones away. All of them are S_OK, whatever happens.
  HRESULT STDMETHODCALLTYPE OnConnection(IDispatch* application, long mode, IDispatch* add_in,
                                         SAFEARRAY** custom) override;
  HRESULT STDMETHODCALLTYPE OnDisconnection(long mode, SAFEARRAY** custom) override;
  HRESULT STDMETHODCALLTYPE OnAddInsUpdate(SAFEARRAY** custom) override;
  HRESULT STDMETHODCALLTYPE OnStartupComplete(SAFEARRAY** custom) override;
  HRESULT STDMETHODCALLTYPE OnBeginShutdown(SAFEARRAY** custom) override;

  // Office asks for these when it likes, also before the add-in is at work.
  HRESULT STDMETHODCALLTYPE GetCustomUI(BSTR ribbon, BSTR* xml) override;
  HRESULT STDMETHODCALLTYPE CTPFactoryAvailable(TaskPaneFactory* factory) override;

  // The ribbon's callbacks.
  HRESULT STDMETHODCALLTYPE GetIDsOfNames(REFIID reserved, LPOLESTR* names, UINT count, LCID locale,
                                          DISPID* out) override;
  HRESULT STDMETHODCALLTYPE Invoke(DISPID member, REFIID reserved, LCID locale, WORD flags,
                                   DISPPARAMS* arguments, VARIANT* result, EXCEPINFO* exception,
                                   UINT* fault) override;

 private:
  // What works while Outlook runs.
  struct Work {
    Work(const Surroundings& surroundings, Language language);

    Texts texts;
    std::unique_ptr<Windows> windows;
    Conversation host;
    SendGate gate;
  };

  void* interface_of(REFIID identifier) noexcept override;
  Surface& surface();
  void start();
  void stop() noexcept;
  void on_event(DISPID event, DISPPARAMS& arguments);

  Life& life_;
  Surroundings surroundings_;
  Owned<IDispatch> application_;
  std::optional<Surface> surface_;
  std::unique_ptr<Work> work_;
  std::optional<Subscription> events_;  // last: no event comes while the rest goes
};

}  // namespace pec::outlook
