// A register that comes again: an author of its own, who says what is new in it and undoes nothing that
// people have decided.
#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "core/figures/tour.hpp"
#include "core/register/registers.hpp"
#include "core/register/roster/participants.hpp"
#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

namespace {

std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells(1);
  for (const char c : line)
    if (c == '\t')
      cells.emplace_back();
    else
      cells.back() += c;
  return cells;
}

std::optional<int> whole(const std::string& text) {
  return text.empty() ? std::nullopt : std::optional(std::stoi(text));
}

// Clean rows as they stand in an expected file: the reading of sheets is not what is tried here.
RosterRow row_of(const std::vector<std::string>& heads, const std::vector<std::string>& cells) {
  const auto cell = [&](std::string_view head) {
    const auto at = std::ranges::find(heads, head);
    const auto i = static_cast<std::size_t>(at - heads.begin());
    return i < cells.size() ? cells[i] : std::string();
  };
  RosterRow row;
  row.no = cell("no");
  row.bus = cell("bus");
  row.seat = cell("seat");
  row.name = cell("name");
  row.kana = cell("kana");
  if (!cell("birth").empty()) row.birth = date_of_iso(cell("birth"));
  row.age_on_event = whole(cell("age_on_event"));
  row.age_band = cell("age_band");
  row.sex_iso5218 = whole(cell("sex_iso5218")).value_or(0);
  row.ward_code6 = cell("ward_code6");
  row.ward = cell("ward");
  row.address_rest = cell("address_rest");
  row.phone_digits = cell("phone_digits");
  row.emergency_name = cell("emergency_name");
  row.emergency_relation = cell("emergency_relation");
  row.emergency_phone_digits = cell("emergency_phone_digits");
  row.allergy = cell("allergy");
  row.photo_consent = cell("photo_consent").empty() ? "unknown" : cell("photo_consent");
  row.status = cell("status").empty() ? "confirmed" : cell("status");
  row.note = cell("note");
  return row;
}

Result<ImportPlan> plan_clean_rows(const SheetSource& source, const std::string&,
                                   const ImportTarget& target, const Records& records) {
  std::istringstream text{std::string(source.bytes)};
  std::string line;
  std::getline(text, line);
  const std::vector<std::string> heads = cells_of(line);
  Roster roster;
  for (const std::string& head : heads)
    for (const auto& [column, field] :
         {std::pair<std::string_view, std::string_view>{"sex_iso5218", "sex"},
          {"status", "status"},
          {"photo_consent", "photo_consent"}})
      if (head == column) roster.columns.push_back({0, head, field});
  std::size_t at = 1;
  while (std::getline(text, line)) {
    RosterRow row = row_of(heads, cells_of(line));
    row.line = ++at;
    roster.rows.push_back(std::move(row));
  }
  return plan_participants(std::move(roster), target, records);
}

constexpr RegisterKind clean_rows{"roster", "tour", plan_clean_rows, "participant", true, true};

struct Office {
  Scratch folder;
  Machine machine{1}, other{2};
  Session hq = made(folder / "hq.db", "hq", machine);
  EntryId event = hq.execute(Create{"event", {{"name", "e"}, {"starts_on", "2023-10-14"}}})->id;
  EntryId tour = hq.execute(Create{"tour", {{"event", event}, {"name", "t"}}})->id;
  int files = 0;

  ImportReport take(const std::string& text, ImportTarget target = {}) {
    return take(hq, tour, text, std::move(target));
  }
  ImportReport take(Session& session, EntryId of, const std::string& text,
                    ImportTarget target = {}) {
    const std::string file = folder / ("r" + std::to_string(++files) + ".tsv");
    put_bytes(file, text);
    target.tour = of;
    auto report = session.import_register(clean_rows, file, std::move(target));
    REQUIRE(report);
    return std::move(*report);
  }
  std::vector<Record> people(const Session& session) const { return *session.list("participant"); }
  std::string one(const Session& session, std::string_view name, std::string_view field) const {
    for (const Record& record : people(session))
      if (record.value("name").text == name) return std::string(record.value(field).text);
    return "nobody";
  }
  EntryId id_of(const Session& session, std::string_view name) const {
    for (const Record& record : people(session))
      if (record.value("name").text == name) return record.id();
    return 0;
  }
  void carry(Session& from, Session& to) {
    const std::string file =
        exported(from, folder.path(), ExportOptions::Mode::plain, ExportOptions::Range::all);
    merged(to, file);
    machine.now_ms += 60'000;
    other.now_ms = machine.now_ms;
  }
};

std::string joined(const std::vector<std::string>& parts) {
  std::string out;
  for (const std::string& part : parts) out += (out.empty() ? "" : ";") + part;
  return out;
}

