#include "core/register/roster/roster_rows.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <memory>

namespace renkei {
namespace {

constexpr std::array<std::string_view, 46> warning_codes = {"name_missing",
                                                            "name_incomplete",
                                                            "name_doubtful",
                                                            "birth_missing",
                                                            "birth_unreadable",
                                                            "birth_impossible",
                                                            "birth_contradictory",
                                                            "birth_after_event",
                                                            "emergency_contact_missing",
                                                            "minor",
                                                            "age_differs_from_birth_date",
                                                            "age_unreadable",
                                                            "age_implausible",
                                                            "age_band_open",
                                                            "excel_serial_date",
                                                            "phone_leading_zero_restored",
                                                            "phone_damaged_by_spreadsheet",
                                                            "phone_length_odd",
                                                            "phone_foreign",
                                                            "phone_several_numbers",
                                                            "phone_unreadable",
                                                            "sex_unreadable",
                                                            "photo_consent_unreadable",
                                                            "date_year_inferred",
                                                            "applied_on_unreadable",
                                                            "applied_on_impossible",
                                                            "applied_after_event",
                                                            "ditto_resolved",
                                                            "ditto_unresolved",
                                                            "lost_character_?",
                                                            "private_use_character",
                                                            "invisible_character",
                                                            "bus_differs_from_section",
                                                            "extra_cells",
                                                            "ward_unknown",
                                                            "outside_target_wards",
                                                            "status_unreadable",
                                                            "status_in_remark",
                                                            "bus_from_above",
                                                            "person_not_read",
                                                            "formula_prefix",
                                                            "pii_in_free_text",
                                                            "number_unreadable",
                                                            "number_repeated",
                                                            "seat_repeated",
                                                            "possible_duplicate"};
static_assert(warning_codes.size() ==
              static_cast<std::size_t>(RosterWarning::possible_duplicate) + 1);
static_assert(warning_codes.size() <= 64);

constexpr std::uint32_t nobody = UINT32_MAX;

std::uint64_t bit_of(RosterWarning warning) {
  return std::uint64_t{1} << static_cast<unsigned>(warning);
}

int number_in(std::string_view text) {
  int number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

std::string warnings_text(const RosterRow& row) {
  std::string text;
  for (const RosterWarning warning : row.warnings) {
    if (!text.empty()) text += ';';
    text += code_of(warning);
    if (warning != RosterWarning::possible_duplicate || !row.probably_same_as) continue;
    const SamePerson& same = *row.probably_same_as;
    text += same.no.empty() ? "_of_line_" + std::to_string(same.line) : "_of_no_" + same.no;
  }
  return text;
}

}  // namespace

std::string_view code_of(RosterWarning warning) {
  return warning_codes[static_cast<std::size_t>(warning)];
}

bool RosterRow::warns_of(RosterWarning warning) const {
  return std::find(warnings.begin(), warnings.end(), warning) != warnings.end();
}

std::array<std::string, roster_columns.size()> roster_cells(RosterRow row) {
  const auto day = [](const std::optional<CivilDate>& date) {
    return date ? iso(*date) : std::string{};
  };
  return {std::move(row.no),
          std::move(row.bus),
          std::move(row.seat),
          std::move(row.name),
          std::move(row.kana),
          day(row.birth),
          row.age_on_event ? std::to_string(*row.age_on_event) : "",
          std::move(row.age_band),
          std::to_string(row.sex_iso5218),
          std::move(row.ward_code6),
          std::move(row.ward),
          std::move(row.address_rest),
          std::move(row.phone_digits),
          std::move(row.emergency_name),
          std::move(row.emergency_relation),
          std::move(row.emergency_phone_digits),
          std::move(row.allergy),
          std::move(row.photo_consent),
          day(row.applied_on),
          std::move(row.status),
          std::move(row.note),
          warnings_text(row)};
}

void RosterRows::push_back(RosterRow row) {
  static const auto columns = std::make_shared<const std::vector<std::string>>(
      roster_columns.begin(), roster_columns.end());
  if (sections_.empty() || sections_.back() != row.section)
    sections_.push_back(std::move(row.section));
  Beside beside{0, static_cast<std::uint32_t>(row.line),
                static_cast<std::uint32_t>(sections_.size() - 1), nobody, row.bus_from_above};
  for (const RosterWarning warning : std::exchange(row.warnings, {}))
    beside.warnings |= bit_of(warning);
  beside_.push_back(beside);
  cells_.emplace_back(columns, roster_cells(std::move(row)));
}

RosterRow RosterRows::operator[](std::size_t row) const {
  const auto text = [&](std::string_view column) { return std::string(cells_[row].value(column)); };
  const auto day = [&](std::string_view column) { return date_of_iso(text(column)); };
  const std::string age = text("age_on_event");
  const auto same = probably_same_as(row);
  RosterRow out;
  out.line = line(row);
  out.section = sections_[beside_[row].section];
  out.no = text("no");
  out.bus = text("bus");
  out.seat = text("seat");
  out.name = text("name");
  out.kana = text("kana");
  out.birth = day("birth");
  if (!age.empty()) out.age_on_event = number_in(age);
  out.age_band = text("age_band");
  out.sex_iso5218 = number_in(text("sex_iso5218"));
  out.ward_code6 = text("ward_code6");
  out.ward = text("ward");
  out.address_rest = text("address_rest");
  out.phone_digits = text("phone_digits");
  out.emergency_name = text("emergency_name");
  out.emergency_relation = text("emergency_relation");
  out.emergency_phone_digits = text("emergency_phone_digits");
  out.allergy = text("allergy");
  out.photo_consent = text("photo_consent");
  out.applied_on = day("applied_on");
  out.status = text("status");
  out.note = text("note");
  out.group_id = group_id(row);
  out.bus_from_above = bus_from_above(row);
  out.warnings = warnings(row);
  if (same) out.probably_same_as = {line(*same), std::string(cell(*same, roster_column("no")))};
  return out;
}

std::vector<RosterWarning> RosterRows::warnings(std::size_t row) const {
  std::vector<RosterWarning> warnings;
  for (std::uint64_t left = beside_[row].warnings; left != 0; left &= left - 1)
    warnings.push_back(static_cast<RosterWarning>(std::countr_zero(left)));
  return warnings;
}

std::string_view RosterRows::group_id(std::size_t row) const {
  const auto found = groups_.find(row);
  return found == groups_.end() ? std::string_view() : found->second;
}

std::optional<std::size_t> RosterRows::probably_same_as(std::size_t row) const {
  const std::uint32_t other = beside_[row].same_as;
  return other == nobody ? std::nullopt : std::optional<std::size_t>(other);
}

void RosterRows::warn(std::size_t row, RosterWarning warning) {
  beside_[row].warnings |= bit_of(warning);
}

void RosterRows::mark_same(std::size_t row, std::size_t other) {
  beside_[row].same_as = static_cast<std::uint32_t>(other);
  warn(row, RosterWarning::possible_duplicate);
}

void RosterRows::settle_same(std::size_t row) {
  beside_[row].same_as = nobody;
  beside_[row].warnings &= ~bit_of(RosterWarning::possible_duplicate);
  cells_[row].set("warnings", warnings_text((*this)[row]));
}

void RosterRows::tell_warnings() {
  for (std::size_t row = 0; row < size(); ++row)
    if (beside_[row].warnings != 0) cells_[row].set("warnings", warnings_text((*this)[row]));
}

}  // namespace renkei
