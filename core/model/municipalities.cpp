#include "core/model/municipalities.hpp"

#include <algorithm>
#include <array>
#include <atomic>
#include <map>
#include <mutex>

#include "core/base/assets.hpp"

namespace renkei {
namespace {

std::atomic<const Municipalities*> in_use = nullptr;  // null: the program's own

std::string_view take_until(std::string_view& text, char end) {
  const std::size_t at = std::min(text.find(end), text.size());
  const std::string_view part = text.substr(0, at);
  text.remove_prefix(std::min(at + 1, text.size()));
  return part;
}

}  // namespace

Municipalities::Municipalities(std::string table) : table_(std::move(table)) {
  std::string_view rest = table_;
  take_until(rest, '\n');  // the heading
  while (!rest.empty()) {
    std::string_view line = take_until(rest, '\n');
    Municipality one;
    for (std::string_view* cell :
         {&one.code6, &one.prefecture, &one.name, &one.kana, &one.type, &one.county})
      *cell = take_until(line, '\t');
    all_.push_back(one);
  }
  std::ranges::sort(all_, {}, &Municipality::code6);
}

const Municipality* Municipalities::of_code(std::string_view code) const {
  if (code.size() != 5 && code.size() != 6) return nullptr;
  const auto at = std::ranges::lower_bound(all_, code, {}, &Municipality::code6);
  return at != all_.end() && at->code6.starts_with(code) ? &*at : nullptr;
}

std::string Municipalities::words(std::string_view code) const {
  const Municipality* found = of_code(code);
  if (!found) return std::string(code);
  if (found->is_prefecture()) return std::string(found->name);
  return std::string(found->prefecture) + " " + std::string(found->name);
}

const Municipalities& own_municipalities() {
  static const Municipalities own{std::string(asset("municipalities.tsv"))};
  return own;
}

const Municipalities& municipalities_in_use() {
  const Municipalities* used = in_use.load();
  return used == nullptr ? own_municipalities() : *used;
}

void use_municipalities(std::string_view table) {
  static std::mutex mutex;
  static std::map<std::string, Municipalities, std::less<>> newer;
  const std::lock_guard lock(mutex);
  if (table.empty()) return in_use.store(nullptr);
  auto at = newer.find(table);
  if (at == newer.end()) at = newer.try_emplace(std::string(table), std::string(table)).first;
  in_use.store(&at->second);
}

std::span<const Municipality> all_municipalities() { return municipalities_in_use().all(); }

const Municipality* municipality_of_code(std::string_view code) {
  return municipalities_in_use().of_code(code);
}

std::string municipality_words(std::string_view code) {
  return municipalities_in_use().words(code);
}

char municipality_check_digit(std::string_view code5) {
  int sum = 0;
  for (std::size_t i = 0; i < 5; ++i) sum += (code5[i] - '0') * (6 - static_cast<int>(i));
  return static_cast<char>('0' + (11 - sum % 11) % 10);
}

bool is_uncounted_village(std::string_view code6) {
  // 色丹村 泊村 留夜別村 留別村 紗那村 蘂取村
  constexpr std::array<std::string_view, 6> villages = {"016951", "016969", "016977",
                                                        "016985", "016993", "017001"};
  return std::ranges::find(villages, code6) != villages.end();
}

}  // namespace renkei
