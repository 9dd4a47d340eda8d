#include "core/register/roster/roster_status.hpp"

#include <algorithm>
#include <span>
#include <string>

#include "core/register/roster/roster_values.hpp"
#include "core/register/sheet.hpp"
#include "core/text/utf8.hpp"

namespace renkei {
namespace {

using StatusWords = std::span<const std::string_view>;

// clang-format off
constexpr std::string_view confirmed_words[] = {
    "確定", "参加確定", "決定", "参加", "参加する", "参加します", "参加予定", "参加可", "出席", "出席します", "出席予定", "出", "当選", "繰上当選", "繰上げ当選", "繰り上げ当選", "繰上", "補欠から繰上", "補欠から当選", "追加当選", "再当選",
    "○", "〇", "◯", "◎", "●", "✓", "✔", "レ", "可", "ok", "yes", "y", "はい", "有", "済", "申込済", "申込済み", "受付済", "受付済み", "予約済", "予約済み", "承認", "承諾", "入金済", "入金済み", "支払済", "confirmed", "attending", "accepted", "going", "won"};
constexpr std::string_view cancelled_words[] = {
    "キャンセル", "取消", "取り消し", "取消し", "取りやめ", "取り止め", "取止め", "辞退", "参加辞退", "不参加", "欠席", "欠", "×", "✕", "✖", "╳", "x", "✗", "✘", "バツ", "ペケ", "不可", "否", "ng", "no", "n", "いいえ", "無効", "無",
    "参加しない", "参加しません", "参加できない", "参加できません", "行かない", "行けない", "行けません", "出席しない", "出席しません", "欠席します", "落選", "選外", "落", "外れ", "はずれ", "ハズレ", "抽選外", "抽選漏れ", "抽選もれ", "当選せず", "非当選", "不当選", "当選外", "中止", "削除", "名簿から削除", "不採用",
    "cancel", "cancelled", "canceled", "declined", "absent", "notattending", "notgoing", "rejected", "lost", "withdrawn"};
constexpr std::string_view waiting_words[] = {
    "キャンセル待ち", "キャンセル待", "補欠", "補欠当選", "次点", "待機", "待ち", "繰上待ち", "繰り上げ待ち", "空き待ち", "保留", "waitlist", "waitlisted", "waiting", "onhold", "pending"};
constexpr std::string_view walk_in_words[] = {
    "当日追加", "当日参加", "当日受付", "当日申込", "当日申込み", "飛び入り", "飛入り", "飛入", "飛び入り参加", "飛入り参加", "walkin"};
constexpr std::string_view no_show_words[] = {
    "無断欠席", "当日欠席", "無断不参加", "無断キャンセル", "連絡なし欠席", "noshow", "ノーショー", "ノーショウ"};

// Inside of longer texts, unless what follows takes it back: キャンセル待ち and 取消料 cancel nothing.
constexpr std::string_view says_cancelled[] = {"キャンセル", "取消", "取り消し", "取りやめ", "取止め", "辞退", "不参加", "欠席", "参加しない", "参加しません", "参加できない", "参加できません", "行けません", "行けなく", "落選", "選外", "cancel"};
constexpr std::string_view not_cancelled[] = {"待ち", "待", "料", "不可", "規定", "ポリシー", "なし", "の場合", "時", "期限", "しない", "しません", "撤回", "について", "連絡なし"};
constexpr std::string_view says_no_show[] = {"無断欠席", "当日欠席", "無断不参加", "無断キャンセル", "noshow"};
constexpr std::string_view says_walk_in[] = {"当日追加", "当日参加", "当日受付", "当日申込", "飛び入り", "飛入り", "飛入", "walkin"};
constexpr std::string_view not_walk_in[] = {"不可", "なし"};
constexpr std::string_view says_waiting[] = {"キャンセル待ち", "キャンセル待", "補欠", "待機", "繰上待ち", "保留", "waitlist"};
constexpr std::string_view not_waiting[] = {"から繰上", "繰上", "から繰り上げ", "から当選", "なし"};
constexpr std::string_view says_coming[] = {"当選", "繰上", "繰り上げ", "確定", "参加する", "参加します"};
constexpr std::string_view cancelling_headings[] = {"キャンセル", "キャンセル日", "取消", "取消日", "取リ消シ", "辞退", "辞退日", "欠席", "不参加"};
// clang-format on

bool is_word(std::string_view text, StatusWords words) {
  return std::ranges::find(words, text) != words.end();
}

// Where the word stands last without being taken back.
std::size_t last_said(std::string_view text, StatusWords words, StatusWords taken_back_by) {
  std::size_t last = 0;  // counted from 1; 0: not said
  for (const std::string_view word : words)
    for (std::size_t at = text.find(word); at != std::string_view::npos;
         at = text.find(word, at + word.size())) {
      const std::string_view after = text.substr(at + word.size());
      if (std::ranges::none_of(taken_back_by,
                               [&](std::string_view end) { return after.starts_with(end); }))
        last = std::max(last, at + 1);
    }
  return last;
}

std::string plain_status(std::string_view text) {
  std::string plain = plain_word(text);
  std::erase(plain, '-');
  // What became of it stands behind the arrow.
  for (const std::string_view arrow : {"→", "⇒", ">"})
    if (const std::size_t at = plain.rfind(arrow); at != std::string::npos)
      plain.erase(0, at + arrow.size());
  return plain;
}

std::string without_brackets(std::string text) {
  for (;;) {
    const std::size_t open = text.find('(');
    const std::size_t close = text.find(')', open == std::string::npos ? 0 : open);
    if (open == std::string::npos || close == std::string::npos) return text;
    text.erase(open, close - open + 1);
  }
}

std::string_view exact_status(std::string_view word) {
  if (is_word(word, no_show_words)) return "no_show";
  if (is_word(word, cancelled_words)) return "cancelled";
  if (is_word(word, waiting_words)) return "waiting";
  if (is_word(word, walk_in_words)) return "walk_in";
  return is_word(word, confirmed_words) ? "confirmed" : "";
}

std::string_view status_said(std::string_view text) {
  if (last_said(text, says_no_show, {}) > 0) return "no_show";
  if (last_said(text, says_cancelled, not_cancelled) > 0) return "cancelled";
  if (last_said(text, says_walk_in, not_walk_in) > 0) return "walk_in";
  return last_said(text, says_waiting, not_waiting) > 0 ? "waiting" : "";
}

// 補欠2番, キャンセル9/25, キャンセル済: what may stand behind a status word.
std::string_view without_tail(std::string_view word) {
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view tail :
         {"番目", "番", "日", "月", "済み", "済", "連絡あり", "の", "です", ":"})
      if (word.size() > tail.size() && word.ends_with(tail)) {
        word.remove_suffix(tail.size());
        cut = true;
      }
    while (!word.empty() && (is_digit(word.back()) || word.back() == '/' || word.back() == '.')) {
      word.remove_suffix(1);
      cut = true;
    }
  }
  return word;
}

}  // namespace

