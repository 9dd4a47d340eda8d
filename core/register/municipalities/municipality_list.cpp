#include "core/register/municipalities/municipality_list.hpp"

#include <algorithm>
#include <array>
#include <map>
#include <optional>

#include "core/model/municipalities.hpp"
#include "core/register/sheet.hpp"
#include "core/text/encoding.hpp"
#include "core/text/kana.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

enum class Part { code, prefecture, name, kana, prefecture_kana, type, county };
constexpr std::size_t part_count = 7;

std::optional<Part> part_of_heading(std::string_view heading) {
  static const std::map<std::string, Part, std::less<>> known = [] {
    std::map<std::string, Part, std::less<>> all;
    for (const auto& [word, part] : std::initializer_list<std::pair<std::string_view, Part>>{
             {"団体コード", Part::code},
             {"自治体コード", Part::code},
             {"市区町村コード", Part::code},
             {"全国地方公共団体コード", Part::code},
             {"code6", Part::code},
             {"code", Part::code},
             {"都道府県名(漢字)", Part::prefecture},
             {"都道府県名", Part::prefecture},
             {"prefecture", Part::prefecture},
             {"市区町村名(漢字)", Part::name},
             {"市区町村名", Part::name},
             {"name", Part::name},
             {"市区町村名(カナ)", Part::kana},
             {"市区町村名カナ", Part::kana},
             {"kana", Part::kana},
             {"都道府県名(カナ)", Part::prefecture_kana},
             {"都道府県名カナ", Part::prefecture_kana},
             {"type", Part::type},
             {"郡名", Part::county},
             {"郡", Part::county},
             {"county", Part::county}})
      all.emplace(whole_heading(word), part);
    return all;
  }();
  const auto found = known.find(whole_heading(heading));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

using PartColumns = std::array<std::optional<std::size_t>, part_count>;

PartColumns columns_of(std::span<const Heading> headings) {
  PartColumns columns;
  for (std::size_t c = 0; c < headings.size(); ++c)
    if (const auto part = part_of_heading(headings[c].leaf))
      if (auto& column = columns[static_cast<std::size_t>(*part)]; !column) column = c;
  return columns;
}

HeadingWords list_heading_words() {
  return {.is_word = [](std::string_view cell) { return part_of_heading(cell).has_value(); },
          .score =
              [](std::span<const Heading> headings) {
                const PartColumns columns = columns_of(headings);
                for (const Part needed : {Part::code, Part::prefecture, Part::name, Part::kana})
                  if (!columns[static_cast<std::size_t>(needed)]) return 0;
                return static_cast<int>(
                    std::ranges::count_if(columns, [](const auto& c) { return c.has_value(); }));
              }};
}

// A row of the new list, owning its texts.
struct Listed {
  std::string code6, prefecture, name, kana, type, county;
};

bool has_right_digit_at_end(const std::string& code6) {
  return code6.size() == 6 && municipality_check_digit(code6.substr(0, 5)) == code6[5];
}

// Six digits, five, or either without its leading zero; the prefecture's name decides.
std::string listed_code(std::string_view text, std::string_view prefecture,
                        const Municipalities& before) {
  std::string digits;
  for (const char c : narrow(text))
    if (is_digit(c)) digits += c;
  std::vector<std::string> readings;
  if (digits.size() == 6 || digits.size() == 5)
    readings.push_back(digits.size() == 6 ? digits : "0" + digits);
  if (digits.size() == 5 || digits.size() == 4) {
    const std::string five = digits.size() == 5 ? digits : "0" + digits;
    readings.push_back(five + municipality_check_digit(five));
  }
  for (const std::string& code6 : readings) {
    if (!has_right_digit_at_end(code6)) continue;
    const std::string of_prefecture = code6.substr(0, 2) + "000";
    const Municipality* owner = before.of_code(of_prefecture);
    if (owner != nullptr && owner->name == prefecture) return code6;
  }
  return {};
}

bool is_ward_of_city(const Listed& one) {
  return one.name.ends_with("区") && !one.code6.starts_with("131");
}

std::string type_of_name(const Listed& one) {
  if (one.code6.substr(2, 3) == "000") return "prefecture";
  if (one.name.ends_with("区")) return "special_ward";
  if (one.name.ends_with("町")) return "town";
  if (one.name.ends_with("村")) return "village";
  const bool designated = one.code6[2] == '1' && one.code6[4] == '0';
  return designated ? "designated_city" : "city";
}

// What the new list does not tell, or tells in poorer letters, stays as it was known.
void complete(Listed& one, const Municipality* before) {
  const bool same = before != nullptr && before->name == one.name;
  if (same && fold_for_search(before->kana) == fold_for_search(one.kana)) one.kana = before->kana;
  if (one.type.empty()) one.type = same ? std::string(before->type) : type_of_name(one);
  if (one.county.empty() && before != nullptr && (one.type == "town" || one.type == "village"))
    one.county = before->county;
}

ImportRow row_of(const Listed& one, std::size_t line, ImportRow::Fate fate, std::string_view result,
                 std::string_view before) {
  ImportRow row;
  row.line = static_cast<int>(line);
  row.fate = fate;
  row.reason = result;
  row.text = before;
  row.clean = {
      {"code6", one.code6}, {"prefecture", one.prefecture}, {"name", one.name}, {"kana", one.kana},
      {"type", one.type},   {"county", one.county},         {"result", result}, {"before", before}};
  return row;
}

class ListReader {
 public:
  ListReader(const Sheet& sheet, const HeadingBlock& headings, const Municipalities& before)
      : table_(sheet.table),
        headings_(headings),
        columns_(columns_of(headings.columns)),
        before_(before) {
    report_.encoding = name_of(sheet.encoding);
    report_.delimiter = table_.delimiter() == '\t' ? "tab" : std::string(1, table_.delimiter());
  }

  void read() {
    for (std::size_t row = 0; row < table_.rows(); ++row) {
      if (is_blank_row(table_, row))
        skip(row, SkipReason::blank);
      else if (row < headings_.first_row)
        skip(row, SkipReason::title);
      else if (row < headings_.first_row + headings_.row_count)
        skip(row, SkipReason::heading);
      else
        read_row(row);
    }
    for (const Municipality& one : before_.all())
      if (!list_.contains(std::string(one.code6))) tell_removed(one);
    std::ranges::move(others_, std::back_inserter(report_.rows));
  }

  // Of all prefectures, and without a row that could not be read.
  bool is_whole() const {
    const bool any_missing = std::ranges::any_of(before_.all(), [&](const Municipality& one) {
      return one.is_prefecture() && !list_.contains(std::string(one.code6));
    });
    return !any_missing && list_.size() * 10 >= before_.all().size() * 9;
  }
  bool any_refused() const { return refused_; }

  std::string table() const {
    std::string out = "code6\tprefecture\tname\tkana\ttype\tcounty\n";
    for (const auto& [code6, one] : list_)
      out += one.code6 + "\t" + one.prefecture + "\t" + one.name + "\t" + one.kana + "\t" +
             one.type + "\t" + one.county + "\n";
    return out;
  }
  ImportReport report() && { return std::move(report_); }

 private:
  // Blanks and tabs have no place in a name, nor in the table that it goes into.
  std::string cell(std::size_t row, Part part) const {
    const auto column = columns_[static_cast<std::size_t>(part)];
    return column ? without_spaces(table_.cell(row, *column)) : std::string{};
  }

  void skip(std::size_t row, SkipReason reason) {
    ImportRow out;
    out.line = static_cast<int>(table_.line(row));
    out.fate = ImportRow::Fate::skipped;
    out.reason = name_of(reason);
    out.text = row_text(table_, row);
    others_.push_back(std::move(out));
  }

  void refuse(std::size_t row, std::string_view code) {
    skip(row, SkipReason::note);
    others_.back().fate = ImportRow::Fate::refused;
    others_.back().reason = code;
    refused_ = true;
  }

  void read_row(std::size_t row) {
    const std::string typed = cell(row, Part::code);
    if (typed.find_first_of("0123456789") == std::string::npos && narrow(typed) == typed)
      return skip(row, SkipReason::note);
    Listed one;
    one.prefecture = cell(row, Part::prefecture);
    one.name = cell(row, Part::name);
    one.kana = to_hiragana(cell(row, Part::kana));
    if (one.name.empty()) {
      one.name = one.prefecture;
      one.kana = to_hiragana(cell(row, Part::prefecture_kana));
    }
    one.type = cell(row, Part::type);
    one.county = cell(row, Part::county);
    one.code6 = listed_code(typed, one.prefecture, before_);
    if (one.code6.empty()) return refuse(row, "code_and_prefecture");
    if (is_uncounted_village(one.code6) || is_ward_of_city(one))
      return skip(row, SkipReason::unused);
    const Municipality* before = before_.of_code(one.code6);
    complete(one, before);
    if (one.kana.empty()) return refuse(row, "kana_missing");
    const auto [at, fresh] = list_.emplace(one.code6, one);
    if (!fresh) return refuse(row, "code_repeated");
    if (before == nullptr)
      report_.rows.push_back(row_of(one, table_.line(row), ImportRow::Fate::imported, "added", ""));
    else if (before->name != one.name)
      report_.rows.push_back(
          row_of(one, table_.line(row), ImportRow::Fate::updated, "renamed", before->name));
  }

  void tell_removed(const Municipality& one) {
    const Listed gone = {std::string(one.code6), std::string(one.prefecture),
                         std::string(one.name),  std::string(one.kana),
                         std::string(one.type),  std::string(one.county)};
    report_.rows.push_back(row_of(gone, 0, ImportRow::Fate::updated, "removed", one.name));
  }

  const CsvTable& table_;
  const HeadingBlock& headings_;
  const PartColumns columns_;
  const Municipalities& before_;
  std::map<std::string, Listed> list_;  // by code
  ImportReport report_;
  std::vector<ImportRow> others_;
  bool refused_ = false;
};

}  // namespace

