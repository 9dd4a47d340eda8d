#include "core/model/records.hpp"

#include <algorithm>
#include <deque>

#include "core/model/summing.hpp"

namespace renkei {

bool Match::holds(const Value& of) const {
  if (!among) return of == value;
  const bool is_among = !of.is_null() && std::ranges::find(*among, of.integer) != among->end();
  return is_among != outside;
}

void Records::sums(const Kind& kind, std::size_t number, std::span<const Apart> apart,
                   std::span<const Match> where,
                   const std::function<void(const Summed&)>& visit) const {
  Summing summing(apart, visit);
  std::vector<Value> values(apart.size());
  each(kind, where, false, [&](const Record& record) {
    for (std::size_t i = 0; i < apart.size(); ++i) values[i] = record.value(apart[i].field);
    summing.add(log_of(record.id()), values, record.value(number), !record.conflicts.empty());
  });
  summing.finish();
}

void Records::latest(const Kind& kind, std::span<const Match> where, LogNumber log,
                     std::size_t most, const std::function<void(const Record&)>& visit) const {
  std::deque<Record> last;
  each(kind, where, false, [&](const Record& record) {
    if (log_of(record.id()) != log || most == 0) return;
    if (last.size() == most) last.pop_front();
    last.push_back(record.copy());
  });
  for (auto record = last.rbegin(); record != last.rend(); ++record) visit(*record);
}

}  // namespace renkei
