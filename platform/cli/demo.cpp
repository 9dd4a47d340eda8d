#include "platform/cli/demo.hpp"

#include <algorithm>
#include <map>
#include <random>

#include "core/base/assets.hpp"
#include "core/base/file.hpp"
#include "core/base/path.hpp"
#include "core/model/kinds.hpp"
#include "core/output/writers.hpp"
#include "core/register/registers.hpp"
#include "core/wording/labels.hpp"
#include "core/wording/numbers.hpp"
#include "platform/cli/demo_parts.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

// Today, so that the window opens on it; each device's clock is a little off, and the tablet's by
// years.
class DemoClock {
 public:
  explicit DemoClock(std::int64_t wrong_by_s) : wrong_by_s_(wrong_by_s) {}
  static std::string date() {
    static const std::string today = local_date(system_now(), {});
    return today;
  }
  static Moment today_at(std::string_view hh_mm) {
    return *parse_moment(date() + 'T' + std::string(hh_mm) + ":00+09:00");
  }
  static void set(std::string_view hh_mm) { now_ms() = today_at(hh_mm).unix_ms; }
  Moment operator()() const {
    now_ms() += 7'000;
    return {now_ms() + wrong_by_s_ * 1000, 540};
  }

 private:
  static std::int64_t& now_ms() {
    static std::int64_t now = 0;
    return now;
  }
  std::int64_t wrong_by_s_;
};

std::string shown(const OwnValue& value) {
  const Value stored = value.view();
  if (stored.form == Value::Form::integer) return std::to_string(stored.integer);
  return std::string(stored.text);
}

class Demo {
 public:
  Demo(const Context& context, const Path& folder)
      : context_(context), folder_(folder), seed_(std::random_device{}()) {}

  void run() {
    tell("demo.title", {{"folder", folder_.text()}, {"seed", std::to_string(seed_)}});
    plan();
    hand_out();
    record_on_bus();
    record_with_guide();
    record_at_gate();
    export_and_merge();
    late_file();
    decide();
    tables();
    give_back();
  }

 private:
  using Device = DemoDevice;

  void tell(std::string_view key, std::initializer_list<Named> values = {}) {
    put_line(context_.say(key, values));
  }
  void heading(std::string_view key, std::initializer_list<Named> values = {}) {
    put_line("");
    tell(key, values);
  }

  Device make(const std::string& file, const std::string& name, const std::string& staff,
              std::int64_t wrong_by_s) {
    Surroundings surroundings;
    surroundings.now = DemoClock(wrong_by_s);
    return {name,
            must(Session::create((folder_ / file).text(), {name, "131067", staff}, surroundings))};
  }

  // The same record, as another store numbers it.
  EntryId there(const Device& device, EntryId at_headquarters) {
    return must(device.session.parse_id(hq_.session.id_text(at_headquarters)));
  }
  static EntryId create(Device& device, std::string kind, Assigns fields) {
    return device.create(std::move(kind), std::move(fields));
  }
  std::string write_out(Device& device, ExportOptions::Mode mode, ExportOptions::Range range) {
    return must(device.session.export_bundle((folder_ / "bundles").text(), {mode, range})).file;
  }
  MergeReport merge(Device& device, const std::string& file) {
    return must(device.session.merge(std::span(&file, 1))).at(0);
  }
  void tell_merge(const std::string& file) {
    const MergeReport report = merge(hq_, file);
    tell("demo.merged", {{"file", Path(file).name()},
                         {"status", status_name(report.status)},
                         {"entries", std::to_string(report.new_entries)}});
  }

  void plan();
  void import_register();
  void hand_out();
  void check_in(Device& device, std::size_t person);
  void record_on_bus();
  void record_with_guide();
  void record_at_gate();
  void export_and_merge();
  void tell_missing();
  void late_file();
  void decide();
  void tables();
  void give_back();

