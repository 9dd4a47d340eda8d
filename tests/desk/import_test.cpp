// Registers on a real store, through the desk: recognised, looked at, tried, taken, taken back.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <nlohmann/json.hpp>

#include "core/model/kinds.hpp"
#include "core/register/registers.hpp"
#include "tests/support/scratch.hpp"
#include "ui/desk/desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using laws::done;
using laws::Machine;
using laws::Scratch;

namespace {

const std::string samples = RENKEI_SOURCE_DIR "/tests/data/registers/";

struct ImportDesk {
  Scratch folder;
  Machine machine{1};
  std::string store = folder / "hq.db";
  EntryId event = 0, tour = 0, questionnaire = 0;
  std::optional<Desk> desk;

  ImportDesk() {
    {
      Session session = laws::made(store, "本部", machine);
      event = done(session, Create{"event", {{"name", "見本市"}, {"starts_on", "2023-10-14"}}});
      tour = done(session, Create{"tour", {{"event_id", event}, {"name", "十勝の旅"}}});
      questionnaire = done(
          session,
          Create{"questionnaire",
                 {{"event_id", event},
                  {"title", "アンケート"},
                  {"questions", nlohmann::json::parse(laws::bytes_of(
                                    samples + "survey_punched_cp932_questions.json"))["questions"]
                                    .dump()}}});
    }
    desk.emplace(Places{store, folder / "export"}, machine.surroundings(),
                 read_keepsakes(keepsakes_path(store)), Wishes{});
    desk->start();
  }
  const import::Model& shown() const { return desk->app().import; }
  void finish() {
    do desk->look_around();
    while (desk->wait());
    desk->look_around();
    while (desk->wait()) {
    }
  }
  void ask(import::Intent intent) {
    desk->answer({std::move(intent)});
    finish();
  }
  void drop(const std::string& file) {
    desk->answer({shell::Intent(shell::DropFiles{{file}})});
    finish();
  }
  std::string written(const std::string& name, const std::string& text) const {
    laws::put_bytes(folder / name, text);
    return folder / name;
  }
  std::vector<Found<Participant>> roster() const {
    const auto reader = Reader::open(store);
    REQUIRE(reader);
    return all<Participant>(reader->records());
  }
  std::size_t people() const { return roster().size(); }
};

}  // namespace

TEST_CASE("each sample is recognised as what it is") {
  ImportDesk at;
  for (const auto& [file, kind] :
       std::map<std::string, std::string>{{"tour_roster_cp932.csv", "roster"},
                                          {"roster_doubtful_first_cp932.csv", "roster"},
                                          {"visitor_tally_cp932.csv", "tallies"},
                                          {"visitor_tally_matrix_cp932.csv", "tallies"},
                                          {"visitor_tally_log_utf8.tsv", "tallies"},
                                          {"survey_punched_cp932.tsv", "survey"},
                                          {"events_form_2022_utf8bom.csv", "events"},
                                          {"events_recommended_2017_cp932.csv", "events"},
                                          {"events_standard_utf8.csv", "events"}}) {
    CAPTURE(file);
    at.drop(samples + file);
    REQUIRE(at.shown().look);
    CHECK(at.shown().kind == kind);
    CHECK_FALSE(at.shown().look->columns.empty());
    CHECK_FALSE(at.shown().look->lines.empty());
  }
}

TEST_CASE("the preview is the one of the command line, and writes nothing") {
  ImportDesk at;
  const std::string file = samples + "tour_roster_cp932.csv";
  at.drop(file);
  const auto& columns = at.shown().look->columns;
  const auto named = std::ranges::find(columns, "name", &LookedColumn::field);
  REQUIRE(named != columns.end());
  CHECK(named->values.size() == 3);
  REQUIRE(can_try(at.shown()));
  at.ask(import::Try{});
  REQUIRE(at.shown().outcome);
  CHECK(at.people() == 0);
  const std::string aside = at.folder / "aside.db";
  laws::copy_file(at.store, aside);
  Session other = laws::opened(aside, at.machine);
  const auto told =
      other.import_register(*find_register("roster"), file, {.tour = at.tour, .dry_run = true});
  REQUIRE(told);
  std::map<ImportRow::Fate, std::int64_t> counts;
  for (const ImportRow& row : told->rows) ++counts[row.fate];
  const import::Outcome& outcome = *at.shown().outcome;
  CHECK(outcome.count(import::Filter::all) == static_cast<std::int64_t>(told->rows.size()));
  CHECK(outcome.count(import::Filter::fresh) == counts[ImportRow::Fate::imported]);
  CHECK(outcome.count(import::Filter::skipped) == counts[ImportRow::Fate::skipped]);
  CHECK(outcome.count(import::Filter::refused) == counts[ImportRow::Fate::refused]);
}

