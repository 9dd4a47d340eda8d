// Keeps short-lived text alive in one place: views handed out stay valid until clear() or the end
// of the arena. Used where hundreds of thousands of small texts live exactly as long as one
// transaction.
#pragma once
#include <cstring>
#include <memory>
#include <string_view>
#include <vector>

namespace renkei {

class Arena {
 public:
  std::string_view keep(std::string_view text) {
    if (text.empty()) return "";
    if (text.size() > left_) grow(text.size());
    char* at = next_;
    std::memcpy(at, text.data(), text.size());
    next_ += text.size();
    left_ -= text.size();
    return {at, text.size()};
  }

  void clear() {
    blocks_.clear();
    next_ = nullptr;
    left_ = 0;
  }

 private:
  void grow(std::size_t wanted) {
    const std::size_t size = wanted > block_size ? wanted : block_size;
    blocks_.push_back(std::make_unique<char[]>(size));
    next_ = blocks_.back().get();
    left_ = size;
  }

  static constexpr std::size_t block_size = 64 * 1024;
  std::vector<std::unique_ptr<char[]>> blocks_;
  char* next_ = nullptr;
  std::size_t left_ = 0;
};

}  // namespace renkei
