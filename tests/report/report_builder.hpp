// Short stories for the tests of reports: records made by name and value, and a look at a report's
// cells as text. The fake store keeps what it is told and answers as a store does.
#pragma once
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/records.hpp"
#include "core/report/report.hpp"

namespace renkei::report_test {

class FakeRecords : public Records {
 public:
  EntryId add(std::string_view kind, const Assigns& fields);
  void set(EntryId id, std::string_view field, const OwnValue& value);
  void make_void(EntryId id) { at(id).is_void = true; }
  void put_in_conflict(EntryId id, std::string_view field) { at(id).conflicts.push_back(field); }

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override;
  std::optional<Record> find(EntryId id) const override;
  std::string id_text(EntryId id) const override { return "log-" + std::to_string(seq_of(id)); }
  std::optional<EntryId> parse_id(std::string_view) const override { return std::nullopt; }

  mutable int queries = 0;  // how often each() was called

 private:
  struct Stored {
    EntryId id;
    const Kind* kind;
    std::vector<OwnValue> values;
    bool is_void = false;
    std::vector<std::string_view> conflicts;
  };
  Stored& at(EntryId id) { return stored_[static_cast<std::size_t>(seq_of(id)) - 1]; }
  static Record to_record(const Stored& stored);

  std::deque<Stored> stored_;
};

// A moment in Japan, for example on("2023-11-22T10:00").
OwnValue on(std::string_view text);

Report made(std::string_view name, const ReportQuery& query, const Records& records,
            const Coverage& coverage = {});

const Table& table_of(const Report& report, std::string_view key);
// The cell's value: "－" none yet, "X" held back, "" empty, else the number or text.
std::string text_of(const Cell& cell);
std::string cell(const Table& table, const Row& row, std::string_view column);
std::string cell(const Table& table, std::size_t row, std::string_view column);

// The first row whose columns have these values; a failed test when there is none.
struct Is {
  std::string_view column, value;
};
const Row& row_where(const Table& table, std::initializer_list<Is> wanted);
std::size_t rows_where(const Table& table, std::initializer_list<Is> wanted);
bool any_contains(const std::vector<std::string>& texts, std::string_view part);

std::string sample(std::string_view name);  // a file of tests/data/registers
std::vector<std::string> split(std::string_view text, char separator);

}  // namespace renkei::report_test
