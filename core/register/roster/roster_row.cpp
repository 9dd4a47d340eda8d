#include "core/register/roster/roster_row.hpp"

#include <algorithm>
#include <array>
#include <bitset>
#include <utility>

#include "core/model/kinds.hpp"
#include "core/register/roster/roster_lines.hpp"
#include "core/register/roster/roster_names.hpp"
#include "core/register/roster/roster_place.hpp"
#include "core/register/roster/roster_status.hpp"
#include "core/register/roster/roster_values.hpp"
#include "core/text/contacts.hpp"
#include "core/text/kana.hpp"
#include "core/text/phone.hpp"
#include "core/text/spaces.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using enum RosterField;

constexpr std::size_t longest_cell_bytes = 32'767;  // a spreadsheet's own limit
constexpr std::size_t longest_name = 200;
constexpr int oldest_believed = 120;
std::int64_t oldest_recorded() {
  const Kind& kind = *find_kind(Participant::number);
  return kind.fields[static_cast<std::size_t>(kind.find("age"))].max;
}

// Adults are 18 since 1 April 2022, and were 20 before.
int adult_age(CivilDate day) { return day >= CivilDate{2022, 4, 1} ? 18 : 20; }

struct Cell {
  std::string_view text;  // trimmed, 〃 resolved
  std::size_t column = 0;
  bool exists = false;
};

class RowReader {
 public:
  RowReader(RosterReading& reading, std::size_t row, const RosterPerson& person, std::size_t index)
      : r_(reading),
        row_(row),
        person_(person),
        index_(index),
        first_note_(reading.roster.notes.size()) {
    out_.line = r_.table.line(row);
    out_.section = r_.section;
  }

  void read() {
    resolve_dittos();
    if (!fits_limits() || !read_names()) return;
    read_birth_and_age();
    read_taking_part();
    read_place_on_bus();
    read_sex_cell();
    read_address();
    read_own_phone();
    read_emergency();
    read_the_rest();
    doubt_characters();
    doubt_free_text();
    note_extra_cells();
    finish();
  }

 private:
  // --- cells

  void resolve_dittos() {
    for (const std::size_t column : person_.own) {
      const std::string typed =
          without_list_signs(unescape_formula(trim(r_.table.cell(row_, column))));
      const std::string above = std::exchange(r_.above[column], typed);
      const auto field = person_.columns.field_of(column);
      if (!field || *field == name || !is_ditto(typed)) continue;
      const bool known = !above.empty() && !is_ditto(above);
      r_.above[column] = known ? above : std::string{};
      const auto warning = known ? RosterWarning::ditto_resolved : RosterWarning::ditto_unresolved;
      warn(warning);
      add_note(column, *field, known ? NoteKind::guessed : NoteKind::doubted, code_of(warning),
               typed);
    }
  }

  Cell cell(RosterField field) const {
    Cell found;
    for (const std::size_t column : person_.columns.columns(field)) {
      if (found.exists && !found.text.empty()) break;
      found = {std::string_view(r_.above[column]), column, true};
    }
    return found;
  }

  std::string_view text(RosterField field) const { return cell(field).text; }

  void warn(RosterWarning warning) { warned_.set(static_cast<std::size_t>(warning)); }

  void add_note(std::size_t column, RosterField field, NoteKind kind, std::string_view code,
                std::string_view original) {
    r_.roster.notes.push_back({r_.table.cell_line(row_, column), column, name_of(field), kind, code,
                               std::string(original)});
  }

  void doubt(RosterField field, RosterWarning warning, NoteKind kind = NoteKind::doubted) {
    const Cell c = cell(field);
    warn(warning);
    if (c.exists) add_note(c.column, field, kind, code_of(warning), c.text);
  }

  // Only the form changed: 〃 has its own note already.
  void note_rewritten(RosterField field, std::string_view value) {
    if (!r_.context.notes_rewritten) return;
    const Cell c = cell(field);
    if (c.exists && c.text != value && !c.text.empty())
      add_note(c.column, field, NoteKind::read, "rewritten", c.text);
  }

