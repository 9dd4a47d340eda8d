// What an import says of its lines, in words, from assets/text/register*.ini: on the command line and in the
// window. Pure; any thread.
#pragma once
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/outcomes.hpp"
#include "core/wording/messages.hpp"

namespace renkei {

// A row of the register, or whom an earlier one had: not a title, a note or a line that says nothing.
bool is_clean(const ImportRow& row);
// Whom or what the line is about.
std::string import_content(const ImportRow& row);
// What a register calls a field: register.field.<record>.<field>, else as the record's own.
std::string register_field_label(Language language, std::string_view record,
                                 std::string_view field);

inline constexpr std::string_view contested_code = "changed_on_device";
// A cell of which the register says otherwise than somebody here. Where nothing was written (`is_kept`),
// that was on this device, and no conflict comes of it.
std::string contested_words(Language language, std::string_view record, const ImportNote& note,
                            bool is_kept);

// Why rows ended as they did, with what stood in the cells that are doubted. Views the report.
class ImportReasons {
 public:
  // `record`: the kind that its rows become.
  ImportReasons(std::string_view record, const ImportReport& report);
  std::string of(Language language, const ImportRow& row) const;
  // The same without what stood in the cells, for where names are hidden.
  std::string of_codes(Language language, const ImportRow& row) const;
  // The cells of the line that also changed here.
  const std::vector<const ImportNote*>& contested_in(int line) const;
  // What stood in the line's cells that are doubted.
  std::vector<std::string_view> doubted_in(int line) const;

 private:
  std::string contested(Language language, const ImportRow& row) const;
  std::string doubt(Language language, const ImportRow& row, const std::string& warning) const;

  std::string record_;
  std::multimap<std::pair<int, std::string>, const ImportNote*> doubted_;  // by line and code
  std::map<int, std::vector<const ImportNote*>> contested_;                // by line
};

}  // namespace renkei