std::string results(const ImportReport& report) {
  std::string out;
  for (const ImportRow& row : report.rows)
    out += (out.empty() ? "" : " ") + std::string(result_name(row.fate)) +
           (row.changed.empty() ? "" : ":" + joined(row.changed)) +
           (row.warnings.empty() ? "" : "!" + joined(row.warnings));
  return out;
}

}  // namespace

TEST_CASE("a corrected roster says of each person what changed") {
  Office office;
  const std::string data = std::string(RENKEI_SOURCE_DIR) + "/tests/data/registers/";
  const auto text = [&](const std::string& name) { return bytes_of(data + name); };
  office.take(text("roster_doubtful_first_expected.tsv"));
  const ImportReport report = office.take(text("roster_doubtful_second_expected.tsv"));
  std::istringstream expected(text("roster_doubtful_reimport_expected.tsv"));
  std::string line;
  std::getline(expected, line);
  std::size_t i = 0;
  for (; std::getline(expected, line); ++i) {
    REQUIRE(i < report.rows.size());
    const ImportRow& row = report.rows[i];
    const auto cells = cells_of(line);
    const auto cell = [&](std::string_view column) { return row.clean.value(column); };
    CHECK(cell("no") == cells[0]);
    CHECK(cell("name") == cells[1]);
    CHECK(result_name(row.fate) == cells[2]);
    if (cells[2] != "not_in_file") CHECK(joined(row.changed) == cells[3]);
  }
  CHECK(i == report.rows.size());
  CHECK(office.people(office.hq).size() == 9);
}

TEST_CASE("the same file twice changes nothing, and namesakes stay as many as they are") {
  Office office;
  const std::string text =
      "no\tname\tphone_digits\n\t佐藤　翔\t\n\t佐藤　翔\t\n7\t佐藤　翔\t0901\n7\t佐藤　翔\t0902\n";
  CHECK(results(office.take(text)) == "new new new new");
  const auto recorded = *office.hq.recorded();
  CHECK(results(office.take(text)) == "same same same same");
  CHECK(*office.hq.recorded() == recorded);
  CHECK(office.people(office.hq).size() == 4);
  CHECK(office.hq.list("import_run")->size() == 1);
}

TEST_CASE("what people decided stands where the register says the same as before") {
  Office office;
  const std::string text =
      "no\tname\tseat\tstatus\tphone_digits\n1\t見本　花\t1A\tconfirmed\t0901\n";
  office.take(text);
  const EntryId person = office.id_of(office.hq, "見本　花");
  REQUIRE(office.hq.execute(Set{person, {{"status", "cancelled"}, {"sex", std::int64_t{2}}}}));
  CHECK(results(office.take(
            "no\tname\tseat\tstatus\tphone_digits\n1\t見本　花\t1B\tconfirmed\t0901\n")) ==
        "updated:seat");
  CHECK(office.one(office.hq, "見本　花", "status") == "cancelled");
  CHECK(office.one(office.hq, "見本　花", "seat") == "1B");
  // A sheet without these columns says nothing of them.
  CHECK(results(office.take("no\tname\tphone_digits\n1\t見本　花\t0901\n")) == "same");
}

TEST_CASE("a void stands, and a row about the person says so") {
  Office office;
  const std::string text = "no\tname\n1\t見本　花\n2\t試験　太\n";
  office.take(text);
  REQUIRE(office.hq.execute(Void{office.id_of(office.hq, "見本　花"), "取りやめ"}));
  CHECK(results(office.take(text)) == "same!struck_off_here same");
  CHECK(office.people(office.hq).size() == 1);
}

TEST_CASE("a cell that changed in the file and on another device is a conflict") {
  Office office;
  office.take("no\tname\tseat\n1\t見本　花\t1A\n");
  Session bus = made(office.folder / "bus.db", "bus", office.other);
  office.carry(office.hq, bus);
  REQUIRE(bus.execute(Set{office.id_of(bus, "見本　花"), {{"seat", "2A"}}}));
  office.carry(bus, office.hq);
  CHECK(results(office.take("no\tname\tseat\n1\t見本　花\t1A\n")) == "same");
  CHECK(office.hq.conflicts()->empty());
  CHECK(results(office.take("no\tname\tseat\n1\t見本　花\t3A\n")) ==
        "updated:seat!changed_on_device");
  REQUIRE(office.hq.conflicts()->size() == 1);
  CHECK(office.hq.conflicts()->at(0).field == "seat");
  CHECK(results(office.take("no\tname\tseat\n1\t見本　花\t3A\n")) == "same");
}

