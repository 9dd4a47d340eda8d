// Personal values leave: the record of it, and the slip for the ledger on paper.
#include "core/model/kinds.hpp"
#include "core/text/spaces.hpp"
#include "core/wording/dates.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "ui/present/files.hpp"

namespace renkei::ui::files {
namespace {

// The number of the next handover of this device, also counting those that came to nothing.
std::string next_slip_number(const Situation& situation, const Records& records) {
  std::int64_t count = 1;
  records.each(*find_kind(Handover::name_of_kind), {}, true, [&](const Record& record) {
    count += log_of(record.id()) == situation.device.log ? 1 : 0;
  });
  return short_code(situation.device.id) + '-' + std::to_string(count);
}

std::string for_html(std::string_view text) {
  std::string out;
  for (const char c : text) switch (c) {
      case '&':
        out += "&amp;";
        break;
      case '<':
        out += "&lt;";
        break;
      case '>':
        out += "&gt;";
        break;
      default:
        out += c;
    }
  return out;
}

class Sheet {
 public:
  explicit Sheet(Language language) : language_(language) {
    const std::string title = for_html(say(language, "files.slip.title"));
    text_ = "<!DOCTYPE html>\n<html lang=\"" + std::string(language == Language::ja ? "ja" : "en") +
            "\">\n<meta charset=\"utf-8\">\n<title>" + title +
            "</title>\n<style>body{font:12pt sans-serif;margin:2cm}table{border-collapse:collapse;"
            "width:100%}th,td{border:1px solid #000;padding:.5em;text-align:left;height:1.6em}"
            "th{width:32%;font-weight:normal}</style>\n<h1>" +
            title + "</h1>\n<table>\n";
  }
  void row(std::string_view key, std::string_view value) {
    text_ +=
        "<tr><th>" + for_html(say(language_, key)) + "</th><td>" + for_html(value) + "</td></tr>\n";
  }
  std::string done(std::string_view key) && {
    return text_ + "</table>\n<p>" + for_html(say(language_, key)) + "</p>\n</html>\n";
  }

 private:
  Language language_;
  std::string text_;
};

std::string name_of_scope(Language language, const Model& model) {
  for (const Scope& scope : model.scopes)
    if (scope.id == model.only && model.only != 0) return scope.name;
  return say(language, "files.scope.all");
}

std::string slip_sheet(const Model& model, const std::string& number, const std::string& file,
                       const Situation& situation) {
  const Language language = situation.wishes.language;
  Sheet sheet(language);
  sheet.row("files.slip.number", number);
  sheet.row("files.slip.at", situation.date + ' ' + clock_words(situation.now, situation.zone));
  sheet.row("files.slip.file", file);
  sheet.row("files.slip.device", situation.device.name);
  sheet.row("files.slip.staff", situation.wishes.staff);
  sheet.row("files.slip.scope", name_of_scope(language, model));
  sheet.row("files.slip.people", count_words(model.content.people));
  sheet.row("files.slip.special",
            say(language, model.content.has_special ? "files.slip.yes" : "files.slip.no"));
  sheet.row("files.slip.encrypted", say(language, "files.slip.no"));
  sheet.row("files.purpose", model.slip.purpose);
  sheet.row("files.recipient", model.slip.recipient);
  sheet.row("files.medium_no", model.slip.medium_no);
  sheet.row("files.approved_by", model.slip.approved_by);
  for (const char* by_hand :
       {"files.slip.carrier", "files.slip.return_due", "files.slip.received", "files.slip.erased"})
    sheet.row(by_hand, "");
  return std::move(sheet).done("files.slip.care");
}

Create record_of(const Model& model, const std::string& number, const std::string& file,
                 const Records& records) {
  const auto text = [](const std::string& typed) { return std::string(trim(typed)); };
  Create record{"handover",
                {{"file", file},
                 {"mode", "plain"},
                 {"content", "bundle"},
                 {"slip_no", number},
                 {"purpose", text(model.slip.purpose)},
                 {"recipient", text(model.slip.recipient)},
                 {"medium_no", text(model.slip.medium_no)},
                 {"approved_by", text(model.slip.approved_by)},
                 {"people_n", model.content.people},
                 {"has_special", std::int64_t{model.content.has_special}}}};
  if (find_as<Tour>(records, model.only)) record.fields.push_back({"tour_id", model.only});
  if (find_as<Event>(records, model.only)) record.fields.push_back({"event_id", model.only});
  return record;
}

}  // namespace

ExportWork work_of(const Model& model, const Place& place, const Situation& situation,
                   const Records& records) {
  const Language language = situation.wishes.language;
  ExportWork work{place.folder, {}, {}};
  work.options.stays_here = place.stays_here();
  if (model.to == To::device) work.options.range = ExportOptions::Range::all;
  if (!model.personal) return work;
  work.options.mode = ExportOptions::Mode::plain;
  if (model.only != 0) work.options.only = {model.only};
  const std::string number = next_slip_number(situation, records);
  const std::string file = say(language, "files.personal.name", {{"number", number}}) + ".renkei";
  work.place += '/' + file;
  work.handing = ExportWork::Handing{
      record_of(model, number, file, records), say(language, "files.handing.failed"),
      say(language, "files.slip.name", {{"number", number}}) + ".html",
      slip_sheet(model, number, file, situation)};
  return work;
}

}  // namespace renkei::ui::files
