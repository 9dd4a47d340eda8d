#include "core/model/clean_cells.hpp"

#include <algorithm>

namespace renkei {
namespace {

// Seven bits a byte, the last without the eighth: most cells are short.
void add(std::string& values, std::string_view value) {
  std::size_t length = value.size();
  for (; length >= 0x80; length >>= 7) values += static_cast<char>(0x80 | (length & 0x7F));
  values += static_cast<char>(length);
  values += value;
}

std::string_view take(std::string_view& rest) {
  std::size_t length = 0, at = 0;
  unsigned shift = 0;
  for (bool more = true; more; shift += 7) {
    const auto byte = static_cast<unsigned char>(rest[at++]);
    length |= static_cast<std::size_t>(byte & 0x7F) << shift;
    more = (byte & 0x80) != 0;
  }
  const std::string_view value = rest.substr(at, length);
  rest.remove_prefix(at + length);
  return value;
}

}  // namespace

CleanCells::Cell CleanCells::Iterator::operator*() const {
  std::string_view rest = rest_;
  return {*column_, take(rest)};
}

CleanCells::Iterator& CleanCells::Iterator::operator++() {
  static_cast<void>(take(rest_));
  ++column_;
  return *this;
}

CleanCells::CleanCells(Columns columns, std::span<const std::string> values)
    : columns_(std::move(columns)) {
  std::size_t size = 0;
  for (const std::string& value : values) size += value.size() + (value.size() < 0x80 ? 1 : 4);
  values_.reserve(size);
  for (const std::string& value : values) add(values_, value);
}

CleanCells::CleanCells(std::initializer_list<std::pair<std::string_view, std::string_view>> cells) {
  std::vector<std::string> names;
  names.reserve(cells.size());
  for (const auto& [column, value] : cells) {
    names.emplace_back(column);
    add(values_, value);
  }
  columns_ = std::make_shared<const std::vector<std::string>>(std::move(names));
}

CleanCells::Iterator CleanCells::begin() const {
  return empty() ? Iterator() : Iterator(columns_->data(), values_);
}

CleanCells::Iterator CleanCells::end() const {
  return empty() ? Iterator() : Iterator(columns_->data() + columns_->size(), {});
}

CleanCells::Cell CleanCells::operator[](std::size_t column) const {
  return *std::next(begin(), static_cast<std::ptrdiff_t>(column));
}

std::string_view CleanCells::value(std::string_view column) const {
  for (const Cell cell : *this)
    if (cell.column == column) return cell.value;
  return {};
}

void CleanCells::set(std::string_view column, std::string_view value) {
  std::string values;
  values.reserve(values_.size() + value.size() + 4);
  for (const Cell cell : *this) add(values, cell.column == column ? value : cell.value);
  values_ = std::move(values);
}

}  // namespace renkei