  bool refuse(std::string_view code, RosterField field) {
    const Cell c = cell(field);
    r_.roster.notes.resize(first_note_);
    std::string heading = c.exists ? r_.headings[c.column].text() : std::string(name_of(field));
    r_.roster.refused.push_back({out_.line, std::string(code), std::move(heading),
                                 std::string(c.text.substr(0, 200)),
                                 RosterLine(r_.table, row_, person_).text()});
    return false;
  }

  bool fits_limits() {
    for (std::size_t field = 0; field < roster_field_count; ++field)
      if (text(static_cast<RosterField>(field)).size() > longest_cell_bytes)
        return refuse("cell_too_long", static_cast<RosterField>(field));
    return true;
  }

  // --- who

  std::string whole_name(RosterField whole, RosterField family, RosterField given,
                         std::string (*clean)(std::string_view)) {
    std::string value = clean(text(whole));
    if (value.empty()) {
      if (cell(family).exists && cell(given).exists && text(family).empty() != text(given).empty())
        doubt(text(family).empty() ? given : family, RosterWarning::name_incomplete);
      return clean(std::string(text(family)) + "\u3000" + std::string(text(given)));
    }
    note_rewritten(whole, value);
    return value;
  }

  bool read_names() {
    out_.name = whole_name(name, family_name, given_name, clean_name);
    out_.kana = whole_name(kana, family_kana, given_kana, clean_kana);
    if (says_nothing(text(kana)) && !text(kana).empty()) out_.kana.clear();
    auto split = out_.kana.empty() ? split_name_and_kana(out_.name) : std::nullopt;
    if (!split && out_.kana.empty()) split = split_name_above_kana(text(name));
    if (split) {
      out_.name = std::move(split->name);
      out_.kana = std::move(split->kana);
    }
    if (count_code_points(out_.name) > longest_name) return refuse("name_too_long", name);
    if (!out_.name.empty() && !is_ditto(out_.name)) {
      if (is_doubtful_name(split ? out_.name : whole_cell_of_name()))
        doubt(name, RosterWarning::name_doubtful);
      return true;
    }
    out_.name.clear();
    const bool somebody = !out_.kana.empty() || is_own(birth) || is_own(age) || is_own(phone);
    if (!somebody) return refuse("name_missing", name);
    doubt(name, RosterWarning::name_missing);
    return true;
  }

  std::string_view whole_cell_of_name() const {
    return text(name).empty() ? std::string_view(out_.name) : text(name);
  }

  // Says something in a cell that belongs to this person alone.
  bool is_own(RosterField field) const {
    const Cell c = cell(field);
    return c.exists && !says_nothing(c.text) && person_.columns.field_of(c.column) == field;
  }

  void read_birth_and_age() {
    const BirthReading reading = read_birth(text(birth));
    const DateReading& date = reading.date;
    if (date.status == DateStatus::impossible) doubt(birth, RosterWarning::birth_impossible);
    if (date.status == DateStatus::contradictory) doubt(birth, RosterWarning::birth_contradictory);
    if (date.status == DateStatus::unreadable) doubt(birth, RosterWarning::birth_unreadable);
    if (date.status == DateStatus::empty && cell(birth).exists) warn(RosterWarning::birth_missing);
    if (date.status == DateStatus::read && date.date > r_.context.event_on) {
      doubt(birth, RosterWarning::birth_after_event);
    } else if (date.status == DateStatus::read) {
      out_.birth = date.date;
    }
    if (date.from_serial) doubt(birth, RosterWarning::excel_serial_date, NoteKind::guessed);
    if (out_.birth && !date.from_serial) note_rewritten(birth, iso(*out_.birth));
    read_age_cell(reading.age_text);
  }

