#include "core/register/roster/roster_columns.hpp"

#include <algorithm>

#include "core/text/spaces.hpp"

namespace renkei {
namespace {

using enum RosterField;

constexpr std::array<std::string_view, roster_field_count> field_names = {"no",
                                                                          "bus",
                                                                          "seat",
                                                                          "name",
                                                                          "family_name",
                                                                          "given_name",
                                                                          "kana",
                                                                          "family_kana",
                                                                          "given_kana",
                                                                          "birth",
                                                                          "age",
                                                                          "sex",
                                                                          "ward",
                                                                          "address",
                                                                          "phone",
                                                                          "emergency",
                                                                          "emergency_name",
                                                                          "emergency_relation",
                                                                          "emergency_phone",
                                                                          "allergy",
                                                                          "photo_consent",
                                                                          "applied_on",
                                                                          "status",
                                                                          "note",
                                                                          "prefecture",
                                                                          "city"};

struct Word {
  RosterField field;
  std::string_view text;  // a plain heading: narrow, lower case, katakana
};

// clang-format off
// A heading that is exactly this.
constexpr Word whole_words[] = {
    {no, "no"}, {no, "no."}, {no, "№"}, {no, "番号"}, {no, "通番"}, {no, "連番"}, {no, "整理番号"}, {no, "受付番号"}, {no, "参加番号"}, {no, "参加者番号"}, {no, "#"}, {no, "名簿番号"},
    {bus, "バス"}, {bus, "号車"}, {bus, "車両"}, {bus, "車"}, {bus, "号車番号"}, {bus, "バス号車"}, {bus, "乗車バス"}, {bus, "bus"}, {bus, "バス番号"}, {bus, "バスno."}, {bus, "バスno"},
    {seat, "座席"}, {seat, "席"}, {seat, "座席番号"}, {seat, "席番"}, {seat, "席番号"}, {seat, "シート"}, {seat, "seat"}, {seat, "座席no."},
    {name, "氏名"}, {name, "名前"}, {name, "オ名前"}, {name, "オナマエ"}, {name, "ナマエ"}, {name, "御氏名"}, {name, "ゴ氏名"}, {name, "参加者"}, {name, "参加者氏名"}, {name, "参加者名"}, {name, "漢字氏名"}, {name, "氏名漢字"}, {name, "name"}, {name, "fullname"},
    {family_name, "姓"}, {family_name, "氏"}, {family_name, "名字"}, {family_name, "苗字"}, {given_name, "名"},
    {kana, "フリガナ"}, {kana, "カナ"}, {kana, "ヨミ"}, {kana, "ヨミガナ"}, {kana, "読ミ"}, {kana, "読ミ仮名"}, {kana, "氏名カナ"}, {kana, "カナ氏名"}, {kana, "シメイ"}, {kana, "kana"}, {kana, "仮名"},
    {family_kana, "セイ"}, {given_kana, "メイ"},
    {birth, "生年月日"}, {birth, "誕生日"}, {birth, "birth"}, {birth, "birthday"}, {birth, "birthdate"}, {birth, "dateofbirth"}, {birth, "dob"}, {birth, "生マレ"},
    {age, "年齢"}, {age, "満年齢"}, {age, "年令"}, {age, "歳"}, {age, "age"}, {age, "年代"}, {age, "年齢層"}, {age, "年齢区分"},
    {sex, "性別"}, {sex, "性"}, {sex, "男女"}, {sex, "sex"}, {sex, "gender"},
    {ward, "区"}, {ward, "区名"}, {ward, "市区"}, {ward, "市区町村"}, {ward, "区市町村"}, {ward, "居住区"}, {ward, "在住区"}, {ward, "ward"}, {ward, "居住地"}, {ward, "オ住マイノ区"},
    {address, "住所"}, {address, "番地"}, {address, "番地以下"}, {address, "町名"}, {address, "町名番地"}, {address, "町名以下"}, {address, "現住所"}, {address, "ゴ住所"}, {address, "address"}, {address, "町丁目番地"}, {address, "区以下"}, {address, "オ住マイ"},
    {phone, "電話"}, {phone, "電話番号"}, {phone, "tel"}, {phone, "携帯"}, {phone, "携帯電話"}, {phone, "携帯番号"}, {phone, "連絡先"}, {phone, "連絡先電話"}, {phone, "連絡先電話番号"}, {phone, "phone"}, {phone, "mobile"}, {phone, "日中連絡先"}, {phone, "ケータイ"},
    {allergy, "アレルギー"}, {allergy, "配慮事項"}, {allergy, "allergy"}, {allergy, "allergies"},
    {photo_consent, "写真"}, {photo_consent, "写真掲載"}, {photo_consent, "撮影"}, {photo_consent, "photo"},
    {applied_on, "申込日"}, {applied_on, "受付日"}, {applied_on, "申込"}, {applied_on, "申込年月日"}, {applied_on, "受付年月日"}, {applied_on, "appliedon"}, {applied_on, "applied"},
    {status, "状態"}, {status, "状況"}, {status, "参加状況"}, {status, "参加区分"}, {status, "出欠"}, {status, "status"}, {status, "ステータス"}, {status, "抽選結果"}, {status, "抽選"}, {status, "当落"}, {status, "当否"}, {status, "選考結果"}, {status, "参加"}, {status, "出席"}, {status, "参加可否"}, {status, "参加ノ可否"}, {status, "参加ノ有無"}, {status, "参加有無"}, {status, "参加意思"}, {status, "出欠席"}, {status, "出欠確認"}, {status, "出欠状況"}, {status, "出欠区分"}, {status, "申込状況"}, {status, "予約状況"}, {status, "抽選状況"}, {status, "当選"},
    {status, "キャンセル"}, {status, "キャンセル日"}, {status, "取消"}, {status, "取消日"}, {status, "取リ消シ"}, {status, "辞退"}, {status, "辞退日"}, {status, "欠席"}, {status, "不参加"},
    {prefecture, "都道府県"}, {prefecture, "都道府県名"}, {prefecture, "県"}, {prefecture, "県名"}, {prefecture, "府県"}, {prefecture, "prefecture"},
    {city, "市"}, {city, "市名"}, {city, "市町村"}, {city, "市町村名"}, {city, "市郡"}, {city, "郡市"}, {city, "市・郡"}, {city, "city"},
    {note, "備考"}, {note, "摘要"}, {note, "メモ"}, {note, "特記事項"}, {note, "note"}, {note, "notes"}, {note, "remarks"}, {note, "連絡事項"}, {note, "備考欄"},
};

// A heading that contains this; the first that fits counts, so what is more telling stands higher.
constexpr Word part_words[] = {
    {photo_consent, "写真"}, {photo_consent, "撮影"}, {photo_consent, "肖像"}, {photo_consent, "photo"},
    {kana, "フリガナ"}, {kana, "ヨミガナ"}, {kana, "カナ"},
    {birth, "生年月日"}, {birth, "誕生"}, {birth, "birth"},
    {age, "年齢"}, {age, "年令"}, {sex, "性別"}, {seat, "座席"}, {seat, "席番"}, {bus, "号車"},
    {allergy, "アレルギ"}, {allergy, "配慮"}, {allergy, "allerg"},
    {applied_on, "申込日"}, {applied_on, "受付日"}, {applied_on, "申込年月日"},
    {ward, "区名"}, {ward, "市区"}, {ward, "在住"}, {address, "住所"}, {address, "番地"},
    {phone, "電話"}, {phone, "tel"}, {phone, "携帯"}, {phone, "phone"}, {phone, "連絡先"},
    {status, "参加状況"}, {status, "ステータス"}, {status, "出欠"}, {status, "抽選結果"}, {note, "備考"}, {note, "特記"}, {note, "remark"},
    {name, "氏名"}, {name, "名前"}, {name, "name"},
};

// What is beside the point although a word above is in it: when somebody was received at the bus,
// and whether somebody lives or only works here.
constexpr std::string_view no_field[] = {"受付日時", "受付時", "在勤", "在学"};
constexpr std::string_view other_people[] = {"記入者", "保護者", "引率", "同伴", "同行", "代表者", "担当", "団体", "会社", "学校", "勤務", "紹介", "guardian", "company", "school"};
constexpr std::string_view emergency_words[] = {"緊急時連絡先", "緊急連絡先", "緊急時ノ連絡先", "緊急時", "緊急", "emergencycontact", "emergency"};
// clang-format on

using Guess = ColumnGuess;

bool contains_any(std::string_view text, std::span<const std::string_view> words) {
  return std::any_of(words.begin(), words.end(),
                     [&](std::string_view word) { return contains(text, word); });
}

std::optional<RosterField> whole_word(std::string_view text) {
  for (const Word& word : whole_words)
    if (word.text == text) return word.field;
  return std::nullopt;
}

std::optional<RosterField> part_word(std::string_view text) {
  for (const Word& word : part_words)
    if (contains(text, word.text)) return word.field;
  return std::nullopt;
}

std::optional<RosterField> emergency_part(std::string_view text) {
  constexpr std::string_view relation[] = {"続柄", "関係", "間柄", "relation"};
  constexpr std::string_view number[] = {"電話", "tel", "携帯", "番号", "phone", "連絡先"};
  constexpr std::string_view person[] = {"氏名", "名前", "name", "相手", "名"};
  if (contains_any(text, relation) && !contains_any(text, person)) return emergency_relation;
  if (contains_any(text, number)) return emergency_phone;
  if (contains_any(text, person)) return emergency_name;
  return std::nullopt;
}

// 緊急連絡先電話, 緊急連絡先(電話), or 電話 below 緊急連絡先; 緊急連絡先 alone holds everything in
// one cell.
std::optional<Guess> emergency_guess(std::string leaf, const std::string& in_brackets) {
  for (const std::string_view word : emergency_words)
    if (const std::size_t at = leaf.find(word); at != std::string::npos)
      leaf.erase(at, word.size());
  if (const auto part = emergency_part(leaf)) return Guess{*part, 3};
  if (const auto part = emergency_part(in_brackets); part && leaf.empty()) return Guess{*part, 3};
  return leaf.empty() ? std::optional(Guess{emergency, 2}) : std::nullopt;
}

RosterField in_kana_group(const std::string& group, RosterField field) {
  if (part_word(group) != kana) return field;
  if (field == family_name) return family_kana;
  return field == given_name ? given_kana : field;
}

// What brackets may tell more exactly than the word before them: 氏名(カナ), 住所(区).
std::optional<RosterField> in_brackets(std::string_view text) {
  constexpr RosterField exact[] = {family_name, given_name, kana, family_kana, given_kana, ward};
  const auto field = whole_word(text);
  if (!field || std::find(std::begin(exact), std::end(exact), *field) == std::end(exact))
    return std::nullopt;
  return field;
}

// Fields that another person beside the participant has too.
bool is_personal(RosterField field) {
  constexpr RosterField other[] = {no,     bus,           seat,       emergency, allergy,
                                   status, photo_consent, applied_on, note};
  return std::find(std::begin(other), std::end(other), field) == std::end(other);
}

}  // namespace

std::optional<ColumnGuess> guess_column(const Heading& heading) {
  const std::string group = plain_heading(heading.group);
  const std::string leaf = plain_heading(heading.leaf);
  const std::string inner = heading_in_brackets(heading.leaf);
  const std::string everything = group + leaf + inner;
  if (leaf.empty()) return std::nullopt;
  if (contains_any(everything, emergency_words)) return emergency_guess(leaf, inner);
  if (leaf == "続柄" || leaf == "関係" || leaf == "間柄") return Guess{emergency_relation, 1};
  if (contains_any(leaf, no_field)) return std::nullopt;
  if (contains(leaf, "氏名") && contains(group + leaf, "連絡先")) return std::nullopt;
  std::optional<Guess> found;
  if (const auto field = in_brackets(inner)) {
    found = Guess{*field, 4};
  } else if (const auto whole = whole_word(leaf)) {
    found = Guess{in_kana_group(group, *whole), 4};
  } else if (const auto part = part_word(leaf)) {
    found = Guess{*part, 3};
  } else if (const auto both = whole_word(group + leaf)) {  // 漢字 below 氏名
    found = Guess{*both, 4};
  }
  const bool of_other = contains_any(everything, other_people);
  return found && of_other && is_personal(found->field) ? std::nullopt : found;
}

bool may_repeat(RosterField field) {
  return field == phone || field == emergency_phone || field == status;
}

std::string_view name_of(RosterField field) { return field_names[static_cast<std::size_t>(field)]; }

std::optional<RosterField> roster_field_named(std::string_view name) {
  const auto found = std::find(field_names.begin(), field_names.end(), name);
  if (found == field_names.end()) return std::nullopt;
  return static_cast<RosterField>(found - field_names.begin());
}

int RosterColumns::fields_found() const {
  return static_cast<int>(
      std::count_if(of.begin(), of.end(), [](const auto& columns) { return !columns.empty(); }));
}

RosterColumns choose_columns(std::span<const std::optional<ColumnGuess>> guesses) {
  RosterColumns mapped;
  std::array<int, roster_field_count> strength{};
  for (std::size_t column = 0; column < guesses.size(); ++column) {
    const auto& found = guesses[column];
    if (!found) continue;
    auto& columns = mapped.of[static_cast<std::size_t>(found->field)];
    int& best = strength[static_cast<std::size_t>(found->field)];
    if (may_repeat(found->field)) {
      columns.insert(found->strength > best ? columns.begin() : columns.end(), column);
    } else if (found->strength > best) {
      columns.assign(1, column);
    }
    best = std::max(best, found->strength);
  }
  mapped.by_column.resize(guesses.size());
  for (std::size_t field = 0; field < mapped.of.size(); ++field)
    for (const std::size_t column : mapped.of[field])
      mapped.by_column[column] = static_cast<RosterField>(field);
  return mapped;
}

}  // namespace renkei
