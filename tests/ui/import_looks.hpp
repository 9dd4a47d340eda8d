// Registers as a look and an import tell of them.
#pragma once
#include "core/register/registers.hpp"
#include "tests/ui/headless.hpp"

namespace renkei::ui {

inline RegisterLook roster_look() {
  RegisterLook look;
  look.kind = "roster";
  look.encoding = "CP932";
  look.delimiter = ",";
  look.headings_line = 3;
  look.columns = {{1, "No", "no", {"1", "2", "3"}},
                  {2, "氏名", "name", {"髙橋 花子", "𠮷田 太郎"}},
                  {3, "呼び名", "", {"はなちゃん"}},
                  {4, "", "", {}}};
  look.lines = {
      {1, "十勝の旅 参加者名簿"}, {3, "No　氏名　呼び名"}, {4, "1　髙橋 花子　はなちゃん"}};
  return look;
}

// One new line, one that may be somebody who is known, one of which a cell also changed here, one that is
// refused, a sum, and somebody whom the file lacks.
inline ImportReport roster_report(const Season& season) {
  using enum ImportRow::Fate;
  ImportReport report;
  report.encoding = "CP932";
  report.delimiter = ",";
  report.sha256 = "abc";
  report.mapping = {{"No", "no", 1}, {"氏名", "name", 2}, {"呼び名", "", 3}};
  const auto add = [&](int line, ImportRow::Fate fate, const char* no,
                       const char* name) -> ImportRow& {
    ImportRow& row = report.rows.emplace_back();
    row.line = line;
    row.fate = fate;
    if (*name != 0) row.clean = {{"no", no}, {"name", name}};
    return row;
  };
  add(4, imported, "7", "新規 一子");
  add(5, imported, "8", "髙橋 花子").warnings = {"possible_duplicate"};
  ImportRow& changed = add(6, updated, "2", "𠮷田 太郎");
  changed.warnings = {"changed_on_device"};
  changed.id = season.yoshida;
  ImportRow& nobody = add(7, ImportRow::Fate::refused, "", "");
  nobody.reason = "name_missing";
  nobody.text = "9,";
  ImportRow& sum = add(8, skipped, "", "");
  sum.reason = "total";
  sum.text = "合計 3名";
  ImportRow& odd = add(9, imported, "10", "外字 \xEE\x80\x80子");
  odd.warnings = {"private_use_character"};
  ImportRow& missing = add(0, not_in_file, "3", "秘匿 試子");
  missing.id = season.hidden;
  report.alike = {{5, 0, season.takahashi}};
  report.notes = {{6, "seat", "changed_on_device", "2A", "5C"}};
  return report;
}

inline void drop_roster(Headless& s) {
  s.ask(shell::Intent(shell::DropFiles{{"/media/USB-07/名簿.csv"}}));
  s.want();
}
inline void look_at_roster(Headless& s, const RegisterLook& look = roster_look()) {
  drop_roster(s);
  s.end(s.requests.back(), RegisterLooked{look});
}
inline void try_roster(Headless& s) {
  look_at_roster(s);
  s.ask(import::GoStep{import::Step::columns});
  s.ask(import::Try{});
  s.end(s.requests.back(), Imported{std::make_shared<const import::Outcome>(
                               roster_report(s.season), *find_register("roster"))});
}
inline void take_roster(Headless& s) {
  try_roster(s);
  s.ask(import::Take{});
  ImportReport report = roster_report(s.season);
  report.run = s.season.takahashi + 1000;
  s.end(s.requests.back(), Imported{std::make_shared<const import::Outcome>(
                               std::move(report), *find_register("roster"))});
}

}  // namespace renkei::ui
