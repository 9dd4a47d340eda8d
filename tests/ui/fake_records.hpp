// A store in memory for tests of presenters and views: says what it was told, in that order.
#pragma once
#include <map>
#include <string>
#include <vector>

#include "core/model/command.hpp"
#include "core/model/records.hpp"

namespace renkei::ui {

class FakeRecords : public Records {
 public:
  static constexpr LogNumber own_log = 1;

  EntryId add(std::string_view kind, const Assigns& fields, LogNumber log = own_log) {
    const EntryId id = make_entry_id(log, ++seq_);
    rows_.push_back({id, find_kind(kind), fields, false});
    return id;
  }
  void make_void(EntryId id) { row(id).is_void = true; }
  void set(EntryId id, const Assigns& fields) {
    for (const Assign& assign : fields) row(id).fields.push_back(assign);  // the last one counts
  }
  // What the session would do with a command; the id of the record it is about.
  EntryId apply(const Command& command) {
    if (const auto* create = std::get_if<Create>(&command))
      return add(create->kind, create->fields);
    if (const auto* gone = std::get_if<Void>(&command)) return make_void(gone->id), gone->id;
    if (const auto* set_it = std::get_if<Set>(&command))
      return set(set_it->id, set_it->fields), set_it->id;
    return 0;
  }

  void each(const Kind& kind, std::span<const Match> where, bool with_void,
            const std::function<void(const Record&)>& visit) const override {
    for (const Row& row : rows_) {
      if (row.kind != &kind || (row.is_void && !with_void)) continue;
      const Record record = read(row);
      bool fits = true;
      for (const Match& match : where) fits &= record.value(match.field) == match.value;
      if (fits) visit(record);
    }
  }
  std::optional<Record> find(EntryId id) const override {
    for (const Row& row : rows_)
      if (row.id == id) return read(row);
    return std::nullopt;
  }
  std::string id_text(EntryId id) const override {
    return "log" + std::to_string(log_of(id)) + "-" + std::to_string(seq_of(id));
  }
  std::optional<EntryId> parse_id(std::string_view text) const override {
    for (const Row& row : rows_)
      if (id_text(row.id) == text) return row.id;
    return std::nullopt;
  }

 private:
  struct Row {
    EntryId id;
    const Kind* kind;
    Assigns fields;
    bool is_void;
  };

  Row& row(EntryId id) {
    for (Row& row : rows_)
      if (row.id == id) return row;
    return rows_.front();
  }
  static Record read(const Row& row) {
    Record record(row.id, *row.kind);
    for (const Assign& assign : row.fields)
      record.set(static_cast<std::size_t>(row.kind->find(assign.field)), assign.value.view());
    record.is_void = row.is_void;
    return record;
  }

  std::vector<Row> rows_;
  Seq seq_ = 0;
};

inline Moment at(const char* text) { return *parse_moment(text); }

// An event of today with two gates, and its tour with a stop and four people.
struct Season {
  FakeRecords records;
  EntryId event = records.add("event", {{"name", "魅力発信イベント"},
                                        {"starts_on", "2023-10-14"},
                                        {"ends_on", "2023-10-15"},
                                        {"venue", "区民ひろば"}});
  EntryId gate = records.add("gate", {{"event_id", event},
                                      {"name", "正面入口"},
                                      {"counting_method", "gate_counter"},
                                      {"direction", "in"},
                                      {"unit", "person_days"},
                                      {"reentry", "not_counted"}});
  EntryId side_gate = records.add("gate", {{"event_id", event}, {"name", "南入口"}});
  EntryId tour = records.add("tour", {{"event_id", event}, {"name", "里山ツアー"}});
  EntryId later_stop = records.add(
      "stop",
      {{"tour_id", tour}, {"name", "昼食"}, {"day", std::int64_t{1}}, {"seq", std::int64_t{2}}});
  EntryId stop = records.add(
      "stop",
      {{"tour_id", tour}, {"name", "集合"}, {"day", std::int64_t{1}}, {"seq", std::int64_t{1}}});
  EntryId takahashi = person(1, "B001", "髙橋 花子", "タカハシ ハナコ");
  EntryId yoshida = person(2, "B002", "𠮷田 太郎", "ヨシダ タロウ");
  EntryId hidden = person(3, "B003", "秘匿 試子", "ヒトク タメシコ", true);
  EntryId cancelled = person(4, "B004", "取消 次郎", "トリケシ ジロウ");

  Season() { records.set(cancelled, {{"status", "cancelled"}}); }

 private:
  EntryId person(std::int64_t no, const char* badge, const char* name, const char* kana,
                 bool hide = false) {
    return records.add("participant", {{"tour_id", tour},
                                       {"no", no},
                                       {"badge_no", badge},
                                       {"name", name},
                                       {"kana", kana},
                                       {"hide_on_lists", std::int64_t{hide}}});
  }
};

}  // namespace renkei::ui