  void read_age_cell(std::string_view age_beside_birth) {
    const bool own_cell = !text(age).empty();
    const RosterField source = own_cell ? age : birth;
    const AgeReading typed = renkei::read_age(own_cell ? text(age) : age_beside_birth);
    if (typed.unreadable) doubt(source, RosterWarning::age_unreadable);
    if (typed.open_band && !out_.birth) doubt(source, RosterWarning::age_band_open);
    if (out_.birth) {
      out_.age_on_event = age_on(*out_.birth, r_.context.event_on);
      const bool other_age = typed.age && *typed.age != *out_.age_on_event;
      const bool other_band = !typed.band.empty() && typed.band != age_band(*out_.age_on_event);
      if (other_age || other_band) doubt(source, RosterWarning::age_differs_from_birth_date);
    } else {
      out_.age_on_event = typed.age;
      out_.age_band = typed.band;
      if (typed.age) note_rewritten(source, std::to_string(*typed.age));
    }
    if (out_.age_on_event > oldest_recorded()) {  // no reason to leave anybody out
      doubt(out_.birth ? birth : source, RosterWarning::age_implausible);
      out_.age_on_event.reset();
      out_.age_band.clear();
    }
    if (!out_.age_on_event) return;
    out_.age_band = age_band(*out_.age_on_event);
    if (*out_.age_on_event > oldest_believed)
      doubt(out_.birth ? birth : source, RosterWarning::age_implausible);
    if (*out_.age_on_event < adult_age(r_.context.event_on)) warn(RosterWarning::minor);
  }

  void read_sex_cell() {
    const auto code = read_sex(text(sex));
    out_.sex_iso5218 = code.value_or(0);
    if (!code) doubt(sex, RosterWarning::sex_unreadable);
    note_rewritten(sex, std::to_string(out_.sex_iso5218));
  }

  // --- where

  void read_place_on_bus() {
    if (!person_.companion) read_number();
    out_.bus = clean_bus(text(bus));
    note_rewritten(bus, out_.bus);
    out_.seat = clean_code(text(seat));
    for (char& c : out_.seat)
      if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    if (says_nothing(out_.seat)) out_.seat.clear();
    note_rewritten(seat, out_.seat);
    std::string section_bus = bus_of_section(r_.section).value_or(person_.bus);
    if (!section_bus.empty() && !out_.bus.empty() && out_.bus != section_bus)
      doubt(bus, RosterWarning::bus_differs_from_section);
    if (out_.bus.empty()) out_.bus = std::move(section_bus);
    hold_bus();
  }

  void read_number() {
    out_.no = clean_number(text(no));
    note_rewritten(no, out_.no);
    if (out_.no.find_first_not_of("0123456789") != std::string::npos || out_.no.size() > 6)
      doubt(no, RosterWarning::number_unreadable);
  }

  // 号車 merged downwards stands in the first of its rows. Who only waits has no bus yet.
  void hold_bus() {
    std::string& last = r_.buses[index_];
    if (!out_.bus.empty()) {
      last = out_.bus;
    } else if (cell(bus).exists && out_.status != "waiting" && !last.empty()) {
      out_.bus = last;
      out_.bus_from_above = true;
    }
  }

  void read_address() {
    PlaceReading place =
        read_place({text(ward), text(address), text(prefecture), text(city), text(note)},
                   r_.context.target_wards);
    out_.address_rest = std::move(place.address_rest);
    note_rewritten(address, out_.address_rest);
    out_.ward = std::move(place.ward_text);
    if (place.ward != nullptr) {
      out_.ward_code6 = place.ward->code6;
      note_rewritten(ward, out_.ward);
    }
    if (place.outside) {
      warn(RosterWarning::outside_target_wards);
      const Cell where = cell(ward).exists ? cell(ward) : cell(address);
      if (where.exists)
        add_note(where.column, ward, NoteKind::doubted,
                 code_of(RosterWarning::outside_target_wards), where.text);
    }
    if (place.unknown)
      doubt(cell(ward).exists && !text(ward).empty() ? ward : address, RosterWarning::ward_unknown);
  }

