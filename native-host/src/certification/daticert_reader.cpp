// SPDX-License-Identifier: EUPL-1.2
#include "certification/daticert_reader.h"

#include <algorithm>
#include <array>
#include <expat.h>
#include <memory>
#include <new>
#include <type_traits>
#include <utility>

#include "certification/kinds.h"
#include "text/ascii.h"

namespace pec::certification {
namespace {

static_assert(std::is_same_v<XML_Char, char>, "expat must hand out UTF-8");
static_assert(kMaxDaticertBytes <= 0x7FFFFFFF, "expat counts bytes in an int");

// What an error quotes of the file, in bytes.
constexpr std::size_t kMaxDetail = 64;

// RFC 6109, 4.4 asks for UTF-8; the others are what expat decodes besides, but for UTF-16.
constexpr std::string_view kUtf8 = "UTF-8";
constexpr std::array<std::string_view, 3> kEncodings = {kUtf8, "ISO-8859-1", "US-ASCII"};
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

// Expat takes a file for UTF-16 by these signs alone, without any declaration (XML 1.0, F.1).
bool is_utf16(std::string_view xml) {
  return xml.starts_with("\xFF\xFE") || xml.starts_with("\xFE\xFF") ||
         xml.substr(0, 2).find('\0') != std::string_view::npos;
}

// At most kMaxDetail bytes of `text`, cut between characters of UTF-8.
std::string_view beginning(std::string_view text) {
  if (text.size() <= kMaxDetail) return text;
  std::size_t size = kMaxDetail;
  while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0U) == 0x80) --size;
  return text.substr(0, size);
}

std::optional<bool> certified_from_token(std::string_view token) {
  if (token == "certificato") return true;
  if (token == "esterno") return false;
  return std::nullopt;
}

// The attributes of one tag as expat lists them: name, value, name, value, nullptr.
class Attributes {
 public:
  explicit Attributes(const XML_Char** list) : list_(list) {}

  // The value without outer blanks, as an enumerated one is read with its DTD (XML 1.0, 3.3.3).
  std::optional<std::string_view> value(std::string_view name) const {
    for (const XML_Char** at = list_; *at != nullptr; at += 2) {
      if (name == *at) return text::trimmed(at[1]);
    }
    return std::nullopt;
  }

 private:
  const XML_Char** list_;
};

using ParserHandle = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

// One reading of one file; what expat calls its user data.
class Reader {
 public:
  explicit Reader(std::string_view xml);

  tl::expected<DaticertDraft, DaticertError> read();

 private:
  // What expat calls. noexcept, for no exception may pass through its C frames: all that could be
  // thrown is bad_alloc, and the sizes are capped. After XML_StopParser() expat may still report
  // what belongs to the same tag, so each begins by asking stopped().
  static void XMLCALL on_declaration(void* self, const XML_Char* version, const XML_Char* encoding,
                                     int standalone) noexcept;
  static void XMLCALL on_doctype(void* self, const XML_Char* name, const XML_Char* system_id,
                                 const XML_Char* public_id, int has_internal_subset) noexcept;
  static void XMLCALL on_start(void* self, const XML_Char* name,
                               const XML_Char** attributes) noexcept;
  static void XMLCALL on_end(void* self, const XML_Char* name) noexcept;
  static void XMLCALL on_text(void* self, const XML_Char* text, int size) noexcept;

  void declare(std::string_view version, std::optional<std::string_view> encoding);
  void open(std::string_view name, Attributes attributes);
  void close();
  void read_attributes(Element element, Attributes attributes);
  void keep_value(Element element, std::string_view value);

  // Reads an enumerated attribute; absent leaves `target` alone.
  template <typename Target, typename FromToken>
  void read_token(Attributes attributes, std::string_view name, FromToken from_token,
                  Target& target);

  bool stopped() const { return fault_.has_value(); }
  void fail(std::string_view id, std::string_view detail = {});
  DaticertError error_at_current_line(std::string_view id, std::string_view detail) const;
  DaticertError error_of_expat() const;

  std::string_view xml_;
  ParserHandle parser_;
  Element current_ = Element::document;
  std::string text_;  // of the open leaf; one buffer for all, since leaves do not nest
  DaticertDraft draft_;
  std::optional<DaticertError> fault_;  // the first
};

// Without namespaces: the DTD has none, and so a prefix is part of an unknown name.
Reader::Reader(std::string_view xml)
    : xml_(xml), parser_(XML_ParserCreate(nullptr), &XML_ParserFree) {
  if (!parser_) throw std::bad_alloc();
  XML_SetUserData(parser_.get(), this);
  XML_SetXmlDeclHandler(parser_.get(), on_declaration);
  XML_SetStartDoctypeDeclHandler(parser_.get(), on_doctype);
  XML_SetElementHandler(parser_.get(), on_start, on_end);
  XML_SetCharacterDataHandler(parser_.get(), on_text);
}

tl::expected<DaticertDraft, DaticertError> Reader::read() {
  if (is_utf16(xml_)) return tl::make_unexpected(DaticertError{"unknown-encoding", "UTF-16", 1});
  const XML_Status status =
      XML_Parse(parser_.get(), xml_.data(), static_cast<int>(xml_.size()), XML_TRUE);
  if (fault_) return tl::make_unexpected(std::move(*fault_));
  if (status != XML_STATUS_OK) return tl::make_unexpected(error_of_expat());
  return std::move(draft_);
}

