// Whoever is expected is never guessed in silence.
#include "core/register/roster/roster_status.hpp"

#include <doctest/doctest.h>

#include "roster_builder.hpp"

using namespace renkei;
using namespace renkei::roster_test;

namespace {

// "status|warnings" of one person.
std::string taking_part(std::string_view headings, std::string_view cells) {
  const Roster roster = read_one(headings, cells);
  return value(roster, 0, "status") + "|" + value(roster, 0, "warnings");
}

std::string said(std::string_view cell) {
  return taking_part("氏名,参加状況,バス", "甲,\"" + std::string(cell) + "\",1");
}

}  // namespace

TEST_CASE("a word that says no is read as no") {
  for (const std::string_view word :
       {"キャンセル", "取消", "辞退", "欠席", "欠", "×", "✕", "落選", "選外", "参加しません",
        "中止", "ＮＧ", "不参加（9/25電話）", "キャンセル 9/25", "当選（辞退）", "当選→辞退",
        "Cancelled"}) {
    CAPTURE(word);
    CHECK(said(word) == "cancelled|");
  }
  for (const std::string_view word : {"No-show", "無断欠席", "ノーショー"})
    CHECK(said(word) == "no_show|");
  for (const std::string_view word : {"保留", "補欠2番", "キャンセル待ち"})
    CHECK(said(word) == "waiting|");
  CHECK(said("当日追加") == "walk_in|");
}

TEST_CASE("a word that says yes, or nothing, is no doubt") {
  for (const std::string_view word :
       {"", "確定", "○", "出席", "当選", "補欠から繰上", "参加します", "落選→繰上当選", "－"}) {
    CAPTURE(word);
    CHECK(said(word) == "confirmed|");
  }
}

TEST_CASE("a word that nobody knows leaves the person expected and warns") {
  for (const std::string_view word : {"△", "未定", "折返し待ち中?", "7", "落選（繰上当選）"}) {
    CAPTURE(word);
    CHECK(said(word) == "confirmed|status_unreadable");
  }
}

TEST_CASE("a remark decides nothing where a column does, and only by itself where there is none") {
  CHECK(taking_part("氏名,状況,備考", "甲,確定,キャンセル") == "confirmed|status_in_remark");
  CHECK(taking_part("氏名,状況,備考", "甲,,キャンセル") == "confirmed|status_in_remark");
  CHECK(taking_part("氏名,状況,備考", "甲,取消,キャンセル（9/25）") == "cancelled|");
  CHECK(taking_part("氏名,バス,備考", "甲,1,キャンセル（9/25電話）") == "cancelled|");
  CHECK(taking_part("氏名,バス,備考", "甲,1,夫はキャンセル") == "confirmed|status_in_remark");
  CHECK(taking_part("氏名,バス,備考", "甲,1,キャンセル料説明済み") == "confirmed|");
}

TEST_CASE("a column of cancellations says no by a mark or a day") {
  CHECK(taking_part("氏名,キャンセル,バス", "甲,○,1") == "cancelled|");
  CHECK(taking_part("氏名,取消日,バス", "甲,9/25,1") == "cancelled|");
  CHECK(taking_part("氏名,キャンセル,バス", "甲,なし,1") == "confirmed|");
  CHECK(taking_part("氏名,キャンセル,バス", "甲,×,1") == "confirmed|status_unreadable");
}

TEST_CASE("of two columns the later one counts, and a yes after a no is doubted") {
  CHECK(taking_part("氏名,抽選結果,出欠", "甲,当選,欠席") == "cancelled|");
  CHECK(taking_part("氏名,抽選結果,出欠", "甲,落選,") == "cancelled|");
  CHECK(taking_part("氏名,抽選結果,出欠", "甲,落選,出席") == "confirmed|status_unreadable");
}
