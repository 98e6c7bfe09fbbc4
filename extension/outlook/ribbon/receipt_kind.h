// SPDX-License-Identifier: EUPL-1.2
//
// The kinds of delivery receipt that a draft can ask for.
#pragma once

#include <array>
#include <string_view>

namespace pec::outlook {

// In the order in which they are offered; the first is what a draft without a wish gets.
enum class ReceiptKind { completa, breve, sintetica };

// As the header X-TipoRicevuta has them, in the same order.
inline constexpr std::array<std::string_view, 3> kReceiptNames = {"completa", "breve", "sintetica"};

}  // namespace pec::outlook
