// SPDX-License-Identifier: EUPL-1.2
//
// What a file is by its first bytes, whatever its name. Only what these tell for certain: programs
// of Windows and DOS, shortcuts, installer packages, registry files, compiled help, Java classes,
// mail stores and internet shortcuts. Scripts are text like any other, so they are told by their
// extension alone. Private to outgoing/.
#pragma once

#include <cstddef>
#include <string_view>

namespace pec::outgoing {

// The bytes from the beginning that are enough to tell; a package of the installer has its mark in
// a directory that may lie anywhere, so this finds most of them, not all.
inline constexpr std::size_t kHeadBytes = std::size_t{64} * 1024;

// The extension that such a file bears by right ("exe", "lnk", "msi", ...); empty: nothing that can
// be told. In: the file, or its first kHeadBytes.
std::string_view refused_kind(std::string_view content);

enum class Container { none, zip, gzip, tar };
Container container_of(std::string_view content);

// The part of `name` after its last dot, without blanks around; empty: none.
std::string_view extension_of(std::string_view name);

}  // namespace pec::outgoing
