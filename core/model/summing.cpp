#include "core/model/summing.hpp"

#include <bit>

namespace renkei {
namespace {

std::int64_t rounded_down(std::int64_t number, std::int64_t step) {
  if (step <= 1) return number;
  const std::int64_t over = number % step;
  if (over >= 0) return number - over;
  return number - over < INT64_MIN + step ? INT64_MIN : number - over - step;
}

}  // namespace

std::size_t Summing::KeyHash::operator()(const Key& key) const {
  std::uint64_t hash = 0;
  for (const std::int64_t part : key) {
    hash = (hash ^ static_cast<std::uint64_t>(part)) * 0x9E3779B97F4A7C15u;
    hash ^= hash >> 29;
  }
  return static_cast<std::size_t>(hash);
}

std::size_t Summing::Texts::index_of(std::string_view text) {
  if (last < known.size() && known[last] == text) return last;
  auto at = number_of.find(text);
  if (at == number_of.end()) {
    at = number_of.emplace(text, known.size()).first;
    known.push_back(at->first);
  }
  return last = at->second;
}

Summing::Summing(std::span<const Apart> apart, const Visit& visit)
    : visit_(visit),
      apart_(apart.begin(), apart.end()),
      texts_(apart.size()),
      key_(1 + 2 * apart.size()) {}

void Summing::add(LogNumber log, std::span<const Value> values, const Value& number,
                  bool in_conflict) {
  key_[0] = log;
  for (std::size_t i = 0; i < values.size(); ++i) {
    const Value& value = values[i];
    std::int64_t& form = key_[1 + 2 * i];
    std::int64_t& what = key_[2 + 2 * i];
    form = static_cast<std::int64_t>(value.form);
    what = 0;
    if (value.form == Value::Form::integer) what = rounded_down(value.integer, apart_[i].step);
    if (value.form == Value::Form::real) what = std::bit_cast<std::int64_t>(value.real);
    if (value.form == Value::Form::text)
      what = static_cast<std::int64_t>(texts_[i].index_of(value.text));
  }
  if (last_ == nullptr || key_ != last_key_) {
    if (sums_.size() >= most_sums) finish();
    last_ = &sums_[key_];  // what a map holds stays where it is
    last_key_ = key_;
  }
  if (number.form == Value::Form::integer) last_->sum += number.integer;
  last_->in_conflict += in_conflict ? 1 : 0;
}

Value Summing::value_of(std::size_t at, const Key& key) const {
  const std::int64_t what = key[2 + 2 * at];
  switch (static_cast<Value::Form>(key[1 + 2 * at])) {
    case Value::Form::integer:
      return Value::of(what);
    case Value::Form::real:
      return Value::of_real(std::bit_cast<double>(what));
    case Value::Form::text:
      return Value::of(texts_[at].known[static_cast<std::size_t>(what)]);
    case Value::Form::null:
      break;
  }
  return {};
}

void Summing::finish() {
  std::vector<Value> values(apart_.size());
  for (const auto& [key, added] : sums_) {
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = value_of(i, key);
    visit_({key[0], values, added.sum, added.in_conflict});
  }
  sums_.clear();
  last_ = nullptr;
}

}  // namespace renkei