TEST_CASE("a register goes on with what it said on another device") {
  Office office;
  office.take("no\tname\tseat\n1\t見本　花\t1A\n");
  Session bus = made(office.folder / "bus.db", "bus", office.other);
  office.carry(office.hq, bus);
  const EntryId tour = bus.list("tour")->at(0).id();
  CHECK(results(office.take(bus, tour, "no\tname\tseat\n1\t見本　花\t1B\n")) == "updated:seat");
  office.carry(bus, office.hq);
  CHECK(office.hq.conflicts()->empty());
  CHECK(results(office.take("no\tname\tseat\n1\t見本　花\t1C\n")) == "updated:seat");
  CHECK(office.hq.conflicts()->empty());
  CHECK(office.one(office.hq, "見本　花", "seat") == "1C");
}

TEST_CASE("the word of a person on this device is not replaced, and told of every time") {
  Office office;
  office.take("no\tname\tseat\n1\t見本　花\t1A\n");
  REQUIRE(office.hq.execute(Set{office.id_of(office.hq, "見本　花"), {{"seat", "2A"}}}));
  for (int i = 0; i < 2; ++i)
    CHECK(results(office.take("no\tname\tseat\n1\t見本　花\t3A\n")) == "same!changed_on_device");
  CHECK(office.one(office.hq, "見本　花", "seat") == "2A");
}

TEST_CASE("of a cell that was changed here, both values are told") {
  Office office;
  office.take("no\tname\tseat\n1\t見本　花\t1A\n");
  REQUIRE(office.hq.execute(Set{office.id_of(office.hq, "見本　花"), {{"seat", "2A"}}}));
  const ImportReport report = office.take("no\tname\tseat\n1\t見本　花\t3A\n");
  REQUIRE(report.notes.size() == 1);
  CHECK(report.notes[0].field == "seat");
  CHECK(report.notes[0].original == "3A");
  CHECK(report.notes[0].instead == "2A");
}

TEST_CASE("a mark that there is an allergy never replaces the word for it") {
  Office office;
  office.take("no\tname\tphone_digits\tallergy\n1\t見本　花\t0901\tそば\n2\t試験　太\t0902\t\n");
  CHECK(results(office.take(
            "no\tname\tphone_digits\tallergy\n1\t見本　花\t0901\t●\n2\t試験　太\t0902\t●\n")) ==
        "same same");
  CHECK(office.one(office.hq, "見本　花", "allergy") == "そば");
  CHECK(office.one(office.hq, "試験　太", "allergy") == "");
  office.take(
      "no\tname\tphone_"
      "digits\tallergy\n1\t見本　花\t0901\t健康上の配慮：杖\n2\t試験　太\t0902\t\n");
  CHECK(office.one(office.hq, "見本　花", "allergy") == "そば");
  // Of somebody new it is all that is known.
  office.take("no\tname\tallergy\n3\t検査　次\t●\n");
  CHECK(office.one(office.hq, "検査　次", "allergy") == "●");
}

TEST_CASE("of one person recorded twice, each record keeps its number and its spelling") {
  Office office;
  office.take("no\tname\tbirth\n1\t髙橋　例子\t1960-05-01\n11\t高橋　例子\t1960-05-01\n");
  // A list that counts them once, as the insurer's.
  CHECK(results(office.take("no\tname\tbirth\tseat\n1\t髙橋　例子\t1960-05-01\t2B\n"))
            .starts_with("updated:seat"));
  CHECK(office.one(office.hq, "高橋　例子", "seat") == "2B");
  for (const Record& person : office.people(office.hq))
    CHECK(person.value("no").integer == (person.value("name").text == "髙橋　例子" ? 1 : 11));
  // The row of the second one is about the second one, in whatever order.
  CHECK(results(office.take("no\tname\tbirth\tseat\n11\t高橋　例子\t1960-05-01\t2B\n"
                            "1\t髙橋　例子\t1960-05-01\t2B\n")) == "same same");
}

TEST_CASE("a register fills what somebody typed left empty, and replaces none of it") {
  Office office;
  REQUIRE(office.hq.execute(Create{"participant",
                                   {{"tour", office.tour},
                                    {"name", "見本 花"},
                                    {"phone", "0901"},
                                    {"seat", "9Z"},
                                    {"status", "walk_in"}}}));
  CHECK(results(office.take("no\tname\tseat\tphone_digits\n1\t見本　花\t1A\t0901\n")) ==
        "updated:no;seat;name!changed_on_device");
  CHECK(office.people(office.hq).size() == 1);
  CHECK(office.one(office.hq, "見本 花", "seat") == "9Z");
  CHECK(office.people(office.hq).at(0).value("no").integer == 1);
}

