// The parts of an .xlsx file: a zip of XML files from a stranger. Nothing is unpacked as a whole: a part
// is read piece by piece, with limits on its size, its depth and the length of what it may hold the
// reader up with; what has a document type, which XML files in a workbook never have, is damaged.
#pragma once
#include <cstddef>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct zip;

namespace renkei {

// Of an element's attributes by name, without prefix.
class XmlAttributes {
 public:
  explicit XmlAttributes(const char** pairs) : pairs_(pairs) {}
  std::string_view operator[](std::string_view name) const;  // empty: it has none

 private:
  const char** pairs_;
};

// What a reader of a part is told, names without prefix. `leave` has the text between.
struct XmlReader {
  std::function<void(std::string_view name, const XmlAttributes&)> enter;
  std::function<void(std::string_view name)> leave;
  std::function<void(std::string_view piece)> text;
  std::function<bool()> enough = [] { return false; };  // stops there, as if the part ended
};

enum class PartState { read, missing, damaged, locked, too_large };

class WorkbookParts {
 public:
  // Views `bytes`, which must outlive it.
  explicit WorkbookParts(std::string_view bytes);
  bool is_zip() const { return zip_ != nullptr; }
  bool has(const std::string& part) const;
  PartState read(const std::string& part, const XmlReader& reader);

 private:
  struct Close {
    void operator()(zip* archive) const;
  };
  std::unique_ptr<zip, Close> zip_;
  std::size_t left_;  // bytes that may still be decompressed
};

// Where a relationship leads: a path from the root of the zip.
std::string resolved_part(std::string_view from, std::string_view target);

}  // namespace renkei
