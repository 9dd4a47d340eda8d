// renkei-bench season: every device records its years through a Session of its own and exports what
// is new once a year. Offices plan (events, gates, tours, participants, questionnaires); devices in
// the field take the plan in, count visitors, ask them, check people in and call the roll.
#include "tests/bench/season.hpp"

#include <fmt/format.h>
#include <filesystem>

#include "tests/bench/commands.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

namespace fs = std::filesystem;

constexpr int first_fiscal_year = 2020;
constexpr int lost_percent = 2;         // of the files of devices in the field
constexpr int correction_percent = 10;  // of the tallies
constexpr int void_percent = 1;
constexpr int duplicate_percent = 1;  // of the participants: entered once more in the field
constexpr int clone_every = 50;       // one device in so many was copied with its disk
constexpr int clone_from = 30;
constexpr int wrong_clock_every = 50;

constexpr std::string_view ward_names[] = {"千代田", "中央", "港",   "新宿", "文京",  "台東",
                                           "墨田",   "江東", "品川", "目黒", "大田",  "世田谷",
                                           "渋谷",   "中野", "杉並", "豊島", "北",    "荒川",
                                           "板橋",   "練馬", "足立", "葛飾", "江戸川"};
constexpr std::string_view family_names[] = {"佐藤", "鈴木", "高橋", "田中", "伊藤",
                                             "渡辺", "山本", "中村", "小林", "加藤",
                                             "𠮷田", "髙木", "﨑山", "齋藤"};
constexpr std::string_view given_names[] = {"太郎", "花子",   "一郎", "美咲", "健", "陽菜",
                                            "翔",   "さくら", "蓮",   "結衣", "誠", "葵"};
constexpr std::string_view categories[] = {"一般", "一般", "一般", "中高生", "小学生以下", "団体"};

// The part of a total that falls to number `index` of `count`.
std::int64_t share(std::int64_t total, std::int64_t index, std::int64_t count) {
  return total * (index + 1) / count - total * index / count;
}

template <std::size_t N>
std::string pick(Dice& dice, const std::string_view (&list)[N]) {
  return std::string(list[static_cast<std::size_t>(dice.below(std::int64_t{N}))]);
}

// A tour and everything that a device in the field has to know of it; ids are global.
struct TourPlan {
  std::string id;
  std::vector<std::string> stops, participants;
};
struct YearPlan {
  std::string bundle;
  std::vector<std::string> gates, questionnaires, events;
  std::vector<TourPlan> tours;
};

// One device's store between its years; the clock of each device goes its own way.
struct Device {
  std::string store;
  std::string id;
  std::uint64_t seed = 0;
  int ward = 0;
  bool cloned = false;
};

class Season {
 public:
  Season(const SeasonSize& size, const std::string& folder)
      : size_(size), folder_(folder), scratch_(folder) {
    fs::create_directories(folder + "/bundles");
    fs::create_directories(folder + "/lost");
  }

  void run() {
    for (int ward = 0; ward < size_.wards; ++ward) {
      progress(fmt::format("ward {} of {}, {} entries", ward + 1, size_.wards, truth_.entries));
      run_ward(ward);
    }
    if (!truth_.write(folder_ + "/truth.json")) throw std::runtime_error("cannot write the truth");
    fmt::print("{} entries in {} files; {} lost files' devices, {} clones, {} wrong clocks\n",
               truth_.entries, truth_.files, truth_.lost.size(), truth_.cloned.size(),
               truth_.wrong_clocks.size());
  }

 private:
  int field_devices() const { return size_.devices - size_.wards; }
  void run_ward(int ward);
  Device new_device(int ward, int number, const std::string& name);
  Device clone(const Device& device);
  Surroundings surroundings(const Device& device, int year);
  YearPlan plan_year(const Device& office, int ward, int year);
  void plan_event(Batch& batch, const Reader& store, Dice& dice, int year, YearPlan& plan,
                  EntryId project);
  void plan_tour(Batch& batch, const Reader& store, Dice& dice, EntryId event, std::int64_t people,
                 YearPlan& plan);
  void field_year(const Device& device, int number, int year, const YearPlan& plan);
  void deliver(Session& session, const Device& device, bool lost);

  SeasonSize size_;
  std::string folder_;
  Scratch scratch_;
  Truth truth_;
  int next_clone_ = 0;
};

EntryId create(Batch& batch, std::string kind, Assigns fields) {
  return must(batch.execute(Create{std::move(kind), std::move(fields)}), "create").id;
}

