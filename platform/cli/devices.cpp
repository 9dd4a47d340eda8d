#include "platform/cli/devices.hpp"

#include <vector>

#include "core/base/ids.hpp"

namespace renkei::cli {
namespace {

// As typed; null where a command is about no device.
std::string* device_in(Command& command) {
  if (auto* enrol = std::get_if<Enrol>(&command)) return &enrol->log;
  if (auto* trust = std::get_if<Trust>(&command)) return &trust->log;
  if (auto* revoke = std::get_if<Revoke>(&command)) return &revoke->log;
  return nullptr;
}

}  // namespace

Result<std::string> find_device(const Reader& reader, const std::string& typed) {
  if (parse_log_id(typed)) return typed;  // perhaps of a device whose file has not come yet
  const auto status = reader.status();
  if (!status) return status.error();
  std::vector<std::string> found;
  for (const DeviceStatus& device : status->devices)
    if (!typed.empty() && device.id.starts_with(typed)) found.push_back(device.id);
  if (found.size() == 1) return found[0];
  if (found.empty()) return Error(Code::bad_id, {{"id", typed}, {"about", "device"}});
  std::string candidates;
  for (const std::string& id : found) candidates.append(candidates.empty() ? "" : ", ").append(id);
  return Error(Code::ambiguous_id,
               {{"id", typed}, {"candidates", candidates}, {"about", "device"}});
}

Status name_device(const Reader& reader, Command& command) {
  std::string* device = device_in(command);
  if (device == nullptr) return Done{};
  auto found = find_device(reader, *device);
  if (!found) return found.error();
  *device = std::move(*found);
  return Done{};
}

}  // namespace renkei::cli
