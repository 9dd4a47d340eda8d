#include "core/register/workbook_parts.hpp"

#include <expat.h>
#include <zip.h>

#include <array>

namespace renkei {
namespace {

constexpr std::size_t most_unpacked_bytes = std::size_t{1} << 30;
constexpr std::size_t longest_token_bytes = std::size_t{1} << 20;
constexpr zip_int64_t most_parts = 10'000;
constexpr int deepest = 64;

std::string_view without_prefix(std::string_view name) { return name.substr(name.rfind(':') + 1); }

// One part on its way through the parser.
class Parsing {
 public:
  explicit Parsing(const XmlReader& reader) : reader_(reader), parser_(XML_ParserCreate(nullptr)) {
    XML_SetUserData(parser_.get(), this);
    XML_SetElementHandler(parser_.get(), enter, leave);
    XML_SetCharacterDataHandler(parser_.get(), text);
    XML_SetStartDoctypeDeclHandler(parser_.get(), doctype);
  }

  // False: stop.
  bool feed(const char* data, std::size_t size, bool is_last) {
    fed_ += size;
    const auto status = XML_Parse(parser_.get(), data, static_cast<int>(size), is_last);
    if (status != XML_STATUS_OK) return false;
    const auto done = XML_GetCurrentByteIndex(parser_.get());
    return done < 0 || fed_ - static_cast<std::size_t>(done) <= longest_token_bytes;
  }
  bool had_enough() const { return enough_; }

 private:
  struct Free {
    void operator()(XML_Parser parser) const { XML_ParserFree(parser); }
  };
  static Parsing& self(void* data) { return *static_cast<Parsing*>(data); }
  void stop() { (void)XML_StopParser(parser_.get(), XML_FALSE); }

  static void XMLCALL enter(void* data, const char* name, const char** attributes) {
    Parsing& parsing = self(data);
    if (++parsing.depth_ > deepest) return parsing.stop();
    parsing.reader_.enter(without_prefix(name), XmlAttributes(attributes));
    parsing.look();
  }
  static void XMLCALL leave(void* data, const char* name) {
    Parsing& parsing = self(data);
    --parsing.depth_;
    parsing.reader_.leave(without_prefix(name));
    parsing.look();
  }
  static void XMLCALL text(void* data, const char* piece, int size) {
    self(data).reader_.text({piece, static_cast<std::size_t>(size)});
  }
  static void XMLCALL doctype(void* data, const char*, const char*, const char*, int) {
    self(data).stop();
  }
  void look() {
    if (!reader_.enough()) return;
    enough_ = true;
    stop();
  }

  const XmlReader& reader_;
  std::unique_ptr<std::remove_pointer_t<XML_Parser>, Free> parser_;
  std::size_t fed_ = 0;
  int depth_ = 0;
  bool enough_ = false;
};

struct CloseFile {
  void operator()(zip_file_t* file) const { (void)zip_fclose(file); }
};
using PartFile = std::unique_ptr<zip_file_t, CloseFile>;

zip_int64_t place_of(zip* archive, const std::string& part) {
  const auto found = zip_name_locate(archive, part.c_str(), ZIP_FL_NOCASE);
  if (found >= 0) return found;
  std::string other = part;  // some programs write zips with the slashes of Windows
  for (char& c : other)
    if (c == '/') c = '\\';
  return zip_name_locate(archive, other.c_str(), ZIP_FL_NOCASE);
}

}  // namespace

std::string_view XmlAttributes::operator[](std::string_view name) const {
  for (const char** pair = pairs_; *pair != nullptr; pair += 2)
    if (without_prefix(pair[0]) == name) return pair[1];
  return {};
}

void WorkbookParts::Close::operator()(zip* archive) const { zip_discard(archive); }

WorkbookParts::WorkbookParts(std::string_view bytes) : left_(most_unpacked_bytes) {
  zip_error_t error;
  zip_error_init(&error);
  zip_source_t* source = zip_source_buffer_create(bytes.data(), bytes.size(), 0, &error);
  zip* archive = source == nullptr ? nullptr : zip_open_from_source(source, ZIP_RDONLY, &error);
  if (archive == nullptr && source != nullptr) zip_source_free(source);
  zip_error_fini(&error);
  if (archive != nullptr && zip_get_num_entries(archive, 0) <= most_parts)
    zip_.reset(archive);
  else if (archive != nullptr)
    zip_discard(archive);
}

bool WorkbookParts::has(const std::string& part) const {
  return zip_ != nullptr && place_of(zip_.get(), part) >= 0;
}

PartState WorkbookParts::read(const std::string& part, const XmlReader& reader) {
  const auto place = place_of(zip_.get(), part);
  if (place < 0) return PartState::missing;
  zip_stat_t about;
  const bool is_known =
      zip_stat_index(zip_.get(), static_cast<zip_uint64_t>(place), 0, &about) == 0;
  if (is_known && (about.valid & ZIP_STAT_ENCRYPTION_METHOD) != 0 &&
      about.encryption_method != ZIP_EM_NONE)
    return PartState::locked;
  const PartFile file(zip_fopen_index(zip_.get(), static_cast<zip_uint64_t>(place), 0));
  if (file == nullptr) return PartState::damaged;
  Parsing parsing(reader);
  std::array<char, 64 * 1024> piece;
  for (;;) {
    const auto got = zip_fread(file.get(), piece.data(), piece.size());
    if (got < 0) return PartState::damaged;
    const auto size = static_cast<std::size_t>(got);
    if (size > left_) return PartState::too_large;
    left_ -= size;
    const bool goes_on = parsing.feed(piece.data(), size, size == 0);
    if (parsing.had_enough()) return PartState::read;
    if (!goes_on) return PartState::damaged;
    if (size == 0) return PartState::read;
  }
}

std::string resolved_part(std::string_view from, std::string_view target) {
  if (target.starts_with('/')) return std::string(target.substr(1));
  std::string path(from.substr(0, from.rfind('/') + 1));
  while (target.starts_with("../") || target.starts_with("./")) {
    if (target.starts_with("../")) {
      if (!path.empty()) path.pop_back();
      path.erase(path.rfind('/') + 1);
    }
    target.remove_prefix(target.find('/') + 1);
  }
  return path.append(target);
}

}  // namespace renkei
