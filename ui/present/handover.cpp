#include "ui/present/handover.hpp"

#include <algorithm>

#include "core/model/kinds.hpp"
#include "core/text/markup.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"

namespace renkei::ui {
namespace {

bool belongs_to(const Record& record, EntryId only, const Records& records) {
  if (only == 0 || record.id() == only) return true;
  const EntryId tour = record.value("tour_id").integer, event = record.value("event_id").integer;
  if (tour == only || event == only) return true;
  const auto found = find_as<Tour>(records, tour);
  return found && found->fields.event_id.id == only;
}

bool has_value_of(const Record& record, Privacy privacy) {
  const auto& fields = record.kind().fields;
  for (std::size_t i = 0; i < fields.size(); ++i)
    if (fields[i].privacy == privacy && !record.value(i).is_null()) return true;
  return false;
}

class Sheet {
 public:
  explicit Sheet(Language language) : language_(language) {
    const std::string title = escape_markup(say(language, "files.slip.title"));
    text_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::ja ? "ja" : "en") +
            "\">\n<meta charset=\"utf-8\">\n<title>" + title +
            "</title>\n<style>body{font:12pt sans-serif;margin:2cm}table{border-collapse:collapse;"
            "width:100%}th,td{border:1px solid #000;padding:.5em;text-align:left;height:1.6em}"
            "th{width:32%;font-weight:normal}</style>\n<h1>" +
            title + "</h1>\n<table>\n";
  }
  void row(std::string_view key, std::string_view value) {
    text_ += "<tr><th>" + escape_markup(say(language_, key)) + "</th><td>" + escape_markup(value) +
             "</td></tr>\n";
  }
  std::string done(std::string_view key) && {
    return text_ + "</table>\n<p>" + escape_markup(say(language_, key)) + "</p>\n</html>\n";
  }

 private:
  Language language_;
  std::string text_;
};

std::string slip_sheet(const Leaving& leaving, const std::string& number, const std::string& file,
                       const Situation& situation) {
  const Language language = situation.wishes.language;
  Sheet sheet(language);
  sheet.row("files.slip.number", number);
  sheet.row("files.slip.at", situation.date + ' ' + clock_words(situation.now, situation.zone));
  sheet.row("files.slip.file", file);
  sheet.row("files.slip.device", situation.device.name);
  sheet.row("files.slip.staff", situation.wishes.staff);
  sheet.row("files.slip.scope", leaving.scope);
  sheet.row("files.slip.people", count_words(leaving.content.people));
  sheet.row("files.slip.special",
            say(language, leaving.content.has_special ? "files.slip.yes" : "files.slip.no"));
  sheet.row("files.slip.encrypted", say(language, "files.slip.no"));
  sheet.row("files.purpose", leaving.slip.purpose);
  sheet.row("files.recipient", leaving.slip.recipient);
  sheet.row("files.medium_no", leaving.slip.medium_no);
  sheet.row("files.approved_by", leaving.slip.approved_by);
  for (const char* by_hand :
       {"files.slip.carrier", "files.slip.return_due", "files.slip.received", "files.slip.erased"})
    sheet.row(by_hand, "");
  return std::move(sheet).done("files.slip.care");
}

Create record_of(const Leaving& leaving, const std::string& number, const std::string& file,
                 const Records& records) {
  const auto text = [](const std::string& typed) { return std::string(trim(typed)); };
  Create record{"handover",
                {{"file", file},
                 {"mode", "plain"},
                 {"content", "bundle"},
                 {"slip_no", number},
                 {"purpose", text(leaving.slip.purpose)},
                 {"recipient", text(leaving.slip.recipient)},
                 {"medium_no", text(leaving.slip.medium_no)},
                 {"approved_by", text(leaving.slip.approved_by)},
                 {"people_n", leaving.content.people},
                 {"has_special", std::int64_t{leaving.content.has_special}}}};
  if (find_as<Tour>(records, leaving.only)) record.fields.push_back({"tour_id", leaving.only});
  if (find_as<Event>(records, leaving.only)) record.fields.push_back({"event_id", leaving.only});
  return record;
}

}  // namespace

bool Slip::is_whole() const {
  for (const std::string* text : {&purpose, &recipient, &medium_no, &approved_by})
    if (trim(*text).empty()) return false;
  return true;
}

Personal personal_in(const Records& records, EntryId only) {
  Personal found;
  for (const Kind& kind : all_kinds()) {
    if (!kind.holds_personal) continue;
    records.each(kind, {}, true, [&](const Record& record) {
      if (!belongs_to(record, only, records)) return;
      const bool is_person = kind.number == Participant::number;
      found.people += is_person && has_value_of(record, Privacy::personal) ? 1 : 0;
      found.has_special = found.has_special || has_value_of(record, Privacy::special);
    });
  }
  return found;
}

std::optional<Destination> destination_of(const std::optional<std::string>& chosen,
                                          const std::string& own_folder,
                                          const Situation& situation) {
  if (chosen == own_folder) return Destination{{}, own_folder};
  for (const Drive& drive : situation.drives)
    if (chosen ? drive.folder == *chosen : situation.drives.size() == 1)
      return Destination{drive.label, drive.folder};
  return std::nullopt;
}

std::int64_t handovers_before(const Situation& situation, const Records& records) {
  std::int64_t count = 0;
  records.each(*find_kind(Handover::name_of_kind), {}, true, [&](const Record& record) {
    count += log_of(record.id()) == situation.device.log ? 1 : 0;
  });
  return count;
}

std::string slip_number(const Situation& situation, std::int64_t n) {
  return short_code(situation.device.id) + '-' + std::to_string(n);
}

ExportWork::Handing handing_of(const Leaving& leaving, const std::string& number,
                               const std::string& file, const Situation& situation,
                               const Records& records) {
  const Language language = situation.wishes.language;
  return {record_of(leaving, number, file, records), say(language, "files.handing.failed"),
          say(language, "files.slip.name", {{"number", number}}) + ".html",
          slip_sheet(leaving, number, file, situation)};
}

}  // namespace renkei::ui
