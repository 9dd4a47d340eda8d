#include "tests/bench/workload.hpp"

#include <array>

#include <fmt/format.h>

namespace renkei::bench {
namespace {

constexpr int update_percent = 25;
constexpr int remove_percent = 5;

// Parts of place names and of notes, as they are heard on a tour.
constexpr std::array<std::string_view, 40> vocabulary = {
    "道の駅",   "市役所", "資料館",   "棚田",   "果樹園",     "漁港",     "温泉",     "直売所",
    "記念館",   "展望台", "工房",     "酒蔵",   "牧場",       "公民館",   "小学校跡", "古民家",
    "商店街",   "神社",   "森林公園", "水族館", "駅前広場",   "体験農園", "製材所",   "茶畑",
    "運動公園", "美術館", "城跡",     "味噌蔵", "観光案内所", "河川敷",   "そば",     "卵",
    "乳",       "小麦",   "えび",     "かに",   "くるみ",     "落花生",   "段差あり", "雨天は屋内"};
constexpr std::array<std::string_view, 8> stop_kinds = {
    "meeting", "boarding", "visit", "experience", "meal", "rest", "lodging", "dismissal"};
constexpr std::array<std::string_view, 4> channels = {"qr", "staff", "paper", "kiosk"};
constexpr std::array<std::string_view, 5> languages = {"ja", "ja-easy", "en", "zh-Hans", "ko"};
constexpr std::array<std::string_view, 6> categories = {"一般",   "一般",       "一般",
                                                        "中高生", "小学生以下", "団体"};
constexpr std::string_view noise_letters =
    "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

template <std::size_t N>
OwnValue one_of(Dice& dice, const std::array<std::string_view, N>& list) {
  return OwnValue(std::string(list[static_cast<std::size_t>(dice.below(N))]));
}

std::uint64_t mix(std::uint64_t hash, std::uint64_t word) { return Dice(hash ^ word).next(); }

std::uint64_t hash_text(std::string_view text) {
  std::uint64_t hash = 0xcbf29ce484222325;
  for (char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 0x100000001b3;
  return hash;
}

std::uint64_t hash_value(const OwnValue& value) {
  const Value view = value.view();
  if (view.form == Value::Form::integer) return static_cast<std::uint64_t>(view.integer) + 1;
  if (view.form == Value::Form::text) return hash_text(view.text);
  return 0;
}

}  // namespace

const Shape& stops() {
  static const Shape shape = {"stop",
                              "tour",
                              {{"tour_id", ColumnType::reference},
                               {"name", ColumnType::text},
                               {"day", ColumnType::integer},
                               {"seq", ColumnType::integer},
                               {"code6", ColumnType::text},
                               {"kind", ColumnType::text},
                               {"plan_arrive", ColumnType::text},
                               {"plan_depart", ColumnType::text},
                               {"rollcall_required", ColumnType::integer},
                               {"allergens_note", ColumnType::text},
                               {"toilet", ColumnType::text}},
                              ""};
  return shape;
}

const Shape& responses() {
  static const Shape shape = {"response",
                              "questionnaire",
                              {{"questionnaire_id", ColumnType::reference},
                               {"subject_id", ColumnType::reference},
                               {"at", ColumnType::integer},
                               {"channel", ColumnType::text},
                               {"lang", ColumnType::text},
                               {"respondent_no", ColumnType::text},
                               {"answers", ColumnType::text},
                               {"notice_version", ColumnType::text}},
                              "questionnaire_id"};
  return shape;
}

const Shape& tallies() {
  static const Shape shape = {"tally",
                              "gate",
                              {{"gate_id", ColumnType::reference},
                               {"category", ColumnType::text},
                               {"delta", ColumnType::integer},
                               {"quality", ColumnType::text}},
                              "gate_id"};
  return shape;
}

Script::Script(const Workload& workload, int device)
    : workload_(workload), dice_(workload.seed * 1'000'003 + static_cast<std::uint64_t>(device)) {}

std::string Script::words(int count) {
  std::string text;
  for (int i = 0; i < count; ++i) {
    if (i > 0) text += "、";
    text += vocabulary[static_cast<std::size_t>(dice_.below(std::int64_t{vocabulary.size()}))];
  }
  return text;
}

std::string Script::noise() {
  std::string text;
  for (int i = 0; i < workload_.text_width; ++i)
    text += noise_letters[static_cast<std::size_t>(dice_.below(64))];
  return text;
}

OwnValue Script::value(std::size_t column, std::int64_t row) {
  // The names are those of the fields of all shapes together.
  const std::string& name = workload_.shape->columns[column].name;
  if (name == "name") return words(1) + std::to_string(dice_.between(1, 9));
  if (name == "day") return OwnValue(dice_.between(1, 3));
  if (name == "seq") return OwnValue(row % 20 + 1);
  if (name == "code6") return fmt::format("{:06}", 10'006 + 7 * dice_.below(60));
  if (name == "kind") return one_of(dice_, stop_kinds);
  if (name == "plan_arrive" || name == "plan_depart")
    return fmt::format("{:02}:{:02}", dice_.between(8, 17), dice_.below(12) * 5);
  if (name == "rollcall_required") return OwnValue(dice_.below(2));
  if (name == "allergens_note") return workload_.high_entropy ? noise() : words(2);
  if (name == "toilet") return OwnValue(dice_.chance(70) ? "あり" : "なし");
  if (name == "at") return OwnValue(Moment{1'697'241'600'000 + row * 7'000, 540});
  if (name == "channel") return one_of(dice_, channels);
  if (name == "lang") return one_of(dice_, languages);
  if (name == "respondent_no") return OwnValue(std::to_string(row + 1));
  if (name == "answers")
    return fmt::format(R"({{"q1":{},"q2":"{}","q3":{}}})", dice_.between(1, 5),
                       workload_.high_entropy ? noise() : std::to_string(dice_.between(1, 8)),
                       dice_.between(0, 10));
  if (name == "category") return one_of(dice_, categories);
  if (name == "delta") return OwnValue(dice_.chance(80) ? std::int64_t{1} : dice_.between(2, 30));
  if (name == "quality") return OwnValue(dice_.chance(90) ? "count" : "estimate");
  if (name == "notice_version") return OwnValue("2023-04");
  return {};
}

std::size_t Script::take_live() {
  return static_cast<std::size_t>(dice_.below(static_cast<std::int64_t>(live_.size())));
}

bool Script::next(Operation& out) {
  if (done_ == workload_.entries) return false;
  ++done_;
  const std::int64_t roll = dice_.below(100);
  const std::vector<Column>& columns = workload_.shape->columns;
  out.values.clear();
  if (live_.empty() || roll >= update_percent + remove_percent) {
    out.kind = Operation::Kind::create;
    out.row = rows_++;
    live_.push_back(out.row);
    for (std::size_t i = 0; i < columns.size(); ++i) out.values.push_back(value(i, out.row));
    return true;
  }
  const std::size_t at = take_live();
  out.row = live_[at];
  if (roll < remove_percent) {
    out.kind = Operation::Kind::remove;
    live_[at] = live_.back();
    live_.pop_back();
    return true;
  }
  out.kind = Operation::Kind::set;
  do out.column = static_cast<std::size_t>(dice_.below(std::int64_t(columns.size())));
  while (columns[out.column].type == ColumnType::reference);
  out.values.push_back(value(out.column, dice_.below(1'000)));
  return true;
}

void RowSum::add(int device, std::int64_t row, const std::vector<OwnValue>& values) {
  std::uint64_t hash = mix(static_cast<std::uint64_t>(device), static_cast<std::uint64_t>(row));
  for (const OwnValue& value : values) hash = mix(hash, hash_value(value));
  sum_ += hash;
  ++rows_;
}

RowSum expected_rows(const Workload& workload) {
  RowSum sum;
  for (int device = 0; device < workload.devices; ++device) {
    Script script(workload, device);
    std::vector<std::vector<OwnValue>> rows;
    std::vector<bool> live;
    Operation operation;
    while (script.next(operation)) {
      const auto row = static_cast<std::size_t>(operation.row);
      switch (operation.kind) {
        case Operation::Kind::create:
          rows.push_back(operation.values);
          live.push_back(true);
          break;
        case Operation::Kind::set:
          rows[row][operation.column] = operation.values[0];
          break;
        case Operation::Kind::remove:
          live[row] = false;
          break;
      }
    }
    for (std::size_t i = 0; i < rows.size(); ++i)
      if (live[i]) sum.add(device, static_cast<std::int64_t>(i), rows[i]);
  }
  return sum;
}

}  // namespace renkei::bench