Device Season::new_device(int ward, int number, const std::string& name) {
  Device device;
  device.ward = ward;
  device.seed = static_cast<std::uint64_t>(ward * 1'000 + number + 1);
  device.store = scratch_.path(fmt::format("{}-{}.store", ward, number));
  Session session =
      must(Session::create(device.store, {name, fmt::format("{:06}", 131'016 + ward * 8), "s01"},
                           deterministic(device.seed)),
           "create");
  device.id = session.device_id();
  must(session.close(), "close");
  return device;
}

Surroundings Season::surroundings(const Device& device, int year) {
  const bool wrong = device.seed % wrong_clock_every == 7;
  if (wrong) truth_.wrong_clocks.insert(device.id);
  Surroundings out = deterministic(device.seed * 31 + static_cast<std::uint64_t>(year));
  constexpr std::int64_t year_ms = 31'556'952'000;
  const std::int64_t off = wrong ? 76 * year_ms : (year + first_fiscal_year - 2023) * year_ms;
  out.now = [inner = out.now, off] {
    Moment now = inner();
    now.unix_ms += off;
    return now;
  };
  return out;
}

// The disk is copied while the device is off; from then on there are two of it.
Device Season::clone(const Device& device) {
  Device copy = device;
  copy.store = scratch_.path(fmt::format("clone-{}.store", next_clone_++));
  copy.seed += 900'000;
  fs::copy_file(device.store, copy.store);
  truth_.cloned.insert(device.id);
  return copy;
}

void Season::deliver(Session& session, const Device& device, bool lost) {
  const auto report =
      must(session.export_bundle(folder_ + (lost ? "/lost" : "/bundles"),
                                 {ExportOptions::Mode::plain, ExportOptions::Range::since_export}),
           "export");
  if (lost)
    truth_.lost[device.id].push_back({report.first, report.last});
  else
    ++truth_.files;
}

void Season::plan_tour(Batch& batch, const Reader& store, Dice& dice, EntryId event,
                       std::int64_t people, YearPlan& plan) {
  const EntryId tour = create(batch, "tour", {{"event_id", event}, {"name", "住民交流ツアー"}});
  TourPlan& out = plan.tours.emplace_back();
  out.id = store.id_text(tour);
  for (int i = 0; i < size_.check_ins_each; ++i)
    out.stops.push_back(store.id_text(create(
        batch, "stop",
        {{"tour_id", tour}, {"name", fmt::format("立ち寄り先{}", i + 1)}, {"kind", "visit"}})));
  for (std::int64_t i = 0; i < people; ++i)
    out.participants.push_back(
        store.id_text(create(batch, "participant",
                             {{"tour_id", tour},
                              {"no", i + 1},
                              {"name", pick(dice, family_names) + "　" + pick(dice, given_names)},
                              {"age", dice.between(6, 85)},
                              {"phone", fmt::format("090{:08}", dice.below(100'000'000))},
                              {"status", "confirmed"}})));
  truth_.entries += 1 + size_.check_ins_each + people;
  truth_.participants[out.id] = people;
}

void Season::plan_event(Batch& batch, const Reader& store, Dice& dice, int year, YearPlan& plan,
                        EntryId project) {
  const EntryId event =
      create(batch, "event",
             {{"name", fmt::format("連携物産展 第{}回", plan.events.size() + 1)},
              {"starts_on", fmt::format("{}-{:02}-{:02}", first_fiscal_year + year,
                                        dice.between(4, 12), dice.between(1, 28))},
              {"project_id", project},
              {"status", "held"}});
  plan.events.push_back(store.id_text(event));
  for (const char* name : {"正面入口", "ステージ"}) {
    const EntryId gate = create(batch, "gate", {{"event_id", event}, {"name", name}});
    plan.gates.push_back(store.id_text(gate));
    truth_.visitors[plan.gates.back()] = 0;
  }
  const EntryId questionnaire =
      create(batch, "questionnaire", {{"title", "来場者アンケート"}, {"event_id", event}});
  plan.questionnaires.push_back(store.id_text(questionnaire));
  truth_.answers[plan.questionnaires.back()] = 0;
  truth_.entries += 4;
  ++truth_.events;
}

YearPlan Season::plan_year(const Device& office, int ward, int year) {
  YearPlan plan;
  Dice dice(office.seed * 7 + static_cast<std::uint64_t>(year));
  Session session = must(Session::open(office.store, surroundings(office, year)), "open");
  Batch batch = must(session.begin(), "begin");
  const std::int64_t turn = std::int64_t{ward} * season_years + year;
  const std::int64_t turns = std::int64_t{size_.wards} * season_years;
  EntryId project = 0;
  for (std::int64_t i = share(size_.projects, turn, turns); i > 0; --i, ++truth_.projects)
    project = create(batch, "project",
                     {{"name", fmt::format("{}区 連携事業{}", ward_names[ward], i)},
                      {"fy", std::int64_t{first_fiscal_year + year}}});
  truth_.entries += share(size_.projects, turn, turns);
  const std::int64_t events = share(size_.events, turn, turns);
  const std::int64_t tours = (events + 2) / 3;
  for (std::int64_t i = 0; i < events; ++i) {
    plan_event(batch, session, dice, year, plan, project);
    if (i < tours)
      plan_tour(batch, session, dice, *session.parse_id(plan.events.back()),
                share(share(size_.participants, turn, turns), i, tours), plan);
  }
  must(batch.commit(), "commit");
  deliver(session, office, false);
  const auto report =
      must(session.export_bundle(scratch_.path(fmt::format("plan-{}-{}.renkei", ward, year)),
                                 {ExportOptions::Mode::plain, ExportOptions::Range::all}),
           "export");
  plan.bundle = report.file;
  // Later the office corrects an event, and does not know that the field corrects it as well.
  must(session.execute(Set{*session.parse_id(plan.events[0]), {{"capacity", std::int64_t{100}}}}),
       "set");
  ++truth_.entries;
  must(session.close(), "close");
  return plan;
}

// What one device in the field does in one year.
class FieldYear {
 public:
  FieldYear(Batch& batch, const Reader& store, const YearPlan& plan, Truth& truth, Dice& dice,
            bool lost)
      : batch_(batch), store_(store), plan_(plan), truth_(truth), dice_(dice), lost_(lost) {}

  void count_visitors(std::int64_t tallies);
  void ask(std::int64_t answers);
  void lead_tours(int number, int devices);
  void disagree();

 private:
  EntryId id(const std::string& text) { return must(store_.parse_id(text), "id"); }
  void wrote(std::int64_t entries) { truth_.entries += lost_ ? 0 : entries; }
  void count(std::int64_t& what, std::int64_t by) { what += lost_ ? 0 : by; }

  Batch& batch_;
  const Reader& store_;
  const YearPlan& plan_;
  Truth& truth_;
  Dice& dice_;
  bool lost_;
};

void FieldYear::count_visitors(std::int64_t tallies) {
  const std::string gate = plan_.gates[static_cast<std::size_t>(
      dice_.below(static_cast<std::int64_t>(plan_.gates.size())))];
  const EntryId gate_id = id(gate);
  std::int64_t& visitors = truth_.visitors[gate];
  for (std::int64_t i = 0; i < tallies; ++i) {
    const std::int64_t delta = dice_.chance(90) ? 1 : dice_.between(2, 40);
    const EntryId tally = create(batch_, "tally",
                                 {{"gate_id", gate_id},
                                  {"category", pick(dice_, categories)},
                                  {"delta", delta},
                                  {"quality", delta == 1 ? "count" : "estimate"}});
    count(visitors, delta);
    wrote(1);
    const std::int64_t roll = dice_.below(100);
    if (roll < void_percent) {
      must(batch_.execute(Void{tally, "二重"}), "void");
      count(visitors, -delta);
      wrote(1);
    } else if (roll < void_percent + correction_percent) {
      must(batch_.execute(Set{tally, {{"delta", delta + 1}}}), "set");
      count(visitors, 1);
      wrote(1);
    }
  }
}

void FieldYear::ask(std::int64_t answers) {
  const std::string questionnaire = plan_.questionnaires[static_cast<std::size_t>(
      dice_.below(static_cast<std::int64_t>(plan_.questionnaires.size())))];
  const EntryId questionnaire_id = id(questionnaire);
  for (std::int64_t i = 0; i < answers; ++i)
    create(batch_, "response",
           {{"questionnaire_id", questionnaire_id},
            {"channel", "kiosk"},
            {"lang", "ja"},
            {"answers", fmt::format(R"({{"q1":{},"q2":"{}","q3":{}}})", dice_.between(1, 5),
                                    dice_.between(1, 8), dice_.between(0, 10))}});
  count(truth_.answers[questionnaire], answers);
  wrote(answers);
}

// The devices of a ward share its participants among themselves.
void FieldYear::lead_tours(int number, int devices) {
  for (const TourPlan& tour : plan_.tours) {
    const auto people = static_cast<std::int64_t>(tour.participants.size());
    const std::int64_t from = people * number / devices, to = people * (number + 1) / devices;
    if (from == to) continue;
    for (const std::string& stop : tour.stops) {
      const EntryId stop_id = id(stop);
      const EntryId rollcall = create(batch_, "rollcall",
                                      {{"tour_id", id(tour.id)},
                                       {"stop_id", stop_id},
                                       {"phase", "boarding"},
                                       {"leader", store_.device_id()}});
      wrote(1);
      for (std::int64_t i = from; i < to; ++i) {
        const EntryId person = id(tour.participants[static_cast<std::size_t>(i)]);
        create(batch_, "check_in", {{"participant_id", person}, {"stop_id", stop_id}});
        create(batch_, "rollcall_mark",
               {{"rollcall_id", rollcall}, {"participant_id", person}, {"state", "present"}});
      }
      count(truth_.check_ins, to - from);
      count(truth_.marks, to - from);
      wrote(2 * (to - from));
    }
    if (!dice_.chance(duplicate_percent * static_cast<int>(to - from))) continue;
    create(batch_, "participant",
           {{"tour_id", id(tour.id)}, {"name", "佐藤　太郎"}, {"status", "walk_in"}});
    count(truth_.participants[tour.id], 1);
    count(truth_.duplicated_people, 1);
    wrote(1);
  }
}

void FieldYear::disagree() {
  must(batch_.execute(Set{id(plan_.events[0]), {{"capacity", std::int64_t{200}}}}), "set");
  count(truth_.conflicts, 1);
  wrote(1);
}

void Season::field_year(const Device& device, int number, int year, const YearPlan& plan) {
  Session session = must(Session::open(device.store, surroundings(device, year)), "open");
  merge_files(session, {plan.bundle}, "merged");
  Dice dice(device.seed * 11 + static_cast<std::uint64_t>(year));
  const bool lost = dice.chance(lost_percent) && size_.losses && !device.cloned;
  const std::int64_t turn = std::int64_t{number} * season_years + year;
  const std::int64_t turns = std::int64_t{field_devices()} * season_years;
  const int in_ward = (field_devices() - device.ward + size_.wards - 1) / size_.wards;
  if (year == 0 && !lost) ++truth_.entries;  // its introduction
  Batch batch = must(session.begin(), "begin");
  FieldYear work(batch, session, plan, truth_, dice, lost);
  work.count_visitors(share(size_.tallies, turn, turns));
  work.ask(share(size_.answers, turn, turns));
  work.lead_tours(number / size_.wards, in_ward);
  if (number < size_.wards) work.disagree();
  must(batch.commit(), "commit");
  deliver(session, device, lost);
  must(session.close(), "close");
}

void Season::run_ward(int ward) {
  const std::string name = std::string(ward_names[ward]) + "区";
  const Device office = new_device(ward, 0, name + "役所");
  ++truth_.entries;                           // its introduction
  std::vector<std::pair<int, Device>> field;  // with its number among all devices in the field
  for (int number = ward; number < field_devices(); number += size_.wards) {
    Device device = new_device(ward, number + 1, fmt::format("{} 端末{}", name, number));
    device.cloned = size_.clones && number % clone_every == clone_from;
    field.emplace_back(number, device);
  }
  for (int year = 0; year < season_years; ++year) {
    const YearPlan plan = plan_year(office, ward, year);
    std::vector<std::pair<int, Device>> clones;
    for (const auto& [number, device] : field) {
      if (device.cloned && year == season_years / 2) clones.emplace_back(number, clone(device));
      field_year(device, number, year, plan);
    }
    field.insert(field.end(), clones.begin(), clones.end());
    for (auto& each : clones) field_year(each.second, each.first, year, plan);
    fs::remove(plan.bundle);
  }
  Session last = must(Session::open(office.store, surroundings(office, season_years)), "open");
  deliver(last, office, false);
  for (const auto& each : field) remove_store(each.second.store);
}

}  // namespace

int run_season(const Words& words) {
  const Options options(words, {"scale", "clones", "losses"});
  if (options.words().size() != 1) throw std::runtime_error("season FOLDER [--scale 1.0]");
  SeasonSize size = SeasonSize::scaled(options.real("scale", 1.0));
  size.clones = options.flag("clones", true);
  size.losses = options.flag("losses", true);
  const std::string folder = options.words()[0];
  if (std::filesystem::exists(folder) && !std::filesystem::is_empty(folder))
    throw std::runtime_error(folder + " is not empty");
  Season(size, folder).run();
  return 0;
}

}  // namespace renkei::bench
