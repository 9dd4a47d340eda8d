// What every family of reports takes over a large store, each against one plain query over the same
// derived tables; and the memory that it takes.
#include <array>
#include <filesystem>

#include "core/report/reports.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/plain_sqlite.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

enum class Family { one_event, yearly, explain };
struct Measured {
  std::string_view title, name;
  Family family;
  std::string_view explain;  // TABLE/ROW/COLUMN
  std::string_view floor;    // ?1: what it is about
};

constexpr std::string_view of_event =
    "SELECT t.category, t.date, t.hour_band, SUM(t.delta) FROM tally t JOIN gate g ON "
    "t.gate_id=g.e "
    "WHERE g.event_id=?1 AND t._void IS NULL GROUP BY 1,2,3";
constexpr std::string_view of_tour =
    "SELECT p.e, p.status, COUNT(c.e) FROM participant p LEFT JOIN check_in c ON "
    "c.participant_id=p.e "
    "AND c._void IS NULL WHERE p.tour_id=?1 AND p._void IS NULL GROUP BY p.e";
constexpr std::string_view of_survey =
    "SELECT answers FROM response WHERE questionnaire_id=?1 AND _void IS NULL";
constexpr std::string_view of_projects =
    "SELECT fy, COUNT(*) FROM project WHERE _void IS NULL GROUP BY fy";
constexpr std::string_view of_events =
    "SELECT joint_kind, starts_on, exhibitors FROM event WHERE _void IS NULL";
constexpr std::string_view of_links =
    "SELECT municipality_code6, valid_from FROM exchange_link WHERE _void IS NULL";
constexpr std::string_view of_answers =
    "SELECT answers, token, partner_code6 FROM response WHERE _void IS NULL";

constexpr std::array measured = {
    Measured{"visitors of an event", "visitors", Family::one_event, "", of_event},
    Measured{"report on an event", "event", Family::one_event, "", of_event},
    Measured{"report on a tour", "tour", Family::one_event, "", of_tour},
    Measured{"attendance of a tour", "attendance", Family::one_event, "", of_tour},
    Measured{"roster of a tour", "roster", Family::one_event, "", of_tour},
    Measured{"list for a tour's leader", "participants", Family::one_event, "", of_tour},
    Measured{"sheets for the roll call", "rollcall-sheet", Family::one_event, "", of_tour},
    Measured{"seats of a tour", "seats", Family::one_event, "", of_tour},
    Measured{"monitors of a tour", "monitor", Family::one_event, "", of_tour},
    Measured{"answers to a questionnaire", "survey", Family::one_event, "", of_survey},
    Measured{"municipalities", "municipalities", Family::yearly, "", of_links},
    Measured{"projects", "projects", Family::yearly, "", of_projects},
    Measured{"joint events", "joint-events", Family::yearly, "", of_events},
    Measured{"participation", "participation", Family::yearly, "", of_events},
    Measured{"overview of a year", "overview", Family::yearly, "",
             "SELECT gate_id, SUM(delta) FROM tally WHERE _void IS NULL GROUP BY 1"},
    Measured{"list of events", "event-list", Family::yearly, "", of_events},
    Measured{"schedule", "schedule", Family::yearly, "", of_events},
    Measured{"needs", "needs", Family::yearly, "", "SELECT text FROM need WHERE _void IS NULL"},
    Measured{"relations (kankei)", "kankei", Family::yearly, "", of_answers},
    Measured{"relief", "relief", Family::yearly, "",
             "SELECT decided_on, amount_yen FROM relief WHERE _void IS NULL"},
    Measured{"explaining visitors", "visitors", Family::explain, "days/total/visitors", of_event},
    Measured{"explaining who took part", "tour", Family::explain, "tour_recruiting/took_part/n",
             of_tour},
    Measured{"explaining projects", "projects", Family::explain, "projects/all/2022", of_projects}};

double target_of(Family family) {
  return family == Family::one_event ? 0.3 : family == Family::yearly ? 1.0 : 0.1;
}

// The events, tours and questionnaires with the most recorded for them.
struct Largest {
  EntryId event = 0, tour = 0, questionnaire = 0;
};