  // --- how to reach

  std::string read_phone_text(RosterField field, std::string_view typed) {
    PhoneReading reading = read_phone(typed);
    switch (reading.doubt) {
      case PhoneDoubt::none:
        note_rewritten(field, reading.digits);
        break;
      case PhoneDoubt::zero_restored:
        doubt(field, RosterWarning::phone_leading_zero_restored, NoteKind::guessed);
        break;
      case PhoneDoubt::damaged:
        doubt(field, RosterWarning::phone_damaged_by_spreadsheet);
        break;
      case PhoneDoubt::odd_length:
        doubt(field, RosterWarning::phone_length_odd);
        break;
      case PhoneDoubt::foreign:
        doubt(field, RosterWarning::phone_foreign);
        break;
      case PhoneDoubt::several:
        doubt(field, RosterWarning::phone_several_numbers);
        break;
      case PhoneDoubt::unreadable:
        doubt(field, RosterWarning::phone_unreadable);
        break;
    }
    return std::move(reading.digits);
  }

  void read_own_phone() { out_.phone_digits = read_phone_text(phone, text(phone)); }

  // A contact's name is for calling somebody, not for counting or matching: it stays as typed.
  void read_emergency() {
    const bool asked =
        cell(emergency).exists || cell(emergency_phone).exists || cell(emergency_name).exists;
    const EmergencyContact whole = split_emergency_contact(text(emergency));
    const auto own_or = [&](RosterField field, const std::string& other) {
      return text(field).empty() ? other : std::string(text(field));
    };
    out_.emergency_name = own_or(emergency_name, whole.name);
    out_.emergency_relation = own_or(emergency_relation, whole.relation);
    if (!cell(emergency_relation).exists && contains(narrow(out_.emergency_name), "(")) {
      EmergencyContact split = split_emergency_contact(out_.emergency_name);
      out_.emergency_name = std::move(split.name);
      out_.emergency_relation = std::move(split.relation);
    }
    const bool own_phone = !text(emergency_phone).empty();
    out_.emergency_phone_digits =
        read_phone_text(own_phone ? emergency_phone : emergency,
                        own_phone ? text(emergency_phone) : std::string_view(whole.phone));
    if (asked && out_.emergency_phone_digits.empty())
      warn(RosterWarning::emergency_contact_missing);
  }

  // --- the rest

  void read_the_rest() {
    out_.allergy = clean_allergy(text(allergy));
    note_rewritten(allergy, out_.allergy);
    const auto consent = read_consent(text(photo_consent));
    out_.photo_consent = consent.value_or("unknown");
    if (!consent) doubt(photo_consent, RosterWarning::photo_consent_unreadable);
    note_rewritten(photo_consent, out_.photo_consent);
    read_applied_on();
  }

  // A column of the table's own decides; the remark decides only where there is none.
  void read_taking_part() {
    if (!person_.companion) out_.note = text(note);
    std::vector<std::size_t> columns = person_.columns.columns(status);
    std::ranges::sort(columns);
    const std::string_view of_section = status_of_section(r_.section);
    out_.status = of_section.empty() ? "confirmed" : of_section;
    bool said_no = false;
    for (const std::size_t column : columns) {
      const StatusReading reading =
          read_status(r_.above[column], is_column_of_cancellations(r_.headings[column].leaf));
      const bool comes = reading.status == "confirmed" || reading.status == "walk_in";
      const bool against_section =
          !reading.status.empty() && !of_section.empty() && reading.status != of_section;
      if (reading.unreadable || (said_no && comes) || against_section) {
        warn(RosterWarning::status_unreadable);
        add_note(column, status, NoteKind::doubted, code_of(RosterWarning::status_unreadable),
                 r_.above[column]);
      }
      if (reading.status.empty() || (reading.unreadable && said_no)) continue;
      out_.status = reading.status;
      said_no = !comes;
    }
    const RemarkStatus remark = status_in_remark(out_.note);
    if (remark.status.empty() || remark.status == out_.status) return;
    if (columns.empty() && remark.on_its_own) {
      out_.status = remark.status;
    } else {
      doubt(note, RosterWarning::status_in_remark);
    }
  }

