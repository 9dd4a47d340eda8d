// The order of records that is the same in every store: by the id of the device that made them, then by
// number. (An EntryId counts devices as this store met them.) Asks for each device once.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/ids.hpp"
#include "core/model/records.hpp"

namespace renkei {

class GlobalOrder {
 public:
  explicit GlobalOrder(const Records& records) : records_(records) {}

  // Compares as the record's place. Valid while this lives.
  std::pair<std::string_view, Seq> operator()(EntryId id) {
    auto known = devices_.find(log_of(id));
    if (known == devices_.end())
      known = devices_.emplace(log_of(id), records_.id_text(make_entry_id(log_of(id), 0))).first;
    return {known->second, seq_of(id)};
  }

 private:
  const Records& records_;
  std::map<LogNumber, std::string> devices_;  // any record's id of theirs
};

}  // namespace renkei
