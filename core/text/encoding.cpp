#include "core/text/encoding.hpp"

#include <algorithm>
#include <optional>

#include "core/text/cp932.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

constexpr std::size_t most_listed = 1000;

// Turns ascending byte offsets into lines in one walk over the bytes.
class LineCounter {
 public:
  explicit LineCounter(std::string_view bytes) : bytes_(bytes) {}

  std::size_t line_at(std::size_t offset) {
    for (; at_ < offset; ++at_)
      if (bytes_[at_] == '\n' ||
          (bytes_[at_] == '\r' && (at_ + 1 == bytes_.size() || bytes_[at_ + 1] != '\n')))
        ++line_;
    return line_;
  }

 private:
  std::string_view bytes_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
};

void report(DecodedText& out, LineCounter& lines, std::size_t offset) {
  if (out.bad_byte_count++ < most_listed) out.bad_bytes.push_back({offset, lines.line_at(offset)});
}

bool is_mostly_utf8(std::string_view bytes) {
  std::size_t sound = 0;
  std::size_t broken = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(bytes, at);
    if (c >= 0x80) ++(at - start > 1 ? sound : broken);
  }
  return sound >= 10 && sound / 5 >= broken;
}

void read_utf8(DecodedText& out, std::string_view bytes, std::size_t bom) {
  if (is_utf8(bytes.substr(bom), Nul::refused)) {
    out.text = bytes.substr(bom);
    return;
  }
  LineCounter lines(bytes);
  out.text.reserve(bytes.size());
  for (std::size_t at = bom; at < bytes.size();) {
    const std::size_t start = at;
    const char32_t c = next_code_point(bytes, at);
    if (c == 0 || (c == replacement_character && at - start == 1)) {
      report(out, lines, start);
      append_utf8(out.text, replacement_character);
    } else {
      out.text += bytes.substr(start, at - start);
    }
  }
}

void read_cp932(DecodedText& out, std::string_view bytes) {
  Cp932Text decoded = decode_cp932(bytes);
  std::vector<std::size_t> bad = std::move(decoded.bad_bytes);
  if (decoded.text.find('\0') != std::string::npos) {
    std::string without_nul;
    for (const char c : decoded.text)
      c == '\0' ? append_utf8(without_nul, replacement_character) : without_nul.push_back(c);
    decoded.text = std::move(without_nul);
    for (std::size_t at = 0; at < bytes.size(); ++at)
      if (bytes[at] == '\0') bad.push_back(at);
    std::sort(bad.begin(), bad.end());
  }
  LineCounter lines(bytes);
  for (const std::size_t offset : bad) report(out, lines, offset);
  out.text = std::move(decoded.text);
}

// Commas, digits and line ends have a NUL beside them in UTF-16, always on the same side; elsewhere one NUL
// is an accident.
std::optional<Encoding> utf16_without_bom(std::string_view bytes) {
  std::size_t nuls[2] = {0, 0};
  for (std::size_t at = 0; at < bytes.size(); ++at)
    if (bytes[at] == '\0') ++nuls[at % 2];
  if (bytes.size() % 2 != 0 || (nuls[0] > 0) == (nuls[1] > 0)) return std::nullopt;
  if (nuls[0] + nuls[1] < std::max<std::size_t>(2, bytes.size() / 50)) return std::nullopt;
  return nuls[0] > 0 ? Encoding::utf16_be : Encoding::utf16_le;
}

void read_utf16(DecodedText& out, std::string_view bytes, std::size_t bom, bool big_endian) {
  const auto unit = [&](std::size_t at) {
    const unsigned a = static_cast<unsigned char>(bytes[at]);
    const unsigned b = static_cast<unsigned char>(bytes[at + 1]);
    return static_cast<char32_t>(big_endian ? a << 8 | b : b << 8 | a);
  };
  std::size_t line = 1;
  for (std::size_t at = bom; at < bytes.size();) {
    const std::size_t start = at;
    char32_t c = at + 1 < bytes.size() ? unit(at) : 0xD800;
    at += 2;
    if (c >= 0xD800 && c < 0xDC00 && at + 1 < bytes.size() && unit(at) >= 0xDC00 &&
        unit(at) < 0xE000) {
      c = 0x10000 + ((c - 0xD800) << 10) + (unit(at) - 0xDC00);
      at += 2;
    }
    const bool bad = c == 0 || (c >= 0xD800 && c < 0xE000);
    if (bad && out.bad_byte_count++ < most_listed) out.bad_bytes.push_back({start, line});
    append_utf8(out.text, bad ? replacement_character : c);
    if (c == U'\n') ++line;
  }
}

}  // namespace

std::string_view name_of(Encoding encoding) {
  switch (encoding) {
    case Encoding::utf8:
      return "UTF-8";
    case Encoding::utf8_bom:
      return "UTF-8 (BOM)";
    case Encoding::cp932:
      return "CP932";
    case Encoding::utf16_le:
      return "UTF-16LE";
    case Encoding::utf16_be:
      return "UTF-16BE";
  }
  return "";
}

std::optional<Encoding> encoding_named(std::string_view code) {
  if (code == "utf-8") return Encoding::utf8;
  if (code == "cp932") return Encoding::cp932;
  return code == "utf-16" ? std::optional(Encoding::utf16_le) : std::nullopt;
}

DecodedText decode_text(std::string_view bytes, Encoding encoding) {
  constexpr std::string_view utf8_bom = "\xEF\xBB\xBF", le_bom = "\xFF\xFE", be_bom = "\xFE\xFF";
  DecodedText out;
  out.encoding = encoding;
  if (encoding == Encoding::cp932) {
    read_cp932(out, bytes);
  } else if (encoding == Encoding::utf16_le || encoding == Encoding::utf16_be) {
    const bool has_bom = bytes.starts_with(le_bom) || bytes.starts_with(be_bom);
    if (has_bom) out.encoding = bytes.starts_with(be_bom) ? Encoding::utf16_be : Encoding::utf16_le;
    read_utf16(out, bytes, has_bom ? 2 : 0, out.encoding == Encoding::utf16_be);
  } else {
    const bool has_bom = bytes.starts_with(utf8_bom);
    if (has_bom) out.encoding = Encoding::utf8_bom;
    read_utf8(out, bytes, has_bom ? utf8_bom.size() : 0);
  }
  return out;
}

DecodedText decode_text(std::string_view bytes) {
  DecodedText out;
  if (bytes.starts_with("\xEF\xBB\xBF")) {
    out.encoding = Encoding::utf8_bom;
    read_utf8(out, bytes, 3);
  } else if (bytes.starts_with("\xFF\xFE") || bytes.starts_with("\xFE\xFF")) {
    out.encoding = bytes[0] == '\xFE' ? Encoding::utf16_be : Encoding::utf16_le;
    read_utf16(out, bytes, 2, out.encoding == Encoding::utf16_be);
  } else if (const auto utf16 = utf16_without_bom(bytes)) {
    out.encoding = *utf16;
    read_utf16(out, bytes, 0, *utf16 == Encoding::utf16_be);
  } else if (is_utf8(bytes) || is_mostly_utf8(bytes)) {
    read_utf8(out, bytes, 0);
  } else {
    out.encoding = Encoding::cp932;
    read_cp932(out, bytes);
  }
  return out;
}

}  // namespace renkei
