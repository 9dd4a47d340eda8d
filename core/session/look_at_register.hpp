// A register is looked at: its beginning is read and planned as an import would, and nothing is written.
// Cheap however long the file is, but for workbooks.
#pragma once
#include "core/base/result.hpp"
#include "core/model/records.hpp"
#include "core/register/register_look.hpp"

namespace renkei {

// Errors are of the file; why a kind of register cannot be read from it is told in the look.
Result<RegisterLook> look_at_register(const RegisterQuestion& question, const Records& records);

}  // namespace renkei
