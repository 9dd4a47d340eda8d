#include "core/base/error.hpp"

#include "core/base/bytes.hpp"

namespace renkei {

std::string_view code_name(Code code) {
  switch (code) {
#define RENKEI_NAME(name) \
  case Code::name:        \
    return #name;
    RENKEI_ERROR_CODES(RENKEI_NAME)
#undef RENKEI_NAME
  }
  return "unknown";
}

const std::vector<Code>& all_codes() {
  static const std::vector<Code> codes = {
#define RENKEI_LIST(name) Code::name,
      RENKEI_ERROR_CODES(RENKEI_LIST)
#undef RENKEI_LIST
  };
  return codes;
}

std::string Error::detail(std::string_view name) const {
  for (const auto& [key, value] : details)
    if (key == name) return value;
  return {};
}

std::string to_hex(ByteView bytes) {
  static constexpr char digits[] = "0123456789abcdef";
  std::string out;
  out.reserve(bytes.size() * 2);
  for (unsigned char byte : bytes) {
    out += digits[byte >> 4];
    out += digits[byte & 15];
  }
  return out;
}

}  // namespace renkei
