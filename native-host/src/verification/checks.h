// SPDX-License-Identifier: EUPL-1.2
//
// The checks of docs/verdicts.md, one function each, in the order of CheckId. Each looks at the
// Examination and answers; none changes it. A check whose matter is missing answers `skip`. Private
// to verification/.
#pragma once

#include "verification/examination.h"

namespace pec::verification {

// check_structure.cpp
Check check_structure(const Examination& e);

// check_signer.cpp
Check check_signature_present(const Examination& e);
Check check_signature_intact(const Examination& e);
Check check_algorithms(const Examination& e);
Check check_chain(const Examination& e);
Check check_register(const Examination& e);
Check check_sender(const Examination& e);
Check check_usage(const Examination& e);
Check check_distrusted(const Examination& e);
Check check_revocation(const Examination& e);
Check check_anchor_local(const Examination& e);

// check_time.cpp
Check check_time_signed(const Examination& e);
Check check_time_arrival(const Examination& e);

// check_headers.cpp
Check check_header_kind(const Examination& e);
Check check_header_parties(const Examination& e);
Check check_header_subject(const Examination& e);
Check check_header_date(const Examination& e);
Check check_header_ids(const Examination& e);

// check_content.cpp
Check check_inner_sender(const Examination& e);
Check check_attachments(const Examination& e);
Check check_content_subject(const Examination& e);

// check_context.cpp
Check check_addressed(const Examination& e);
Check check_known(const Examination& e);

// check_receipt.cpp
Check check_receipt_content(const Examination& e);

}  // namespace pec::verification
