#include "core/output/qr_code.hpp"

#include <qrencode.h>

#include <memory>

#include "core/text/markup.hpp"

namespace renkei {

std::string qr_svg(std::string_view text, std::string_view name) {
  constexpr int margin = 4;
  const std::string bytes(text);
  const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
      QRcode_encodeString8bit(bytes.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
  if (!code) return {};
  const auto module = [&](int x, int y) { return (code->data[y * code->width + x] & 1) != 0; };
  std::string path;
  for (int y = 0; y < code->width; ++y)
    for (int x = 0; x < code->width;) {
      int end = x;
      while (end < code->width && module(end, y)) ++end;
      if (end > x)
        path += "M" + std::to_string(x + margin) + " " + std::to_string(y + margin) + "h" +
                std::to_string(end - x) + "v1h-" + std::to_string(end - x) + "z";
      x = end + 1;
    }
  const std::string side = std::to_string(code->width + 2 * margin);
  return "<svg class=\"code\" role=\"img\" aria-label=\"" + escape_markup(name) +
         "\" viewBox=\"0 0 " + side + " " + side +
         "\" shape-rendering=\"crispEdges\"><rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>"
         "<path d=\"" +
         path + "\"/></svg>\n";
}

}  // namespace renkei
