// What an import came to, or would: the report with its lines sorted by what they came to, worst first. Made
// where the import is carried out, for there may be two hundred thousand of them; from then on it does not
// change, and screens share it.
#pragma once
#include <array>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/wording/import_words.hpp"

namespace renkei {
struct RegisterKind;
}

namespace renkei::ui::import {

enum class Filter { all, check, refused, fresh, updated, same, skipped, not_in_file };
inline constexpr std::array filters = {Filter::all,     Filter::check,      Filter::refused,
                                       Filter::fresh,   Filter::updated,    Filter::same,
                                       Filter::skipped, Filter::not_in_file};
std::string_view code_of(Filter filter);

class Outcome {
 public:
  Outcome(ImportReport report, const RegisterKind& kind);
  Outcome(const Outcome&) = delete;  // what is in it views it
  Outcome& operator=(const Outcome&) = delete;

  const ImportReport& report() const { return report_; }
  const ImportReasons& reasons() const { return reasons_; }
  const std::string& record() const { return record_; }  // the kind that rows become
  // Their places in the report; a row that is to be checked counts where it ended, too.
  const std::vector<std::uint32_t>& rows(Filter filter) const {
    return rows_[static_cast<std::size_t>(filter)];
  }
  std::int64_t count(Filter filter) const { return static_cast<std::int64_t>(rows(filter).size()); }
  // Of the line, who or what it may be about.
  std::vector<ImportLikeness> alike_of(int line) const;

 private:
  const ImportReport report_;
  const std::string record_;
  const ImportReasons reasons_;
  std::array<std::vector<std::uint32_t>, filters.size()> rows_;
};

// How a row ended; never `all` or `check`.
Filter fate_of(const ImportRow& row);
bool is_to_check(const ImportRow& row);

}  // namespace renkei::ui::import
