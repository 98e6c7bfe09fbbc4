// SPDX-License-Identifier: EUPL-1.2
//
// Outlook's objects, called late-bound: by the names of its object model, without its type library.
#pragma once

#include <initializer_list>
#include <string>
#include <string_view>

#include <tl/expected.hpp>

#include "com/object.h"
#include "com/text.h"

namespace pec::outlook {

// A value that COM hands out or takes. Its text or object goes with it.
class Value {
 public:
  Value() noexcept { ::VariantInit(&variant_); }
  explicit Value(long number) noexcept;
  explicit Value(std::wstring_view text);
  // Takes a reference of its own. In: may be null.
  explicit Value(IDispatch* object) noexcept;
  ~Value() { ::VariantClear(&variant_); }
  Value(Value&& other) noexcept : variant_(other.variant_) { ::VariantInit(&other.variant_); }
  Value& operator=(Value&& other) noexcept;
  Value(const Value&) = delete;
  Value& operator=(const Value&) = delete;

  // What it holds, if it is of that type; otherwise nothing, an empty text, null.
  bool is_number() const noexcept;
  long number(long otherwise = 0) const noexcept;
  bool truth(bool otherwise = false) const noexcept;
  std::string text() const;
  // Not a reference of the caller's.
  IDispatch* object() const noexcept;

  VARIANT* out() noexcept { return &variant_; }
  const VARIANT& variant() const noexcept { return variant_; }

 private:
  VARIANT variant_;
};

// VT_BOOL; no constructor, or every pointer would be one.
Value truth_value(bool is) noexcept;

// What a call came to: a value, or the error of COM.
using Called = tl::expected<Value, HRESULT>;

// The value of a property, or what a method returns (Outlook has some that may be called either
// way). In: `object` may be null, which is an error like any other. Errors: whatever the object
// answers.
Called get(IDispatch* object, const wchar_t* name,
           std::initializer_list<const Value*> arguments = {});
// A text that a property holds, as UTF-8; empty where there is none.
std::string text_of(IDispatch* object, const wchar_t* name);
// An object that a property holds. Errors: also where it is another value, or nothing (E_POINTER).
tl::expected<Owned<IDispatch>, HRESULT> get_object(
    IDispatch* object, const wchar_t* name, std::initializer_list<const Value*> arguments = {});
// Sets a property. Errors: whatever the object answers.
tl::expected<void, HRESULT> put(IDispatch* object, const wchar_t* name, const Value& value);

// Calls `take` with each member of a collection, which counts from 1, but with no more than `most`;
// those that cannot be had are left out.
template <typename Take>
void each_member(IDispatch* collection, long most, Take take) {
  const auto count = get(collection, L"Count");
  if (!count) return;
  for (long at = 1; at <= count->number() && at <= most; ++at) {
    const Value index(at);
    if (const auto member = get_object(collection, L"Item", {&index})) take(member->get());
  }
}

}  // namespace pec::outlook
