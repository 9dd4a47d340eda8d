// Giving, receiving and taking in: empty, full, with personal data, written, in doubt.
#pragma once
#include "tests/ui/merge_previews.hpp"
#include "tests/ui/places.hpp"

namespace renkei::ui {

inline void open_files(Headless& s) {
  s.app.files.own_folder = "/home/ward/export";
  s.ask(shell::Intent(shell::GoTo{{Screen::files}}));
}

inline void put_in_drives(Headless& s) {
  std::vector<std::string> bundles;
  for (int i = 1; i < 20; ++i)
    bundles.push_back("/media/USB-07/019a3bcd-1-" + std::to_string(i) + "-0a1b2c3d.renkei");
  s.app.situation.drives = {{"USB-07", "/media/USB-07", 14'000'000'000, false, bundles},
                            {"十勝の旅の本部の USB メモリー その2", "/media/2", {}, true, {}}};
}

inline void look_at(Headless& s, const MergePreview& preview) {
  std::vector<std::string> files;
  for (const MergeReport& file : preview.files) files.push_back(file.file);
  s.ask(shell::Intent(shell::DropFiles{files}));
  s.end(s.requests.back(), Previewed{preview});
}

inline void write_file(Headless& s) {
  s.ask(files::ChoosePlace{s.app.situation.drives[0].folder});
  s.ask(files::ExportNow{});
  s.end(s.requests.back(),
        Exported{ExportReport{
            .file = "/media/USB-07/個人情報含む-019a-3bcd-12.renkei",
            .entries = 1234,
            .mode = s.app.files.personal ? ExportOptions::Mode::plain : ExportOptions::Mode::open,
            .bytes = 900'000,
            .nameless = {1, 2}}});
}

inline std::vector<Place> places_of_files() {
  return {
      {"files without a drive", open_files},
      {"files with drives",
       [](Headless& s) {
         put_in_drives(s);
         open_files(s);
         s.ask(files::SendTo{files::To::device});
       }},
      {"files with personal data",
       [](Headless& s) {
         s.season.records.set(s.season.takahashi, {{"allergy", "そば"}});
         put_in_drives(s);
         open_files(s);
         s.ask(files::SendTo{files::To::device});
         s.ask(files::WithPersonal{true});
       }},
      {"a file that was handed over",
       [](Headless& s) {
         put_in_drives(s);
         open_files(s);
         s.ask(files::WithPersonal{true});
         s.ask(files::FillIn{
             {"当日の受付", "小鳥遊　エリザベート・マリア・アレクサンドラ", "USB-07", "s01"}});
         write_file(s);
       }},
      {"a file that was refused",
       [](Headless& s) {
         put_in_drives(s);
         open_files(s);
         s.ask(files::ChoosePlace{"/media/2"});
         s.ask(files::ExportNow{});
         s.end(s.requests.back(),
               Exported{Error(Code::target_unwritable, {{"file", "/media/2/a.renkei"}})});
       }},
      {"nothing to take in",
       [](Headless& s) { s.ask(shell::Intent(shell::GoTo{{Screen::merge}})); }},
      {"files being looked at",
       [](Headless& s) { s.ask(shell::Intent(shell::DropFiles{{"a.renkei"}})); }},
      {"files that bring something in doubt", [](Headless& s) { look_at(s, doubtful_preview()); }},
      {"files that were taken in", [](Headless& s) {
         look_at(s, doubtful_preview());
         s.ask(merge::Take{});
         s.end(s.requests.back(),
               Merged{std::vector{
                   MergeReport{"/media/a.renkei", MergeReport::Status::merged, 1234, {}},
                   MergeReport{"/media/b.renkei", MergeReport::Status::refused, 0,
                               Error(Code::bundle_damaged, {{"file", "b.renkei"}})}}});
       }}};
}

}  // namespace renkei::ui