TEST_CASE("who may be somebody who is known stays apart, and is asked about") {
  Office office;
  office.take("no\tname\tphone_digits\n1\t佐藤　翔\t\n");
  CHECK(results(office.take("no\tname\tphone_digits\n5\t佐藤　翔\t0905\n")) ==
        "new!possible_duplicate not_in_file");
  CHECK(office.people(office.hq).size() == 2);
}

TEST_CASE("whom the file lacks is cancelled only when somebody says so") {
  Office office;
  office.take("no\tname\tstatus\n1\t見本　花\tconfirmed\n2\t試験　太\tconfirmed\n");
  const std::string without = "no\tname\tstatus\n1\t見本　花\tconfirmed\n";
  CHECK(results(office.take(without)) == "same not_in_file");
  CHECK(office.one(office.hq, "試験　太", "status") == "confirmed");
  office.take(without, {.missing = Missing::cancel});
  CHECK(office.one(office.hq, "試験　太", "status") == "cancelled");
  CHECK(office.one(office.hq, "試験　太", "note") == "名簿から削除");
  CHECK(results(office.take(without)) == "same");
  CHECK(
      results(office.take("no\tname\tstatus\n1\t見本　花\tconfirmed\n2\t試験　太\tconfirmed\n")) ==
      "same updated:status");
}

TEST_CASE("an import is taken back by making it void, but for whom somebody has seen") {
  Office office;
  const std::string text = "no\tname\n1\t見本　花\n2\t試験　太\n";
  office.take(text);
  const EntryId stop =
      office.hq.execute(Create{"stop", {{"tour", office.tour}, {"name", "s"}}})->id;
  REQUIRE(office.hq.execute(
      Create{"check_in", {{"participant", office.id_of(office.hq, "試験　太")}, {"stop", stop}}}));
  const EntryId run = office.hq.list("import_run")->at(0).id();
  CHECK(office.hq.find(run)->value("entries_n").integer == 2);
  REQUIRE(office.hq.execute(Void{run, "取り違え"}));
  REQUIRE(office.people(office.hq).size() == 1);
  CHECK(office.people(office.hq).at(0).value("name").text == "試験　太");
  // What was undone comes in anew.
  CHECK(results(office.take(text)) == "new same");
}

TEST_CASE("one person on two devices counts once, until somebody parts the two records") {
  Office office;
  Session bus = made(office.folder / "bus.db", "bus", office.other);
  office.carry(office.hq, bus);
  const EntryId tour = bus.list("tour")->at(0).id();
  const std::string text = "no\tname\tbirth\n1\t見本　花\t1980-01-01\n2\t試験　太\t1981-01-01\n";
  office.take(text);
  office.take(bus, tour, text);
  office.carry(bus, office.hq);
  CHECK(office.people(office.hq).size() == 4);
  TourFacts facts = gather_tour(office.hq.records(), office.tour);
  REQUIRE(facts.people.size() == 2);
  CHECK(facts.people[0].others.size() == 1);
  CHECK(facts.person_of.at(facts.people[0].others[0]) == 0);
  // Both records follow the register.
  CHECK(results(office.take(
            "no\tname\tbirth\tseat\n1\t見本　花\t1980-01-01\t1A\n2\t試験　太\t1981-01-01\t1B\n")) ==
        "updated:seat updated:seat");
  CHECK(std::ranges::count_if(office.people(office.hq), [](const Record& person) {
          return person.value("seat").text == "1A";
        }) == 2);
  const EntryId one = facts.people[0].others[0];
  REQUIRE(office.hq.execute(Set{one, {{"same_person", one}}}));
  CHECK(gather_tour(office.hq.records(), office.tour).people.size() == 3);
}

TEST_CASE("whoever watches an import is told how far it has come, and may stop it") {
  Office office;
  std::string text = "no\tname\n";
  for (int i = 0; i < 2500; ++i) text += std::to_string(i) + "\t見本　花\n";
  const std::string file = office.folder / "many.tsv";
  put_bytes(file, text);
  std::vector<double> parts;
  const auto stopped =
      office.hq.import_register(clean_rows, file, {.tour = office.tour}, [&](double part) {
        parts.push_back(part);
        return part < 0.8;
      });
  CHECK(code_of(stopped) == "stopped");
  CHECK(office.people(office.hq).empty());
  CHECK(office.hq.list("import_run")->empty());
  CHECK(parts.size() == 4);
  CHECK(std::ranges::is_sorted(parts));
  CHECK(parts.front() == 0);
  CHECK(parts.back() <= 1);
  CHECK(office.take(text).rows.size() == 2500);
}
