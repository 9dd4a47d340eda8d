// The cells of one row of a register, each with its column's name. Two hundred thousand rows are held at
// once: they share the names, and each keeps its values in one text. Plain values; texts that are given
// out live as long as the row and until it is changed.
#pragma once
#include <cstddef>
#include <initializer_list>
#include <iterator>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace renkei {

class CleanCells {
 public:
  using Columns = std::shared_ptr<const std::vector<std::string>>;
  struct Cell {
    std::string_view column, value;
  };
  class Iterator {
   public:
    using value_type = Cell;
    using difference_type = std::ptrdiff_t;
    Iterator() = default;
    Iterator(const std::string* column, std::string_view rest) : column_(column), rest_(rest) {}
    Cell operator*() const;
    Iterator& operator++();
    Iterator operator++(int) {
      Iterator before = *this;
      ++*this;
      return before;
    }
    bool operator==(const Iterator& other) const { return column_ == other.column_; }

   private:
    const std::string* column_ = nullptr;
    std::string_view rest_;
  };

  CleanCells() = default;
  // As many values as there are columns.
  CleanCells(Columns columns, std::span<const std::string> values);
  // A row whose columns are its own.
  CleanCells(std::initializer_list<std::pair<std::string_view, std::string_view>> cells);

  std::size_t size() const { return columns_ == nullptr ? 0 : columns_->size(); }
  bool empty() const { return size() == 0; }
  Iterator begin() const;
  Iterator end() const;
  Cell operator[](std::size_t column) const;
  // Empty, too, where there is no such column.
  std::string_view value(std::string_view column) const;
  // Nothing happens where there is no such column.
  void set(std::string_view column, std::string_view value);

 private:
  Columns columns_;
  std::string values_;  // each behind its length
};

}  // namespace renkei
