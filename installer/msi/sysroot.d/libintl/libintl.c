/* SPDX-License-Identifier: EUPL-1.2 */
#include "libintl.h"

char* gettext(const char* text) { return (char*)text; }
char* dgettext(const char* domain, const char* text) { return (void)domain, (char*)text; }
char* dcgettext(const char* domain, const char* text, int category) {
  return (void)domain, (void)category, (char*)text;
}
char* ngettext(const char* one, const char* many, unsigned long count) {
  return (char*)(count == 1 ? one : many);
}
char* dngettext(const char* domain, const char* one, const char* many, unsigned long count) {
  return (void)domain, ngettext(one, many, count);
}
char* dcngettext(const char* domain, const char* one, const char* many, unsigned long count,
                 int category) {
  return (void)domain, (void)category, ngettext(one, many, count);
}
char* textdomain(const char* domain) { return (char*)(domain ? domain : "messages"); }
char* bindtextdomain(const char* domain, const char* folder) { return (void)domain, (char*)folder; }
char* bind_textdomain_codeset(const char* domain, const char* codeset) {
  return (void)domain, (char*)codeset;
}
