// Which device somebody means: the 26 letters of its id, or a beginning of them that of the devices
// in `status` only one has. bad_id, ambiguous_id.
#pragma once
#include <string>

#include "core/model/command.hpp"
#include "core/session/reader.hpp"

namespace renkei::cli {

Result<std::string> find_device(const Reader& reader, const std::string& typed);

// Names the device of an enrolment, a trust or a revocation in full; leaves other commands alone.
Status name_device(const Reader& reader, Command& command);

}  // namespace renkei::cli
