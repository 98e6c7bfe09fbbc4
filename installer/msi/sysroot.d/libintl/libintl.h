/* SPDX-License-Identifier: EUPL-1.2
 *
 * A libintl without catalogues: every message comes back as it is (sysroot.d/small.bash says why).
 */
#pragma once
#include <locale.h>
#ifndef LC_MESSAGES
#define LC_MESSAGES 1729 /* mingw-w64 has no such category; this is GNU libintl's number */
#endif
#ifdef __cplusplus
extern "C" {
#endif
char* gettext(const char* text) __attribute__((format_arg(1)));
char* dgettext(const char* domain, const char* text) __attribute__((format_arg(2)));
char* dcgettext(const char* domain, const char* text, int category) __attribute__((format_arg(2)));
char* ngettext(const char* one, const char* many, unsigned long count)
    __attribute__((format_arg(1), format_arg(2)));
char* dngettext(const char* domain, const char* one, const char* many, unsigned long count)
    __attribute__((format_arg(2), format_arg(3)));
char* dcngettext(const char* domain, const char* one, const char* many, unsigned long count,
                 int category) __attribute__((format_arg(2), format_arg(3)));
char* textdomain(const char* domain);
char* bindtextdomain(const char* domain, const char* folder);
char* bind_textdomain_codeset(const char* domain, const char* codeset);
#ifdef __cplusplus
}
#endif