  void read_applied_on() {
    if (says_nothing(text(applied_on))) return;
    const DateReading reading = read_date(text(applied_on), r_.context.event_on);
    if (reading.status == DateStatus::unreadable)
      doubt(applied_on, RosterWarning::applied_on_unreadable);
    if (reading.status == DateStatus::impossible || reading.status == DateStatus::contradictory)
      doubt(applied_on, RosterWarning::applied_on_impossible);
    if (reading.status != DateStatus::read) return;
    out_.applied_on = reading.date;
    if (reading.from_serial) doubt(applied_on, RosterWarning::excel_serial_date, NoteKind::guessed);
    if (reading.year_guessed)
      doubt(applied_on, RosterWarning::date_year_inferred, NoteKind::guessed);
    if (!reading.from_serial && !reading.year_guessed)
      note_rewritten(applied_on, iso(reading.date));
    if (reading.date > r_.context.event_on) doubt(applied_on, RosterWarning::applied_after_event);
  }

  // A ? is no lost character where people write sentences; what the file itself broke is one anywhere.
  void doubt_characters() {
    constexpr std::array names_and_places = {name,      family_name,    given_name,
                                             kana,      ward,           address,
                                             emergency, emergency_name, emergency_relation};
    for (std::size_t i = 0; i < roster_field_count; ++i) {
      const auto field = static_cast<RosterField>(i);
      const std::string_view said = text(field);
      const bool is_name = std::ranges::find(names_and_places, field) != names_and_places.end();
      const bool is_broken = r_.roster.bad_byte_count > 0 && contains(said, "\uFFFD");
      if (is_broken || (is_name && has_lost_character(said)))
        doubt(field, RosterWarning::lost_character);
      if (is_name && has_private_use_character(said))
        doubt(field, RosterWarning::private_use_character);
      if (has_invisible_character(said)) doubt(field, RosterWarning::invisible_character);
    }
  }

  void doubt_free_text() {
    for (const RosterField field : {allergy, note}) {
      if (says_nothing(text(field))) continue;
      if (looks_like_formula(text(field))) doubt(field, RosterWarning::formula_prefix);
      if (holds_contact(text(field))) doubt(field, RosterWarning::pii_in_free_text);
    }
  }

  void note_cell(std::size_t column, RosterWarning warning) {
    warn(warning);
    r_.roster.notes.push_back({r_.table.cell_line(row_, column), column, "", NoteKind::doubted,
                               code_of(warning), r_.above[column]});
  }

  void note_extra_cells() {
    for (const std::size_t column : person_.lost)
      if (!says_nothing(r_.above[column])) note_cell(column, RosterWarning::person_not_read);
    for (const std::size_t column : person_.own) {
      const std::string& text = r_.above[column];
      if (holds_rows(text, r_.table.delimiter(), r_.headings.size()))
        note_cell(column, RosterWarning::person_not_read);
      if (!text.empty() && r_.headings[column].leaf.empty() && !person_.columns.field_of(column))
        note_cell(column, RosterWarning::extra_cells);
    }
  }

  void finish() {
    for (std::size_t i = 0; i < warned_.size(); ++i)
      if (warned_.test(i)) out_.warnings.push_back(static_cast<RosterWarning>(i));
    r_.roster.rows.push_back(std::move(out_));
  }

  RosterReading& r_;
  std::size_t row_;
  const RosterPerson& person_;
  std::size_t index_;
  std::size_t first_note_;
  RosterRow out_;
  std::bitset<64> warned_;
};

}  // namespace

void read_roster_row(RosterReading& reading, std::size_t row, const RosterPerson& person,
                     std::size_t index) {
  RowReader(reading, row, person, index).read();
}

}  // namespace renkei