TEST_CASE("a register is taken in one act and taken back as one") {
  ImportDesk at;
  at.drop(samples + "tour_roster_cp932.csv");
  at.ask(import::Try{});
  const std::int64_t fresh = at.shown().outcome->count(import::Filter::fresh);
  at.ask(import::Take{});
  CHECK(at.shown().taken);
  CHECK(at.people() == static_cast<std::size_t>(fresh));
  at.ask(import::TakeBack{});
  CHECK(at.shown().taken_back);
  CHECK(at.people() == 0);
}

TEST_CASE("a file that changed after it was looked at is not taken") {
  ImportDesk at;
  const std::string file = at.written("r.csv", "番号,氏名\n1,甲野 一子\n");
  at.drop(file);
  at.ask(import::Try{});
  REQUIRE(at.shown().outcome);
  laws::put_bytes(file, "番号,氏名\n1,乙野 二子\n");
  at.ask(import::Take{});
  CHECK(at.people() == 0);
  REQUIRE(at.desk->app().refusal);
  CHECK(at.desk->app().refusal->detail("reason") == "register_changed");
  at.ask(import::Try{});
  at.ask(import::Take{});
  CHECK(at.people() == 1);
}

TEST_CASE("columns mapped by hand are remembered for sheets with the same headings") {
  ImportDesk at;
  const std::string headings = "通し,よびな,どこ\n";
  at.drop(at.written("a.csv", headings + "1,甲野 一子,千代田区\n"));
  at.ask(import::ChooseKind{"roster"});
  REQUIRE(at.shown().look);
  CHECK(at.shown().look->problem);
  REQUIRE(lacking_field(at.shown()));
  CHECK(lacking_field(at.shown())->name == "name");
  at.ask(import::HeadingsAt{1});
  at.ask(import::Mean{2, "name"});
  REQUIRE_FALSE(at.shown().look->problem);
  CHECK(at.shown().look->columns[1].values.at(0) == "甲野 一子");
  at.ask(import::Try{});
  at.ask(import::Take{});
  CHECK(at.people() == 1);
  at.drop(at.written("b.csv", headings + "2,乙野 二子,港区\n"));
  at.ask(import::ChooseKind{"roster"});
  CHECK_FALSE(at.shown().look->problem);
  CHECK(at.shown().look->columns.at(1).field == "name");
  CHECK(at.shown().map.headings == std::vector<std::pair<std::string, std::string>>{{"2", "name"}});
}

TEST_CASE("decisions are carried out with the import: one person of two lines, another of a name") {
  ImportDesk at;
  const std::string file =
      at.written("r.csv", "番号,氏名,年齢\n1,渡邊 花子,40\n2,渡邊 花子,40\n3,渡邊 花子,40\n");
  at.drop(file);
  at.ask(import::Try{});
  using Kind = ImportDecision::Kind;
  at.ask(import::Decide{{Kind::same, 3, 0, {}}});
  at.ask(import::Decide{{Kind::another, 4, 0, {}}});
  at.ask(import::Take{});
  const auto people = at.roster();
  REQUIRE(people.size() == 3);
  CHECK(people[0].fields.same_person_id.id == 0);
  CHECK(people[1].fields.same_person_id.id == people[0].id);
  CHECK(people[2].fields.same_person_id.id == people[2].id);
}

TEST_CASE("files that cannot be read say why and lose nothing") {
  ImportDesk at;
  at.drop(at.folder / "none.csv");
  CHECK_FALSE(at.shown().look);
  REQUIRE(at.desk->app().refusal);
  CHECK(at.desk->app().refusal->code == Code::file_missing);
  at.drop(at.written("old.xls", "\xD0\xCF\x11\xE0 not one of ours"));
  at.ask(import::ChooseKind{"roster"});
  REQUIRE(at.shown().look);
  REQUIRE(at.shown().look->problem);
  CHECK(at.shown().look->problem->detail("reason") == "register_is_workbook");
  at.drop(at.written("text.csv", "これは表ではありません\n"));
  REQUIRE(at.shown().look);
  CHECK(at.shown().kind.empty());
}
