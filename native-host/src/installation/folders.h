// SPDX-License-Identifier: EUPL-1.2
//
// The folders that the programs of this installation use. folders.cpp is the POSIX version.
// Written without Qt, whose loading would be a third of the host's start.
#pragma once

#include <filesystem>

namespace pec::installation {

// share/pec-companion beside the folder of the running program: trust/, locales/, schemas/. Found
// from the program itself, so that no path is compiled in.
std::filesystem::path shared_data();

// Where an administrator's trust anchors are; only an administrator can write there.
std::filesystem::path administrator_anchors();

// The program that mail programs start, as this installation has it; it may be missing.
std::filesystem::path host_program();

// The command for people and scripts, the same way.
std::filesystem::path command_program();

// The folder of this user; empty when there is none.
std::filesystem::path home();

// The one folder of this user that the programs write to; empty when the user has no home. It may
// not exist yet.
std::filesystem::path user_data();

// What the user's computer knows of addresses (addresses/directory.h); it may not exist yet. Empty
// when the user has no home.
std::filesystem::path address_directory();

// Makes that folder where there is none, and closes it to others: its name alone tells nothing, but
// logs and added authorities lie in it. Whether that worked shows at the first file.
void make_user_data();

// The editions of authorities that this user added with "pec-companion anchors add".
std::filesystem::path user_anchors();

}  // namespace pec::installation
