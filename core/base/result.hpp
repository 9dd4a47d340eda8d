// The answer of a call that may be refused: a value, or an Error. What cannot happen is asserted
// instead.
#pragma once
#include <cassert>
#include <utility>
#include <variant>

#include "core/base/error.hpp"

namespace renkei {

template <class T>
class [[nodiscard]] Result {
 public:
  Result(T value) : held_(std::in_place_index<0>, std::move(value)) {}
  Result(Error error) : held_(std::in_place_index<1>, std::move(error)) {}

  explicit operator bool() const { return held_.index() == 0; }
  const T& operator*() const& { return value(); }
  T& operator*() & { return value(); }
  T operator*() && { return std::move(value()); }  // by value: `for (x : *call())` must not dangle
  const T* operator->() const { return &value(); }
  T* operator->() { return &value(); }
  const Error& error() const {
    assert(held_.index() == 1);
    return *std::get_if<1>(&held_);
  }

 private:
  const T& value() const {
    assert(held_.index() == 0);
    return *std::get_if<0>(&held_);
  }
  T& value() {
    assert(held_.index() == 0);
    return *std::get_if<0>(&held_);
  }
  std::variant<T, Error> held_;
};

// For calls that have nothing to give back but "done".
struct Done {};
using Status = Result<Done>;

}  // namespace renkei
