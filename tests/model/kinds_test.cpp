// What is promised about kinds: their numbers, where personal values travel, what may be referred to.
#include "core/model/kinds.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <set>

#include "core/logic/conflict_rules.hpp"
#include "core/model/compartment.hpp"
#include "tests/support/records.hpp"

using namespace renkei;

namespace {

// A line a field: kind number and name, field number and name, how it is kept, in which block.
std::set<std::string> all_lines() {
  std::set<std::string> lines;
  static constexpr const char* forms[] = {"null", "integer", "real", "text"};
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields)
      lines.insert(std::to_string(kind.number) + " " + std::string(kind.name) + " " +
                   std::to_string(field.number) + " " + std::string(field.name) + " " +
                   forms[static_cast<int>(form_of(field.type))] + " " +
                   (is_personal(field.privacy) ? "personal" : "open"));
  return lines;
}

Privacy privacy_of(std::string_view kind, std::string_view field) {
  const Kind& of = *find_kind(kind);
  return of.fields[static_cast<std::size_t>(of.find(field))].privacy;
}

struct Season : FakeRecords {
  EntryId event = done(Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}});
  EntryId tour = done(Create{"tour", {{"event_id", event}}});
  EntryId person = done(Create{"participant", {{"tour_id", tour}, {"name", "山田"}}});
  EntryId asked = done(Create{"questionnaire", {{"title", "q"}, {"tour_id", tour}}});

  EntryId home_of(EntryId record) const { return compartment_of(*find(record), *this); }
};

}  // namespace

TEST_CASE("what a number once meant it means for ever") {
  std::ifstream in(std::string(RENKEI_SOURCE_DIR) + "/tests/data/kinds.txt");
  const std::set<std::string> lines = all_lines();
  int known = 0;
  for (std::string line; std::getline(in, line); ++known) CHECK_MESSAGE(lines.contains(line), line);
  CHECK(static_cast<std::size_t>(known) == lines.size());  // a new field is added to that file, too
}

TEST_CASE("the page of records has every kind") {
  std::ifstream in(std::string(RENKEI_SOURCE_DIR) + "/docs/records.md");
  const std::string page{std::istreambuf_iterator<char>(in), {}};
  for (const Kind& kind : all_kinds())
    CHECK_MESSAGE(page.find("`" + std::string(kind.name) + "`") != std::string::npos, kind.name);
}

TEST_CASE("no two kinds and no two fields of a kind have one number or one name") {
  std::set<int> numbers;
  std::set<std::string_view> names;
  for (const Kind& kind : all_kinds()) {
    CHECK_MESSAGE(numbers.insert(kind.number).second, kind.name);
    CHECK_MESSAGE(names.insert(kind.name).second, kind.name);
    std::set<int> field_numbers;
    std::set<std::string_view> field_names;
    for (const Field& field : kind.fields) {
      CHECK_MESSAGE(field.number > 0, kind.name, '.', field.name);
      CHECK_MESSAGE(field_numbers.insert(field.number).second, kind.name, '.', field.name);
      CHECK_MESSAGE(field_names.insert(field.name).second, kind.name, '.', field.name);
    }
  }
}

TEST_CASE("a reference is to a kind that there is, and a choice has different codes and words") {
  for (const Kind& kind : all_kinds())
    for (const Field& field : kind.fields) {
      CAPTURE(kind.name);
      CAPTURE(field.name);
      if (field.type == Type::record && !field.target.empty())
        CHECK(find_kind(field.target) != nullptr);
      CHECK((field.type != Type::choice || !field.choices.empty()));
      std::set<std::string_view> codes, words;
      for (const Choice& choice : field.choices) {
        CHECK(codes.insert(choice.code).second);
        CHECK(words.insert(choice.ja).second);
      }
    }
}

TEST_CASE("whoever holds personal values of a tour or an event travels with it") {
  for (const Kind& kind : all_kinds()) {
    if (!kind.holds_personal) continue;
    bool has_home = false;
    for (const Field& field : kind.fields) has_home |= field.belongs;
    CHECK_MESSAGE(has_home, kind.name);
  }
  Season s;
  const auto handed = [&](Assigns fields) {
    fields.push_back({"file", "plan.renkei"});
    fields.push_back({"mode", "plain"});
    fields.push_back({"recipient", "旅行会社"});
    return s.home_of(s.done(Create{"handover", std::move(fields)}));
  };
  CHECK(handed({{"tour_id", s.tour}}) == s.tour);
  CHECK(handed({{"event_id", s.event}}) == s.event);
  CHECK(handed({{"tour_id", s.tour}, {"event_id", s.event}}) == s.tour);
  CHECK(handed({}) == 0);
  CHECK(s.home_of(s.done(Create{
            "response", {{"questionnaire_id", s.asked}, {"answers", "{}"}, {"token", "t1"}}})) ==
        s.tour);
  CHECK(s.home_of(s.done(Create{
            "disposal", {{"content", "roster"}, {"tour_id", s.tour}, {"witness", "佐藤"}}})) ==
        s.tour);
  CHECK(
      s.home_of(s.done(Create{
          "kankei",
          {{"partner_code6", "016373"}, {"category", "direct"}, {"participant_id", s.person}}})) ==
      s.tour);
}

