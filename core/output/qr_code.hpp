// A QR code as an SVG picture (ISO/IEC 18004; its own white margin of four modules), level M: it is
// read although a seventh of it is dirty. Pure. Inside core/output only.
#pragma once
#include <string>
#include <string_view>

namespace renkei {

// Empty where the text is empty or does not fit in any code (about 2,300 bytes).
std::string qr_svg(std::string_view text, std::string_view name);

}  // namespace renkei
