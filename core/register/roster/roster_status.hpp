// Whether somebody takes part, as offices write it. Whoever is expected is never guessed in silence:
// a word that is not known leaves the person expected and says so. Pure; internal to the roster
// reader.
#pragma once

#include <optional>
#include <string_view>

namespace renkei {

// `status` is confirmed, waiting, cancelled, walk_in or no_show; empty when nothing is said.
struct StatusReading {
  std::string_view status;
  bool unreadable = false;
};

// A cell of 状況, 出欠, 抽選結果. In a column headed キャンセル, 辞退 or 欠席, a mark or a day says
// that the person does not come.
StatusReading read_status(std::string_view cell, bool column_of_cancellations);
bool is_column_of_cancellations(std::string_view heading);

// What a remark says: a status word on its own (キャンセル（9/25電話）) decides where the table has no
// column for it; one in passing (夫はキャンセル) only raises a doubt. No status: nothing said.
struct RemarkStatus {
  std::string_view status;
  bool on_its_own = false;
};
RemarkStatus status_in_remark(std::string_view remark);

// What a line above people says of all of them: 【キャンセル】, ■欠席者, キャンセル待ちの方, 補欠名簿. Empty
// where they come, or where it says something else as well.
std::string_view status_of_section(std::string_view section);

}  // namespace renkei
