// Tables: the list, what is asked, the table, its chart, what it rests on, what a cell is made of, saving.
#pragma once
#include "core/report/reports.hpp"
#include "tests/ui/places.hpp"

namespace renkei::ui {

// Of a store in which something is missing.
inline Coverage coverage_with_gaps() {
  Coverage coverage;
  coverage.zone = {540};
  coverage.devices = {{"正面入口", "gateaaaa", 812, {{640, 701}}, false, 0, {}},
                      {"受付1号", "deskbbbb", 40, {}, false, 0, {}}};
  coverage.conflicts = 2;
  return coverage;
}

// As the librarian would, from the records of the season. False when nothing was asked for.
inline bool answer_report(Headless& s, const Coverage& coverage = coverage_with_gaps()) {
  s.want();
  if (s.requests.empty()) return false;
  const Request request = s.requests.back();
  const auto* asked = std::get_if<ReportWork>(&request.work);
  if (!asked) return false;
  s.end(request, ReportMade{make_report(asked->name, asked->query, s.season.records, coverage)});
  return true;
}

inline void open_report(Headless& s, const std::string& name) {
  s.app.tables.own_folder = "/home/ward/export";
  s.ask(shell::Intent(shell::GoTo{{Screen::tables, 0, 0, 0, name}}));
  answer_report(s);
}

// Two hours at two gates, and a count by hand that spans them.
inline void count_visitors(Headless& s) {
  auto& records = s.season.records;
  for (const auto& [hour, delta] : {std::pair(10, 812), std::pair(11, 61), std::pair(12, 1204)})
    for (const EntryId gate : {s.season.gate, s.season.side_gate})
      records.add("tally",
                  {{"gate_id", gate},
                   {"category", "general"},
                   {"delta", std::int64_t{delta}},
                   {"at", at(("2023-10-14T" + std::to_string(hour) + ":30:00+09:00").c_str())}});
}

inline void open_first_cell(Headless& s) {
  const auto& grids = s.app.tables.grids;
  for (std::size_t t = 0; t < grids.size(); ++t)
    for (std::size_t r = 0; r < grids[t].lines.size(); ++r)
      for (std::size_t c = 0; c < grids[t].columns.size(); ++c)
        if (grids[t].lines[r].cells[c].explained) {
          s.ask(tables::ShowTable{t});
          s.ask(tables::OpenCell{r, c});
          return;
        }
}

inline void show_first_chart(Headless& s, Chart::Kind kind) {
  const auto& grids = s.app.tables.grids;
  for (std::size_t t = 0; t < grids.size(); ++t)
    if (grids[t].chart && grids[t].chart_kind == kind) {
      s.ask(tables::ShowTable{t});
      s.ask(tables::ShowChart{true});
      return;
    }
}

inline std::vector<Place> places_of_tables() {
  return {{"all tables", [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::tables}})); }},
          {"a table being made",
           [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::tables, 0, 0, 0, "visitors"}}));
           }},
          {"a table of visitors",
           [](Headless& s) {
             count_visitors(s);
             open_report(s, "visitors");
           }},
          {"what tables are asked with",
           [](Headless& s) {
             open_report(s, "projects");
             s.ask(tables::OpenSheet{tables::Sheet::questions});
             s.ask(tables::ShowMore{true});
           }},
          {"a chart of visitors",
           [](Headless& s) {
             count_visitors(s);
             open_report(s, "visitors");
             for (const auto kind : {Chart::Kind::stacked, Chart::Kind::bars})
               show_first_chart(s, kind);
           }},
          {"what a table rests on",
           [](Headless& s) {
             open_report(s, "event");
             s.ask(tables::OpenSheet{tables::Sheet::about});
           }},
          {"what a cell rests on",
           [](Headless& s) {
             count_visitors(s);
             open_report(s, "visitors");
             open_first_cell(s);
           }},
          {"saving a table with names",
           [](Headless& s) {
             s.app.situation.drives = {{"USB-07", "/media/USB-07", 14'000'000'000, false, {}},
                                       {"十勝の旅の本部の USB メモリー", "/media/2", {}, true, {}}};
             open_report(s, "roster");
             s.ask(tables::OpenSheet{tables::Sheet::save});
           }},
          {"a table that was refused", [](Headless& s) {
             s.ask(shell::Intent(shell::GoTo{{Screen::tables, 0, 0, 0, "visitors"}}));
             s.want();
             s.end(s.requests.back(), ReportMade{Error(Code::store_busy)});
           }}};
}

}  // namespace renkei::ui