class PlainReader {
 public:
  explicit PlainReader(const std::string& path) : database_(path) {}
  // Reads all rows; the first column of the first one.
  std::int64_t first_of_all(std::string_view sql, EntryId about) {
    sqlite3_stmt* query = database_.prepare(std::string(sql));
    if (sqlite3_bind_parameter_count(query) > 0) sqlite3_bind_int64(query, 1, about);
    std::int64_t first = 0, rows = 0, bytes = 0;
    while (sqlite3_step(query) == SQLITE_ROW) {
      if (rows++ == 0) first = sqlite3_column_int64(query, 0);
      for (int c = 0; c < sqlite3_column_count(query); ++c) bytes += sqlite3_column_bytes(query, c);
    }
    sqlite3_reset(query);
    if (bytes < 0) throw std::runtime_error("bytes");
    return first;
  }

 private:
  PlainSqlite database_;
};

Largest largest_in(PlainReader& plain) {
  return {
      plain.first_of_all("SELECT g.event_id FROM tally t JOIN gate g ON t.gate_id=g.e GROUP BY 1 "
                         "ORDER BY COUNT(*) DESC LIMIT 1",
                         0),
      plain.first_of_all(
          "SELECT tour_id FROM participant GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1", 0),
      plain.first_of_all(
          "SELECT questionnaire_id FROM response GROUP BY 1 ORDER BY COUNT(*) DESC LIMIT 1", 0)};
}

EntryId about(const Measured& row, const Largest& largest) {
  if (row.floor == of_event) return largest.event;
  if (row.floor == of_tour) return largest.tour;
  return row.floor == of_survey ? largest.questionnaire : 0;
}

ReportQuery query_of(const Measured& row, const Largest& largest) {
  ReportQuery query;
  if (row.floor == of_event) query.event = largest.event;
  if (row.floor == of_tour) query.tour = largest.tour;
  if (row.floor == of_survey) query.questionnaire = largest.questionnaire;
  query.explain = row.explain;
  if (row.name == "participants") query.audience = "leader";
  if (row.name == "event-list") query.layout = "recommended";
  if (row.name == "schedule") query.years = "R4-R5";
  if (row.name == "municipalities") query.as_of = "2022-08-01,2023-08-01";
  if (row.name == "projects" || row.name == "joint-events" || row.name == "kankei")
    query.years = "R4-R5";
  if (row.name == "overview") query.fiscal_year = "R5";
  return query;
}

void make(const Reader& session, const Measured& row, const Largest& largest) {
  must(session.report(row.name, query_of(row, largest)), std::string(row.title));
}

}  // namespace

// What they are about comes as numbers: finding it takes more memory than any report.
void make_all_reports(const std::string& path, const Words& about) {
  const Reader session = must(Reader::open(path), "open");
  const Largest largest{std::stoll(about.at(0)), std::stoll(about.at(1)), std::stoll(about.at(2))};
  for (const Measured& row : measured) make(session, row, largest);
}

int run_reports(const Words& words) {
  const Options options(words, {"rounds", "json"});
  if (options.words().empty()) throw std::runtime_error("reports wants a STORE");
  const std::string& path = options.words()[0];
  const Reader session = must(Reader::open(path), "open");
  PlainReader plain(path);
  const Largest largest = largest_in(plain);
  Board board;
  const auto rounds = options.number("rounds", 9);
  for (std::int64_t round = 0; round < rounds; ++round)
    for (const Measured& row : measured) {
      const std::string title(row.title);
      progress(title);
      board.time(title + ", a plain query",
                 spent_on([&] { plain.first_of_all(row.floor, about(row, largest)); }), 1);
      board.time(title, spent_on([&] { make(session, row, largest); }), 1);
    }
  for (const Measured& row : measured) {
    const std::string title(row.title);
    board.ratio(title + " / a plain query", title, title + ", a plain query", 0);
    board.fact(title, board.median_seconds(title), "s", target_of(row.family));
  }
  const double idle = peak_memory_of({"idle", path});
  board.fact("memory for all of them, above idle",
             peak_memory_of({"reports", path, std::to_string(largest.event),
                             std::to_string(largest.tour), std::to_string(largest.questionnaire)}) -
                 idle,
             "MiB", 64);
  board.print();
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return 0;
}

}  // namespace renkei::bench