TEST_CASE("whoever answers for a file, and what is written about a person, is personal") {
  for (const auto& [kind, field] :
       std::initializer_list<std::pair<const char*, const char*>>{{"handover", "recipient"},
                                                                  {"handover", "approved_by"},
                                                                  {"handover", "carried_by"},
                                                                  {"disposal", "done_by"},
                                                                  {"disposal", "witness"},
                                                                  {"kankei", "note"},
                                                                  {"kankei", "token"},
                                                                  {"response", "token"}})
    CHECK_MESSAGE(is_personal(privacy_of(kind, field)), kind, '.', field);
  CHECK(privacy_of("kankei", "note") == Privacy::special);
}

TEST_CASE("a token joins answers to a person only where personal values are") {
  Season s;
  const EntryId answer =
      s.done(Create{"response", {{"questionnaire_id", s.asked}, {"token", "t1"}}});
  s.done(Erase{answer});
  CHECK(s.find(answer)->value("token").is_null());
}

TEST_CASE("a post is named, and what it is for is of the kind that is meant") {
  Season s;
  CHECK(s.refusal(Create{"post", {{"tour_id", s.tour}}}) == "missing_field");
  CHECK(s.refusal(Create{"post", {{"name", "1号車"}, {"tour_id", s.event}}}) == "wrong_kind");
  CHECK(s.refusal(Create{"post", {{"name", "1号車"}, {"gate_id", s.tour}}}) == "wrong_kind");
  CHECK(s.refusal(Create{"post", {{"name", "1号車"}, {"role", "driving"}}}) == "bad_value");
  const EntryId post =
      s.done(Create{"post", {{"name", "1号車"}, {"role", "on_board"}, {"tour_id", s.tour}}});
  const EntryId device = s.add("device", {{"name", "1"}});
  CHECK(s.refusal(Set{device, {{"post_id", s.tour}}}) == "wrong_kind");
  CHECK(s.refusal(Set{device, {{"post_id", post}}}) == "");
  s.done(Void{post, "not needed"});
  CHECK(s.refusal(Set{device, {{"post_id", post}}}) == "is_void");
}

TEST_CASE("what was seen, handed out or thrown away is recorded of somebody struck off, too") {
  Season s;
  s.done(Void{s.person, "twice"});
  s.done(Void{s.tour, "called off"});
  CHECK(s.refusal(Create{"viewing", {{"participant_id", s.person}, {"what", "care"}}}) == "");
  CHECK(s.refusal(Create{"viewing", {{"participant_id", s.person}}}) == "missing_field");
  CHECK(s.refusal(Create{"viewing", {{"participant_id", s.tour}, {"what", "care"}}}) ==
        "wrong_kind");
  CHECK(s.refusal(Create{"handover", {{"file", "f"}, {"mode", "sealed"}, {"tour_id", s.tour}}}) ==
        "");
  CHECK(s.refusal(Create{"disposal", {{"content", "roster"}, {"tour_id", s.tour}}}) == "");
  CHECK(s.refusal(Create{"post", {{"name", "1号車"}, {"tour_id", s.tour}}}) == "is_void");
  CHECK(conflicts_of(*s.state(s.person), s).empty());  // looking is not being there
}

TEST_CASE("the second checker's count stands beside the first and is no conflict with it") {
  Season s;
  const EntryId call = s.done(RollCall{{{"tour_id", s.tour}, {"counted_n", std::int64_t{38}}}, {}});
  s.done(Set{call, {{"second_checker", "b2"}, {"second_n", std::int64_t{37}}}});
  const auto found = find_as<Rollcall>(s, call);
  REQUIRE(found);
  CHECK(found->fields.counted_n == 38);
  CHECK(found->fields.second_n == 37);
  CHECK(conflicts_of(*s.state(call), s).empty());
  CHECK(s.refusal(Set{call, {{"second_n", std::int64_t{-1}}}}) == "bad_value");
}
