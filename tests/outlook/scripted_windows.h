// SPDX-License-Identifier: EUPL-1.2
//
// Outlook's windows: Explorers with a selection, Inspectors with an item.
#pragma once

#include <memory>
#include <vector>

#include "scripted_source.h"

namespace pec::outlook::testing {

// One window. It lasts as long as the test wants it, and longer where somebody keeps a reference.
class ScriptedExplorer {
 public:
  explicit ScriptedExplorer(World& world);

  // Selects, and says so.
  HRESULT select(std::vector<Owned<ScriptedObject>> items);
  // Nothing is selected any more, and nobody tells.
  void empty() { selected_->clear(); }
  // A reply is written in the reading pane.
  HRESULT respond_inline(IDispatch* item);
  HRESULT close();
  ScriptedSource* window() const { return window_.get(); }

 private:
  World& world_;
  std::shared_ptr<std::vector<Owned<ScriptedObject>>> selected_;
  Owned<ScriptedSource> window_;
};

class ScriptedInspector {
 public:
  ScriptedInspector(World& world, Owned<ScriptedObject> item);

  HRESULT close();
  ScriptedSource* window() const { return window_.get(); }

 private:
  Owned<ScriptedSource> window_;
};

// All windows of an application: gives it Explorers and Inspectors.
class ScriptedDesktop {
 public:
  // In: an application that has none yet. Windows that are there from the start.
  ScriptedDesktop(World& world, ScriptedObject& application,
                  std::vector<ScriptedExplorer*> explorers = {});

  HRESULT open(const ScriptedExplorer& explorer);
  HRESULT open(const ScriptedInspector& inspector);
  bool has_listener() const;

 private:
  Owned<ScriptedSource> explorers_, inspectors_;
};

}  // namespace pec::outlook::testing
