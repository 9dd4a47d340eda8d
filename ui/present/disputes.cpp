#include "ui/present/disputes.hpp"

#include <algorithm>

namespace renkei::ui {
namespace {

std::string as_text(const Value& value) {
  if (value.form == Value::Form::text) return std::string(value.text);
  return value.form == Value::Form::integer ? std::to_string(value.integer) : std::string();
}

}  // namespace

std::vector<Dispute> disputes_of(const Records& records, EntryId id, const Kind& kind,
                                 std::span<const std::string_view> fields) {
  std::vector<Dispute> disputes;
  for (const std::string_view field : fields) {
    const int number = kind.fields[static_cast<std::size_t>(kind.find(field))].number;
    Dispute dispute{std::string(field), {}};
    for (const OwnValue& value : records.contenders(id, kind, number))
      dispute.values.push_back(as_text(value.view()));
    if (dispute.values.size() > 1) disputes.push_back(std::move(dispute));
  }
  return disputes;
}

const Dispute* dispute_about(std::span<const Dispute> disputes, std::string_view field) {
  const auto at = std::ranges::find(disputes, field, &Dispute::field);
  return at == disputes.end() ? nullptr : &*at;
}

}  // namespace renkei::ui
