// SPDX-License-Identifier: EUPL-1.2
#include "scripted_windows.h"

#include <utility>

#include "addin/identifiers.h"
#include "scripted_collection.h"

namespace pec::outlook::testing {
namespace {

Owned<ScriptedSource> windows(World& world, const IID& events,
                              std::vector<Owned<ScriptedObject>> members) {
  auto out = ScriptedSource::make(world, events);
  give_members(*out, std::move(members));
  return out;
}

Owned<ScriptedObject> as_object(ScriptedSource* source) {
  source->AddRef();
  return Owned<ScriptedObject>(source);
}

}  // namespace

ScriptedExplorer::ScriptedExplorer(World& world)
    : world_(world),
      selected_(std::make_shared<std::vector<Owned<ScriptedObject>>>()),
      window_(ScriptedSource::make(world, kExplorerEvents)) {
  // "Selection" is made anew each time it is asked for.
  window_->has(L"Selection", [selected = selected_, &world](const auto&) -> Called {
    std::vector<Owned<ScriptedObject>> members;
    for (const auto& each : *selected) {
      each->AddRef();
      members.emplace_back(each.get());
    }
    const auto selection = collection(world, std::move(members));
    return Value(static_cast<IDispatch*>(selection.get()));
  });
}

HRESULT ScriptedExplorer::select(std::vector<Owned<ScriptedObject>> items) {
  *selected_ = std::move(items);
  return window_->raise(kSelectionChange);
}

HRESULT ScriptedExplorer::respond_inline(IDispatch* item) {
  return window_->raise(kInlineResponse, item);
}

HRESULT ScriptedExplorer::close() { return window_->raise(kExplorerClose); }

ScriptedInspector::ScriptedInspector(World& world, Owned<ScriptedObject> item)
    : window_(ScriptedSource::make(world, kInspectorEvents)) {
  window_->has(L"CurrentItem", std::move(item));
}

HRESULT ScriptedInspector::close() { return window_->raise(kInspectorClose); }

ScriptedDesktop::ScriptedDesktop(World& world, ScriptedObject& application,
                                 std::vector<ScriptedExplorer*> explorers) {
  std::vector<Owned<ScriptedObject>> members;
  for (const ScriptedExplorer* each : explorers) members.push_back(as_object(each->window()));
  explorers_ = windows(world, kExplorersEvents, std::move(members));
  inspectors_ = windows(world, kInspectorsEvents, {});
  application.has(L"Explorers", as_object(explorers_.get()));
  application.has(L"Inspectors", as_object(inspectors_.get()));
}

HRESULT ScriptedDesktop::open(const ScriptedExplorer& explorer) {
  return explorers_->raise(kNewExplorer, explorer.window());
}

HRESULT ScriptedDesktop::open(const ScriptedInspector& inspector) {
  return inspectors_->raise(kNewInspector, inspector.window());
}

bool ScriptedDesktop::has_listener() const {
  return explorers_->has_listener() || inspectors_->has_listener();
}

}  // namespace pec::outlook::testing