Result<ImportPlan> plan_municipalities_import(const SheetSource& source, const std::string& file,
                                              const ImportTarget&, const Records&) {
  const auto unreadable = [&](std::string_view reason, std::size_t line,
                              const std::string& detail = {}) {
    return Error(Code::register_unreadable, {{"file", file},
                                             {"reason", std::string(reason)},
                                             {"line", std::to_string(line)},
                                             {"detail", detail}});
  };
  auto read = read_sheet(source);
  if (const auto* problem = std::get_if<RegisterError>(&read))
    return unreadable(problem->code, problem->line, problem->detail);
  const Sheet& sheet = std::get<Sheet>(read);
  if (sheet.bad_byte_count > 0)
    return unreadable("register_bad_bytes", sheet.bad_bytes[0].line,
                      std::to_string(sheet.bad_bytes[0].column));
  const auto headings = find_headings(sheet.table, list_heading_words());
  if (!headings) return unreadable("register_no_municipality_table", 0);
  ListReader reader(sheet, *headings, municipalities_in_use());
  reader.read();
  if (!reader.any_refused() && !reader.is_whole()) return unreadable("register_not_whole", 0);
  ImportPlan plan;
  if (!reader.any_refused()) plan.municipalities = reader.table();
  plan.report = std::move(reader).report();
  return plan;
}

}  // namespace renkei