  const Context& context_;
  Path folder_;
  unsigned seed_;
  Device hq_ = make("headquarters.db", "本部", "h01", 0);
  Device bus_ = make("bus1.db", "1号車ノート", "s11", 40);
  Device guide_ = make("guide.db", "添乗員ノート", "s12", -95);
  Device gate_ = make("gate.db", "会場タブレット", "s21", 73LL * 365 * 86'400);  // the year 2099
  EntryId event_ = 0, tour_ = 0, vehicle_ = 0, meeting_ = 0, entrance_ = 0, questionnaire_ = 0;
  std::vector<EntryId> people_;
  std::vector<std::string> arrived_;
  std::string late_;
};

void Demo::plan() {
  heading("demo.plan");
  DemoClock::set("08:00");
  event_ = create(hq_, "event",
                  {{"name", "たいとう・すみだ×十勝　住民交流の一日"},
                   {"starts_on", DemoClock::date()},
                   {"ends_on", DemoClock::date()},
                   {"venue", "見本会館"},
                   {"joint_kind", "promotion"}});
  tour_ = create(
      hq_, "tour",
      {{"event_id", event_}, {"name", "住民交流ツアー"}, {"tour_kind", "resident_exchange"}});
  vehicle_ = create(hq_, "vehicle", {{"tour_id", tour_}, {"no", "1"}, {"seats", std::int64_t{45}}});
  meeting_ = create(hq_, "stop",
                    {{"tour_id", tour_},
                     {"name", "集合（区役所前）"},
                     {"seq", std::int64_t{1}},
                     {"kind", "meeting"}});
  entrance_ = create(hq_, "gate",
                     {{"event_id", event_},
                      {"name", "正面口"},
                      {"counting_method", "full_count"},
                      {"unit", "person_days"},
                      {"reentry", "not_counted"}});
  questionnaire_ =
      create(hq_, "questionnaire",
             {{"title", "来場者アンケート"},
              {"event_id", event_},
              {"questions",
               R"([{"key":"q1","text":"年代","type":"single","options":["20代","40代","60代"]},)"
               R"({"key":"q2","text":"満足度","type":"scale"},)"
               R"({"key":"q3","text":"ご意見","type":"text"}])"}});
  import_register();
}

void Demo::import_register() {
  const Path file = folder_ / "register" / "roster.tsv";
  must(make_folder(file.parent()));
  must(write_new_file(file, asset("demo_roster.tsv")));
  const ImportReport report =
      must(hq_.session.import_register(*find_register("roster"), file.text(), {.tour = tour_}));
  int skipped = 0;
  for (const ImportRow& row : report.rows) {
    if (row.fate == ImportRow::Fate::imported) people_.push_back(row.id);
    if (row.fate == ImportRow::Fate::skipped) ++skipped;
  }
  tell("demo.roster", {{"file", "register/roster.tsv"},
                       {"rows", std::to_string(people_.size())},
                       {"skipped", std::to_string(skipped)},
                       {"notes", std::to_string(report.notes.size())}});
}

void Demo::hand_out() {
  heading("demo.duty");
  must(make_folder(folder_ / "bundles"));
  const std::string file = write_out(hq_, ExportOptions::Mode::plain, ExportOptions::Range::all);
  for (Device* device : {&bus_, &guide_, &gate_})
    tell("demo.handed",
         {{"device", device->name}, {"entries", std::to_string(merge(*device, file).new_entries)}});
}

void Demo::check_in(Device& device, std::size_t person) {
  create(device, "check_in",
         {{"participant_id", there(device, people_.at(person))},
          {"stop_id", there(device, meeting_)}});
}

void Demo::record_on_bus() {
  heading("demo.record");
  DemoClock::set("09:00");
  for (std::size_t i = 0; i + 1 < people_.size(); ++i) check_in(bus_, i);
  // What is written so far goes into the file that gets lost.
  late_ = write_out(bus_, ExportOptions::Mode::plain, ExportOptions::Range::since_export);
  DemoClock::set("09:20");
  const EntryId missing = there(bus_, people_.back());
  std::vector<RollCall::Mark> marks;
  for (EntryId person : people_)
    marks.push_back({there(bus_, person), person == people_.back() ? "absent" : "present"});
  must(bus_.session.execute(RollCall{{{"tour_id", there(bus_, tour_)},
                                      {"stop_id", there(bus_, meeting_)},
                                      {"vehicle_id", there(bus_, vehicle_)},
                                      {"phase", "departure"},
                                      {"expected_n", std::int64_t(people_.size())},
                                      {"counted_n", std::int64_t(people_.size()) - 1},
                                      {"leader", "s11"}},
                                     marks}));
  must(bus_.session.execute(Set{there(bus_, people_.at(1)), {{"seat", "5A"}}}));
  tell("demo.bus", {{"name", must(bus_.session.find(missing)).value("name").text}});
}

void Demo::record_with_guide() {
  DemoClock::set("09:10");
  check_in(guide_, 0);  // seen by both
  check_in(guide_, people_.size() - 1);
  must(guide_.session.execute(Set{there(guide_, people_.at(1)), {{"seat", "6B"}}}));
  DemoClock::set("09:21");
  must(guide_.session.execute(RollCall{{{"tour_id", there(guide_, tour_)},
                                        {"stop_id", there(guide_, meeting_)},
                                        {"vehicle_id", there(guide_, vehicle_)},
                                        {"phase", "departure"},
                                        {"expected_n", std::int64_t(people_.size())},
                                        {"counted_n", std::int64_t(people_.size())},
                                        {"leader", "s12"}},
                                       {}}));
  tell("demo.guide",
       {{"name", must(guide_.session.find(there(guide_, people_.back()))).value("name").text}});
}

void Demo::record_at_gate() {
  std::mt19937 random(seed_);
  const EntryId gate = there(gate_, entrance_);
  const auto press = [&](const char* category, std::string_view at) {
    return create(gate_, "tally",
                  {{"gate_id", gate},
                   {"category", category},
                   {"delta", std::int64_t{1}},
                   {"at", DemoClock::today_at(at)}});
  };
  for (const char* hour : {"10", "11", "12", "13"})
    for (unsigned n = 4 + random() % 8; n > 0; --n)
      press(random() % 4 == 0 ? "小学生以下" : "一般",
            std::string(hour) + ":" + std::to_string(10 + n));
  press("関係者", "10:05");
  const EntryId mistake = press("団体", "13:30");
  must(gate_.session.execute(Void{mistake, "押し間違い"}));
  const char* answers[] = {R"({"q1":"20代","q2":5,"q3":"チーズがおいしかった"})",
                           R"({"q1":"60代","q2":4})", R"({"q1":"40代","q2":5})", R"({"q2":2})"};
  for (const char* answer : answers)
    create(gate_, "response",
           {{"questionnaire_id", there(gate_, questionnaire_)},
            {"subject_id", there(gate_, event_)},
            {"at", DemoClock::today_at("13:45")},
            {"channel", "kiosk"},
            {"answers", answer}});
  tell("demo.gate");
}

void Demo::export_and_merge() {
  arrived_ = {write_out(bus_, ExportOptions::Mode::plain, ExportOptions::Range::since_export),
              write_out(guide_, ExportOptions::Mode::plain, ExportOptions::Range::since_receipt),
              write_out(gate_, ExportOptions::Mode::open, ExportOptions::Range::since_receipt)};
  heading("demo.files", {{"lost", Path(late_).name()}});
  std::mt19937 random(seed_);
  std::shuffle(arrived_.begin(), arrived_.end(), random);
  std::string order;
  for (const std::string& file : arrived_) order += (order.empty() ? "" : ", ") + Path(file).name();
  tell("demo.merge", {{"order", order}});
  for (const std::string& file : arrived_) tell_merge(file);
  heading("demo.gap");
  tell_missing();
}

void Demo::tell_missing() {
  bool any = false;
  for (const DeviceStatus& device : must(hq_.session.status()).devices) {
    if (device.missing.empty()) continue;
    any = true;
    tell("demo.missing", {{"device", device.name.empty() ? device.id : device.name},
                          {"ranges", ranges_words(device.missing)}});
  }
  if (!any) tell("demo.nothing_missing");
}

void Demo::late_file() {
  heading("demo.late");
  tell_merge(late_);
  tell_merge(late_);
  tell_missing();
}

void Demo::decide() {
  const std::vector<Conflict> conflicts = must(hq_.session.conflicts());
  heading("demo.conflicts", {{"count", std::to_string(conflicts.size())}});
  for (const Conflict& conflict : conflicts) {
    std::string claims;
    for (const Claim& claim : conflict.claims)
      claims +=
          (claims.empty() ? "" : " / ") +
          context_.say("demo.claim", {{"device", claim.device}, {"value", shown(claim.value)}});
    const std::string kind = kind_label(context_.language, conflict.kind->name);
    const std::string field = field_label(context_.language, conflict.kind->name, conflict.field);
    tell("demo.conflict", {{"kind", kind}, {"field", field}, {"claims", claims}});
    // The conductor stood at the door: headquarters believes that count and that seat.
    const auto believed =
        std::find_if(conflict.claims.begin(), conflict.claims.end(),
                     [&](const Claim& claim) { return claim.device == guide_.name; });
    const OwnValue& value =
        believed == conflict.claims.end() ? conflict.claims[0].value : believed->value;
    must(hq_.session.execute(Resolve{conflict.id, conflict.field, value}));
    tell("demo.decided", {{"value", shown(value)}});
  }
  // He was at the other door: the mark is corrected, and what was first said stays in the log.
  must(hq_.session.execute(RollCall{
      {{"tour_id", tour_}, {"stop_id", meeting_}, {"vehicle_id", vehicle_}, {"phase", "departure"}},
      {{people_.back(), "present"}}}));
}

void Demo::tables() {
  heading("demo.tables");
  must(make_folder(folder_ / "reports"));
  ReportQuery query;
  query.english = context_.language == Language::en;
  const auto show = [&](const char* name) {
    const Report report = must(hq_.session.report(name, query));
    put_line("");
    put(write_text(report));
    must(write_new_file(folder_ / "reports" / (std::string(name) + ".csv"), write_csv(report)));
  };
  query.event = event_;
  show("visitors");
  show("survey");
  query.event.reset();
  query.tour = tour_;
  show("attendance");
}

void Demo::give_back() {
  const std::string file = write_out(hq_, ExportOptions::Mode::plain, ExportOptions::Range::all);
  const std::string digest = must(hq_.session.digest()).digest;
  bool same = true;
  for (Device* device : {&bus_, &guide_, &gate_}) {
    merge(*device, file);
    same = same && must(device->session.digest()).digest == digest;
  }
  heading(same ? "demo.same" : "demo.different", {{"digest", digest}});
  for (Device* device : {&hq_, &bus_, &guide_, &gate_}) must(device->session.close());
  tell("demo.end", {{"store", (folder_ / "headquarters.db").text()}});
}

}  // namespace

int run_demo(const Context& context, const std::string& folder) {
  if (const Status made = make_demo_folder(folder); !made) return refuse(context, made.error());
  try {
    Demo(context, folder).run();
    return done;
  } catch (const Stop& stop) {
    return refuse(context, stop.error);
  }
}

}  // namespace renkei::cli
