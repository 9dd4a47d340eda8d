#include "platform/desktop/picture.hpp"

#include <cstdint>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>

#include "core/base/file.hpp"

namespace renkei::desktop {
namespace {

void put32(std::string& out, std::uint32_t number) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>((number >> shift) & 0xFF);
}

std::uint32_t crc32(std::string_view bytes) {
  std::uint32_t crc = 0xFFFFFFFF;
  for (const char byte : bytes) {
    crc ^= static_cast<unsigned char>(byte);
    for (int bit = 0; bit < 8; ++bit) crc = (crc >> 1) ^ (crc & 1 ? 0xEDB88320u : 0u);
  }
  return ~crc;
}

std::uint32_t adler32(std::string_view bytes) {
  std::uint32_t a = 1, b = 0;
  for (const char byte : bytes) {
    a = (a + static_cast<unsigned char>(byte)) % 65521;
    b = (b + a) % 65521;
  }
  return (b << 16) | a;
}

void put_chunk(std::string& out, std::string_view name, std::string_view data) {
  put32(out, static_cast<std::uint32_t>(data.size()));
  const std::string body = std::string(name) + std::string(data);
  out += body;
  put32(out, crc32(body));
}

// zlib's frame around blocks that are only stored: large, and needs no library.
std::string stored(std::string_view raw) {
  std::string out = "\x78\x01";
  const std::uint32_t sum = adler32(raw);
  while (!raw.empty()) {
    const auto part = raw.substr(0, 65535);
    raw.remove_prefix(part.size());
    const auto size = static_cast<std::uint16_t>(part.size());
    out += raw.empty() ? '\x01' : '\x00';
    for (const std::uint16_t number : {size, static_cast<std::uint16_t>(~size)}) {
      out += static_cast<char>(number & 0xFF);
      out += static_cast<char>(number >> 8);
    }
    out += part;
  }
  put32(out, sum);
  return out;
}

std::string png(const Picture& picture) {
  std::string head, rows, out = "\x89PNG\r\n\x1a\n";
  put32(head, static_cast<std::uint32_t>(picture.width));
  put32(head, static_cast<std::uint32_t>(picture.height));
  head += std::string_view("\x08\x02\x00\x00\x00", 5);  // eight bits, RGB
  const auto row = static_cast<std::size_t>(picture.width) * 3;
  for (std::size_t at = 0; at < picture.rgb.size(); at += row) {
    rows += '\0';
    rows += std::string_view(picture.rgb).substr(at, row);
  }
  put_chunk(out, "IHDR", head);
  put_chunk(out, "IDAT", stored(rows));
  put_chunk(out, "IEND", {});
  return out;
}

std::string ppm(const Picture& picture) {
  return "P6\n" + std::to_string(picture.width) + " " + std::to_string(picture.height) + "\n255\n" +
         picture.rgb;
}

// A reader never sees half of it.
bool write_whole(const Path& file, std::string_view bytes) {
  const std::filesystem::path part = Path(file.text() + ".part").native();
  {
    std::ofstream out(part, std::ios::binary);
    out.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    if (!out.flush()) return false;
  }
  std::error_code problem;
  std::filesystem::rename(part, file.native(), problem);
  return !problem;
}

}  // namespace

Status write_picture(const Picture& picture, const std::string& file) {
  return write_new_file(file, file.ends_with(".png") ? png(picture) : ppm(picture));
}

bool write_table(std::string_view screen, const std::vector<ui::Seen>& seen,
                 const std::string& file) {
  nlohmann::json widgets = nlohmann::json::array();
  for (const ui::Seen& one : seen)
    widgets.push_back({{"key", one.key},
                       {"x", one.from.x},
                       {"y", one.from.y},
                       {"w", one.to.x - one.from.x},
                       {"h", one.to.y - one.from.y},
                       {"text", one.text},
                       {"enabled", one.enabled}});
  const nlohmann::json table = {{"screen", screen}, {"widgets", widgets}};
  return write_whole(file, table.dump(1, ' ', false, nlohmann::json::error_handler_t::replace));
}

}  // namespace renkei::desktop