bool is_column_of_cancellations(std::string_view heading) {
  return is_word(plain_heading(heading), cancelling_headings);
}

StatusReading read_status(std::string_view cell, bool column_of_cancellations) {
  const std::string text = plain_status(cell);
  if (text.empty()) return {};
  const std::string bare = without_brackets(text);
  std::string_view found = exact_status(text);
  if (found.empty()) {
    found = status_said(text);
    // 落選（繰上当選）: the last word is not the one that keeps somebody at home.
    const bool stays = found == "cancelled" || found == "no_show";
    if (stays && last_said(text, says_coming, {}) > last_said(text, says_cancelled, not_cancelled))
      return {"confirmed", true};
  }
  if (found.empty()) found = exact_status(bare);
  if (found.empty()) found = exact_status(without_tail(bare));
  if (!column_of_cancellations) return {found.empty() ? "confirmed" : found, found.empty()};
  if (text == "なし" || text == "無" || text == "無し" || text == "0") return {};
  if (is_word(text, cancelled_words) && count_code_points(text) == 1) return {"confirmed", true};
  return {found.empty() || found == "confirmed" ? "cancelled" : found, false};
}

std::string_view status_of_section(std::string_view section) {
  std::string plain = without_brackets(plain_word(section));
  for (const std::string_view mark : {"【", "】", "〔", "〕", "[", "]", "■", "□", "◆", "◇", "●",
                                      "▼", "▽", "〈", "〉", "<", ">", ":"})
    for (std::size_t at = plain.find(mark); at != plain.npos; at = plain.find(mark))
      plain.erase(at, mark.size());
  std::string_view word = plain;
  for (bool cut = true; cut;) {
    cut = false;
    for (const std::string_view end :
         {"者", "の方", "の人", "一覧", "リスト", "名簿", "分", "list"})
      if (word.size() > end.size() && word.ends_with(end)) {
        word.remove_suffix(end.size());
        cut = true;
      }
  }
  if (count_code_points(word) < 2) return {};  // 欠, × and 無 head no people
  const std::string_view status = exact_status(word);
  return status == "confirmed" ? std::string_view() : status;
}

RemarkStatus status_in_remark(std::string_view remark) {
  const std::string text = plain_status(remark);
  std::string pieces = without_brackets(text);
  RemarkStatus found;
  while (!pieces.empty()) {
    std::size_t end = pieces.size();
    std::size_t length = 0;
    for (const std::string_view mark : {"・", ",", "、", "。", ";", "\n"})
      if (const std::size_t at = pieces.find(mark); at < end) {
        end = at;
        length = mark.size();
      }
    const std::string_view piece = without_tail(std::string_view(pieces).substr(0, end));
    // Words such as × and 不可 are remarks on other things.
    if (const auto status = exact_status(piece); status == status_said(piece) && !status.empty())
      found = {status, true};
    pieces.erase(0, end + length);
  }
  if (!found.on_its_own) found.status = status_said(text);
  return found;
}

}  // namespace renkei
