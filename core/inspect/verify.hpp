// Checking what rests: SQLite's own check notices few flipped bits, the chain of hashes and the
// derived tables held against it most of them.
#pragma once
#include "core/base/result.hpp"
#include "core/model/outcomes.hpp"
#include "core/store/store.hpp"

namespace renkei {

// Every hash, signature and link of every log; whether every block can be read; the derived tables;
// SQLite's quick_check. Problems are sentences that begin with the entry's id. May throw
// StoreFailure.
VerifyReport verify_store(const Store& store);

// The same for a file: its frame and signature, its segments' signatures, and that they can be
// read.
Result<VerifyReport> verify_bundle(const std::string& path);

}  // namespace renkei
