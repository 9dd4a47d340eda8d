// Previews of merges, as the session makes them.
#pragma once
#include "tests/ui/season.hpp"

namespace renkei::ui {

// Twelve records of a bus that was here before, in the first of the files.
inline MergePreview preview_of_files(const std::vector<std::string>& files) {
  MergePreview preview;
  for (const std::string& file : files)
    preview.files.push_back({.file = file,
                             .status = MergeReport::Status::known,
                             .sender = "busbbbbb",
                             .exported_at = at("2023-10-14T17:20:00+09:00")});
  preview.files[0].status = MergeReport::Status::merged;
  preview.files[0].new_entries = 12;
  preview.files[0].parts = {{"busbbbbb", 20, 12}};
  preview.before.devices = {{.id = "busbbbbb", .name = "2号車", .held = {{1, 8}}}};
  preview.after.devices = {{.id = "busbbbbb", .name = "2号車", .held = {{1, 20}}}};
  return preview;
}

// A gate that was copied and whose clock is ahead, a bus of another time zone, and a device that nobody
// has enrolled.
inline MergePreview doubtful_preview() {
  MergePreview preview = preview_of_files({"bus.renkei", "gate.renkei", "photo.renkei"});
  preview.files[0].parts = {{"busbbbbb", 20, 10}, {"strangec", 5, 0}};
  preview.files[1].sender = "gateaaaa";
  preview.files[1].status = MergeReport::Status::merged;
  preview.files[1].new_entries = 812;
  preview.files[1].exported_at = at("2023-10-14T19:20:00+09:00");
  preview.files[1].parts = {{"gateaaaa", 815, 812}};
  preview.files[2] = {.file = "photo.renkei",
                      .status = MergeReport::Status::refused,
                      .error = Error(Code::not_a_bundle, {{"file", "photo.renkei"}})};
  preview.after.conflicts = 2;
  preview.after.devices = {
      {.id = "busbbbbb", .name = "2号車", .held = {{1, 20}}, .clocks = {Zone{}, Zone{0}}},
      {.id = "gateaaaa",
       .name = "正面入口",
       .held = {{1, 639}, {702, 899}},
       .missing = {{640, 701}, {900, 900}},
       .forked = true},
      {.id = "strangec", .held = {{1, 5}}, .left_out = 5}};
  return preview;
}

}  // namespace renkei::ui