void Reader::on_declaration(void* self, const XML_Char* version, const XML_Char* encoding,
                            int /*standalone*/) noexcept {
  std::optional<std::string_view> name;
  if (encoding != nullptr) name = encoding;
  static_cast<Reader*>(self)->declare(version == nullptr ? "" : version, name);
}

// Before expat reads the internal subset, so that no declaration in it has any effect.
void Reader::on_doctype(void* self, const XML_Char* /*name*/, const XML_Char* /*system_id*/,
                        const XML_Char* /*public_id*/, int /*has_internal_subset*/) noexcept {
  static_cast<Reader*>(self)->fail("doctype");
}

void Reader::on_start(void* self, const XML_Char* name, const XML_Char** attributes) noexcept {
  auto* const reader = static_cast<Reader*>(self);
  if (!reader->stopped()) reader->open(name, Attributes(attributes));
}

void Reader::on_end(void* self, const XML_Char* /*name*/) noexcept {
  auto* const reader = static_cast<Reader*>(self);
  if (!reader->stopped()) reader->close();
}

void Reader::on_text(void* self, const XML_Char* text, int size) noexcept {
  auto* const reader = static_cast<Reader*>(self);
  if (reader->stopped() || rule_of(reader->current_).content != Content::text) return;
  reader->text_.append(text, static_cast<std::size_t>(size));
}

// Expat reads any version, and any declared encoding after a byte order mark of UTF-8.
void Reader::declare(std::string_view version, std::optional<std::string_view> encoding) {
  if (version != "1.0") return fail("not-well-formed", version);
  if (!encoding) return;
  const auto is_declared = [&](std::string_view name) {
    return text::equals_ignoring_case(name, *encoding);
  };
  const bool known = xml_.starts_with(kByteOrderMark)
                         ? is_declared(kUtf8)
                         : std::any_of(kEncodings.begin(), kEncodings.end(), is_declared);
  if (!known) fail("unknown-encoding", *encoding);
}

void Reader::open(std::string_view name, Attributes attributes) {
  const ElementRule* const rule = rule_within(current_, name);
  if (rule == nullptr) return fail("unknown-element", name);
  if (draft_.has(rule->element) && !rule->repeatable) return fail("repeated-element", name);
  draft_.present.set(static_cast<std::size_t>(rule->element));
  current_ = rule->element;
  text_.clear();
  read_attributes(rule->element, attributes);
}

void Reader::close() {
  const ElementRule& rule = rule_of(current_);
  current_ = rule.parent;
  if (rule.content != Content::text) return;
  const std::string_view value = text::trimmed(text_);
  if (value.size() > kMaxTextBytes) return fail("text-too-long", rule.name);
  keep_value(rule.element, value);
}

void Reader::keep_value(Element element, std::string_view value) {
  switch (element) {
    case Element::destinatari:
      draft_.recipients.back().address = value;
      return;
    case Element::ricezione:
      if (draft_.received_for.size() == kMaxRecipients) {
        return fail("too-many-recipients", rule_of(element).name);
      }
      draft_.received_for.emplace_back(value);
      return;
    default:
      draft_.value(element) = value;
  }
}

template <typename Target, typename FromToken>
void Reader::read_token(Attributes attributes, std::string_view name, FromToken from_token,
                        Target& target) {
  const auto value = attributes.value(name);
  if (!value) return;
  const auto token = from_token(*value);
  if (!token) return fail("unknown-value", *value);
  target = *token;
}

// `tipo`, `errore` and `zona` as RFC 6109, 4.4 spreads them over the elements.
void Reader::read_attributes(Element element, Attributes attributes) {
  constexpr std::string_view kType = "tipo";
  switch (element) {
    case Element::postacert:
      if (!attributes.value(kType)) return fail("missing-attribute", "postacert/@tipo");
      read_token(attributes, kType, type_from_token, draft_.type);
      return read_token(attributes, "errore", error_from_token, draft_.error);
    case Element::destinatari:
      if (draft_.recipients.size() == kMaxRecipients) {
        return fail("too-many-recipients", rule_of(element).name);
      }
      draft_.recipients.push_back({{}, true});
      return read_token(attributes, kType, certified_from_token,
                        draft_.recipients.back().certified);
    case Element::ricevuta:
      if (!attributes.value(kType)) return fail("missing-attribute", "ricevuta/@tipo");
      return read_token(attributes, kType, receipt_type_from_token, draft_.receipt_type);
    case Element::data: {
      const auto zone = attributes.value("zona");
      if (!zone) return fail("missing-attribute", "data/@zona");
      draft_.value(element) = *zone;
      return;
    }
    default:
      return;
  }
}

void Reader::fail(std::string_view id, std::string_view detail) {
  if (stopped()) return;
  fault_ = error_at_current_line(id, detail);
  XML_StopParser(parser_.get(), XML_FALSE);
}

DaticertError Reader::error_at_current_line(std::string_view id, std::string_view detail) const {
  return {std::string(id), std::string(beginning(detail)),
          static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_.get()))};
}

// Without detail: expat's own words are English, and the line says enough.
DaticertError Reader::error_of_expat() const {
  switch (XML_GetErrorCode(parser_.get())) {
    case XML_ERROR_NO_MEMORY:
      throw std::bad_alloc();
    case XML_ERROR_UNDEFINED_ENTITY:  // all but the five of XML, since no DOCTYPE is let pass
      return error_at_current_line("entity", {});
    default:
      return error_at_current_line("not-well-formed", {});
  }
}

}  // namespace

tl::expected<DaticertDraft, DaticertError> read_daticert(std::string_view xml) {
  return Reader(xml).read();
}

}  // namespace pec::certification
