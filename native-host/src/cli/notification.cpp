// SPDX-License-Identifier: EUPL-1.2
#include "cli/notification.h"

#include <memory>

#include <gio/gio.h>

namespace pec::cli {
namespace {

constexpr int kNotifyMs = 10'000;
constexpr int kStaysUntilClosed = 0;    // expire_timeout of the specification
constexpr unsigned char kCritical = 2;  // urgency: stays until somebody has seen it

struct Unref {
  void operator()(GDBusConnection* connection) const { g_object_unref(connection); }
  void operator()(GError* error) const { g_error_free(error); }
  void operator()(GVariant* value) const { g_variant_unref(value); }
  void operator()(char* text) const { g_free(text); }
};
template <typename T>
using Handle = std::unique_ptr<T, Unref>;

std::string message_of(GError* error) {
  const Handle<GError> owned(error);
  return owned ? owned->message : "no answer";
}

// Bodies may be read as markup.
std::string escaped(const std::string& text) {
  const Handle<char> out(g_markup_escape_text(text.c_str(), static_cast<gssize>(text.size())));
  return out.get();
}

}  // namespace

std::string show_notification(const std::string& title, const std::string& text) {
  GError* error = nullptr;
  const Handle<GDBusConnection> bus(g_bus_get_sync(G_BUS_TYPE_SESSION, nullptr, &error));
  if (!bus) return message_of(error);
  GVariantBuilder hints;
  g_variant_builder_init(&hints, G_VARIANT_TYPE("a{sv}"));
  g_variant_builder_add(&hints, "{sv}", "urgency", g_variant_new_byte(kCritical));
  // The parameters are floating: the call takes them.
  GVariant* parameters = g_variant_new("(susss@asa{sv}i)", "PEC Companion", 0U, "mail-unread",
                                       title.c_str(), escaped(text).c_str(),
                                       g_variant_new_strv(nullptr, 0), &hints, kStaysUntilClosed);
  const Handle<GVariant> answer(g_dbus_connection_call_sync(
      bus.get(), "org.freedesktop.Notifications", "/org/freedesktop/Notifications",
      "org.freedesktop.Notifications", "Notify", parameters, G_VARIANT_TYPE("(u)"),
      G_DBUS_CALL_FLAGS_NONE, kNotifyMs, nullptr, &error));
  return answer ? std::string() : message_of(error);
}

}  // namespace pec::cli
