// SPDX-License-Identifier: EUPL-1.2
#include "com/dispatch.h"

#include <vector>

#include "text/utf16_windows.h"

namespace pec::outlook {
namespace {

tl::expected<DISPID, HRESULT> identifier_of(IDispatch* object, const wchar_t* name) {
  if (object == nullptr) return tl::make_unexpected(E_POINTER);
  DISPID out = DISPID_UNKNOWN;
  // The interface takes names that it may change, and does not.
  auto* writable = const_cast<wchar_t*>(name);
  const HRESULT result = object->GetIDsOfNames(IID_NULL, &writable, 1, LOCALE_USER_DEFAULT, &out);
  if (FAILED(result)) return tl::make_unexpected(result);
  return out;
}

// What an object says of an error, read once and freed. The code of an exception is in it
// (Microsoft, "IDispatch::Invoke", DISP_E_EXCEPTION; "EXCEPINFO": a server may fill it in only when
// asked).
class Exception {
 public:
  Exception() = default;
  ~Exception() {
    for (const BSTR text : {info_.bstrSource, info_.bstrDescription, info_.bstrHelpFile})
      ::SysFreeString(text);
  }
  Exception(const Exception&) = delete;
  Exception& operator=(const Exception&) = delete;
  Exception(Exception&&) = delete;
  Exception& operator=(Exception&&) = delete;

  EXCEPINFO* out() noexcept { return &info_; }
  // In: what Invoke answered.
  HRESULT meant_by(HRESULT answered) noexcept {
    if (answered != DISP_E_EXCEPTION) return answered;
    if (info_.pfnDeferredFillIn != nullptr) info_.pfnDeferredFillIn(&info_);
    return FAILED(info_.scode) ? info_.scode : answered;
  }

 private:
  EXCEPINFO info_{};
};

}  // namespace

Value::Value(long number) noexcept {
  ::VariantInit(&variant_);
  variant_.vt = VT_I4;
  variant_.lVal = number;
}

Value::Value(std::wstring_view text) {
  ::VariantInit(&variant_);
  variant_.vt = VT_BSTR;
  variant_.bstrVal = com_text(text).release();
}

Value::Value(IDispatch* object) noexcept {
  ::VariantInit(&variant_);
  variant_.vt = VT_DISPATCH;
  variant_.pdispVal = object;
  if (object != nullptr) object->AddRef();
}

Value& Value::operator=(Value&& other) noexcept {
  if (this == &other) return *this;
  ::VariantClear(&variant_);
  variant_ = other.variant_;
  ::VariantInit(&other.variant_);
  return *this;
}

bool Value::is_number() const noexcept {
  return variant_.vt == VT_I4 || variant_.vt == VT_I2 || variant_.vt == VT_INT;
}

long Value::number(long otherwise) const noexcept {
  if (variant_.vt == VT_I2) return variant_.iVal;
  return is_number() ? variant_.lVal : otherwise;
}

bool Value::truth(bool otherwise) const noexcept {
  return variant_.vt == VT_BOOL ? variant_.boolVal != VARIANT_FALSE : otherwise;
}

std::string Value::text() const {
  return variant_.vt == VT_BSTR ? text::utf8_of_utf16(view_of(variant_.bstrVal)) : std::string();
}

IDispatch* Value::object() const noexcept {
  return variant_.vt == VT_DISPATCH ? variant_.pdispVal : nullptr;
}

Value truth_value(bool is) noexcept {
  Value out;
  out.out()->vt = VT_BOOL;
  out.out()->boolVal = is ? VARIANT_TRUE : VARIANT_FALSE;
  return out;
}

Called get(IDispatch* object, const wchar_t* name, std::initializer_list<const Value*> arguments) {
  const auto identifier = identifier_of(object, name);
  if (!identifier) return tl::make_unexpected(identifier.error());
  // The last argument comes first (IDispatch::Invoke, "rgvarg"); the values stay their owners'.
  std::vector<VARIANT> reversed;
  for (auto each = arguments.end(); each != arguments.begin();)
    reversed.push_back((*--each)->variant());
  DISPPARAMS parameters{reversed.data(), nullptr, static_cast<UINT>(reversed.size()), 0};
  Value out;
  Exception exception;
  const HRESULT result = object->Invoke(*identifier, IID_NULL, LOCALE_USER_DEFAULT,
                                        DISPATCH_PROPERTYGET | DISPATCH_METHOD, &parameters,
                                        out.out(), exception.out(), nullptr);
  if (FAILED(result)) return tl::make_unexpected(exception.meant_by(result));
  return out;
}

std::string text_of(IDispatch* object, const wchar_t* name) {
  const auto value = get(object, name);
  return value ? value->text() : std::string();
}

tl::expected<Owned<IDispatch>, HRESULT> get_object(IDispatch* object, const wchar_t* name,
                                                   std::initializer_list<const Value*> arguments) {
  const auto value = get(object, name, arguments);
  if (!value) return tl::make_unexpected(value.error());
  if (value->object() == nullptr) return tl::make_unexpected(E_POINTER);
  return shared(value->object());
}

tl::expected<void, HRESULT> put(IDispatch* object, const wchar_t* name, const Value& value) {
  const auto identifier = identifier_of(object, name);
  if (!identifier) return tl::make_unexpected(identifier.error());
  VARIANT argument = value.variant();
  DISPID named = DISPID_PROPERTYPUT;  // what is set is an argument of that name
  DISPPARAMS parameters{&argument, &named, 1, 1};
  Exception exception;
  const HRESULT result =
      object->Invoke(*identifier, IID_NULL, LOCALE_USER_DEFAULT, DISPATCH_PROPERTYPUT, &parameters,
                     nullptr, exception.out(), nullptr);
  if (FAILED(result)) return tl::make_unexpected(exception.meant_by(result));
  return {};
}

}  // namespace pec::outlook
