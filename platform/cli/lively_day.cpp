#include "platform/cli/lively_day.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include "core/base/assets.hpp"
#include "core/base/file.hpp"
#include "core/base/path.hpp"
#include "core/wording/dates.hpp"
#include "platform/cli/demo_parts.hpp"
#include "platform/cli/output.hpp"
#include "platform/cli/refusal.hpp"

namespace renkei::cli {
namespace {

using Mode = ExportOptions::Mode;
using Range = ExportOptions::Range;

struct Name {
  const char *written, *read;
};
constexpr Name family_names[] = {
    {"髙橋", "タカハシ"},   {"𠮷田", "ヨシダ"},        {"小鳥遊", "タカナシ"},
    {"五十嵐", "イガラシ"}, {"葛城", "カツラギ"},      {"渡邉", "ワタナベ"},
    {"長谷川", "ハセガワ"}, {"安孫子", "アビコ"},      {"東海林", "ショウジ"},
    {"御手洗", "ミタライ"}, {"勅使河原", "テシガワラ"}};
constexpr Name given_names[] = {
    {"例子", "レイコ"},   {"試太", "シタ"},           {"見本", "ミホン"}, {"仮乃", "カノ"},
    {"架人", "カケヒト"}, {"想一郎", "ソウイチロウ"}, {"範代", "ノリヨ"}, {"写", "ウツス"}};
constexpr std::size_t people_on_tour = 38, here_in_the_morning = 26;
constexpr const char* bus_layout =
    "door _ _ guide driver\n"
    "1A 1B _ 1C 1D\n2A 2B _ 2C 2D\n3A 3B _ 3C 3D\n4A 4B _ 4C 4D\n5A 5B _ 5C 5D\n"
    "6A 6B _ 6C 6D\n7A 7B _ 7C 7D\n8A 8B _ 8C 8D\n9A 9B _ 9C 9D\n10A 10B _ 10C 10D";

class LivelyDay {
 public:
  LivelyDay(const Path& folder, const Moment& now, unsigned seed)
      : folder_(folder), now_(now), clock_ms_(now.unix_ms), random_(seed) {}

  void make() {
    plan();
    hand_out();
    board();
    count();
    answer();
    come_in();
    for (DemoDevice* device : {&hq_, &bus_, &second_, &entrance_, &kiosk_, &stranger_})
      must(device->session.close());
  }

 private:
  DemoDevice device(const char* file, const char* name, const char* staff) {
    Surroundings surroundings;
    surroundings.now = [this] { return Moment{clock_ms_, Zone{}.offset_min}; };
    return {name,
            must(Session::create((folder_ / file).text(), {name, "131067", staff}, surroundings))};
  }
  // What is recorded from here on happened so many minutes ago.
  void be_at(double minutes_ago) {
    clock_ms_ = now_.unix_ms - static_cast<std::int64_t>(minutes_ago * 60'000);
  }
  std::string date(int days_from_now) const {
    return local_date({now_.unix_ms + std::int64_t{days_from_now} * 86'400'000, 0}, zone_);
  }
  // Late in the evening nothing is planned for the hours after midnight.
  bool is_today(int minutes_from_now) const {
    const std::int64_t at = now_.unix_ms + std::int64_t{minutes_from_now} * 60'000;
    return local_date({at, 0}, zone_) == date(0);
  }
  std::string planned(int minutes_from_now) const {
    constexpr std::int64_t five = 5 * 60'000;
    const std::int64_t at = now_.unix_ms + std::int64_t{minutes_from_now} * 60'000;
    return clock_words({at - at % five, 0}, zone_);
  }
  EntryId there(const DemoDevice& device, EntryId at_headquarters) const {
    return must(device.session.parse_id(hq_.session.id_text(at_headquarters)));
  }
  std::string write_out(DemoDevice& device, Mode mode, Range range) {
    return must(device.session.export_bundle((folder_ / "bundles").text(), {mode, range})).file;
  }
  // What has come to headquarters, though the device, as it is looked at, still has it to hand over.
  std::string hand_over_later(DemoDevice& device, Mode mode, Range range) {
    ExportOptions options{mode, range};
    options.stays_here = true;
    return must(device.session.export_bundle((folder_ / "bundles").text(), options)).file;
  }
  static void merge(DemoDevice& device, const std::string& file) {
    (void)must(device.session.merge(std::span(&file, 1)));
  }
  std::size_t below(std::size_t n) { return static_cast<std::size_t>(random_() % n); }

  void plan();
  void plan_tour();
  void plan_posts();
  void hand_out();
  void board();
  void count();
  void count_between(int from_minutes, int to_minutes);
  void answer();
  void come_in();

  const Path folder_;
  const Moment now_;
  std::int64_t clock_ms_;
  const Zone zone_{};
  std::mt19937 random_;
  DemoDevice hq_ = device("headquarters.db", "本部", "h01");
  DemoDevice bus_ = device("bus.db", "1号車ノート", "s11");
  DemoDevice second_ = device("bundles/second.db", "添乗員ノート", "s12");
  DemoDevice entrance_ = device("entrance.db", "正面口タブレット", "s21");
  DemoDevice kiosk_ = device("kiosk.db", "キオスク1", "s31");
  DemoDevice stranger_ = device("bundles/stranger.db", "だれかのノート", "");
  EntryId event_ = 0, tour_ = 0, vehicle_ = 0, meeting_ = 0, front_ = 0, south_ = 0, paper_ = 0;
  EntryId bus_post_ = 0, entrance_post_ = 0, kiosk_post_ = 0;
  std::vector<EntryId> people_;
};

void LivelyDay::plan() {
  be_at(24 * 60);
  const auto event = [&](const char* name, int first, int last, const char* venue) {
    return hq_.create(
        "event",
        {{"name", name}, {"starts_on", date(first)}, {"ends_on", date(last)}, {"venue", venue}});
  };
  event("春の物産展", -40, -39, "見本アーケード");
  event("冬の交流まつり", 20, 21, "見本公園");
  event_ = event("たいとう・すみだ×十勝　交流フェスタ", 0, 1, "見本会館");
  const auto gate = [&](const char* name, const char* method) {
    return hq_.create("gate", {{"event_id", event_},
                               {"name", name},
                               {"kind", "entrance"},
                               {"counting_method", method},
                               {"direction", "in"},
                               {"unit", "person_days"},
                               {"reentry", "not_counted"}});
  };
  front_ = gate("正面口", "full_count");
  south_ = gate("南口", "gate_counter");
  paper_ =
      hq_.create("questionnaire", {{"title", "来場者アンケート"},
                                   {"event_id", event_},
                                   {"questions", std::string(asset("demo_questionnaire.json"))}});
  plan_tour();
  plan_posts();
}

void LivelyDay::plan_tour() {
  tour_ = hq_.create(
      "tour",
      {{"event_id", event_}, {"name", "十勝　住民交流ツアー"}, {"tour_kind", "resident_exchange"}});
  vehicle_ = hq_.create(
      "vehicle",
      {{"tour_id", tour_}, {"no", "1号車"}, {"seats", std::int64_t{40}}, {"layout", bus_layout}});
  struct Planned {
    const char *name, *kind;
    int arrive, depart;
  };
  std::int64_t seq = 0;
  for (const Planned& one : std::array<Planned, 4>{{{"集合（区役所前）", "meeting", -25, 15},
                                                    {"昼食（見本牧場）", "meal", 180, 240},
                                                    {"農業体験", "experience", 250, 360},
                                                    {"解散（区役所前）", "dismissal", 500, 510}}}) {
    Assigns fields = {{"tour_id", tour_},
                      {"name", one.name},
                      {"kind", one.kind},
                      {"day", std::int64_t{1}},
                      {"seq", ++seq},
                      {"hospital", "見本総合病院"},
                      {"emergency_place", "正面の駐車場"}};
    if (is_today(one.arrive) && is_today(one.depart)) {
      fields.push_back({"plan_arrive", planned(one.arrive)});
      fields.push_back({"plan_depart", planned(one.depart)});
    }
    const EntryId stop = hq_.create("stop", std::move(fields));
    if (seq == 1) meeting_ = stop;
  }
  for (std::size_t i = 0; i < people_on_tour; ++i) {
    const Name &surname = family_names[i * 7 % std::size(family_names)],
               &own = given_names[i * 5 % std::size(given_names)];
    const auto no = static_cast<std::int64_t>(i) + 1;
    Assigns fields = {{"tour_id", tour_},
                      {"no", no},
                      {"badge_no", "B" + std::to_string(100 + no)},
                      {"name", std::string(surname.written) + "　" + own.written},
                      {"kana", std::string(surname.read) + "　" + own.read},
                      {"age", static_cast<std::int64_t>(24 + i * 13 % 55)},
                      {"vehicle_id", vehicle_},
                      {"seat", std::to_string(i / 4 + 1) + "ABCD"[i % 4]}};
    if (i % 9 == 4) fields.push_back({"allergy", "そば"});
    if (i == 11) fields.push_back({"hide_on_lists", std::int64_t{1}});
    people_.push_back(hq_.create("participant", std::move(fields)));
  }
}

void LivelyDay::plan_posts() {
  const auto post = [&](const char* name, const char* role, const char* field, EntryId what) {
    return hq_.create("post",
                      {{"name", name}, {"role", role}, {field, what}, {"event_id", event_}});
  };
  bus_post_ = hq_.create("post", {{"name", "1号車"},
                                  {"role", "on_board"},
                                  {"event_id", event_},
                                  {"tour_id", tour_},
                                  {"vehicle_id", vehicle_}});
  entrance_post_ = post("正面口", "counting", "gate_id", front_);
  post("南口", "counting", "gate_id", south_);
  kiosk_post_ = post("キオスク1", "kiosk", "questionnaire_id", paper_);
}

void LivelyDay::hand_out() {
  be_at(60);
  for (DemoDevice* device : {&bus_, &second_, &entrance_, &kiosk_})
    must(hq_.session.execute(Enrol{device->session.device_id()}));
  const std::string headquarters = hq_.session.device_id();
  const std::string file = write_out(hq_, Mode::plain, Range::all);
  for (DemoDevice* device : {&bus_, &second_, &entrance_, &kiosk_, &stranger_}) {
    merge(*device, file);
    must(device->session.execute(Trust{headquarters}));
  }
  const auto take = [&](DemoDevice& device, EntryId post) {
    const EntryId own = must(device.session.parse_id(device.session.device_id() + "-1"));
    must(device.session.execute(Set{own, {{"post_id", there(device, post)}}}));
  };
  take(bus_, bus_post_);
  take(entrance_, entrance_post_);
  take(kiosk_, kiosk_post_);
}

// The bus fills; the second device stands at the other door, and sees two things otherwise.
void LivelyDay::board() {
  std::vector<std::size_t> order(people_.size());
  for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
  for (std::size_t i = order.size() - 1; i > 0; --i) std::swap(order[i], order[below(i + 1)]);
  const auto check_in = [&](DemoDevice& device, std::size_t person) {
    device.create("check_in", {{"participant_id", there(device, people_[person])},
                               {"stop_id", there(device, meeting_)}});
  };
  for (std::size_t i = 0; i < here_in_the_morning; ++i) {
    be_at(20.0 - 18.0 * static_cast<double>(i) / here_in_the_morning);
    check_in(bus_, order[i]);
  }
  for (std::size_t i = here_in_the_morning - 2; i < order.size() - 1; ++i)
    check_in(second_, order[i]);
  must(bus_.session.execute(Set{there(bus_, people_[3]), {{"seat", "10A"}}}));
  must(second_.session.execute(Set{there(second_, people_[3]), {{"seat", "9D"}}}));
}

// More people towards noon and after it, as crowds come; a slip now and then, taken back. An hour ago a
// first file went to headquarters, and never came.
void LivelyDay::count() {
  count_between(240, 60);
  (void)write_out(entrance_, Mode::open, Range::since_export);
  count_between(60, 0);
}

void LivelyDay::count_between(int from_minutes, int to_minutes) {
  const EntryId gate = there(entrance_, front_), south = there(entrance_, south_);
  auto batch = must(entrance_.session.begin());
  for (int minute = from_minutes; minute > to_minutes; --minute) {
    const double hours = minute / 60.0;
    const double rate = 2.5 * std::exp(-(hours - 1.2) * (hours - 1.2)) + 0.4;
    for (int n = std::poisson_distribution<int>(rate)(random_); n > 0; --n) {
      be_at(minute - 0.01 * n);
      const std::size_t who = below(12);
      const bool is_group = who == 11 && below(8) == 0;
      const char* category = is_group  ? "団体"
                             : who < 7 ? "一般"
                             : who < 9 ? "中高生"
                                       : "小学生以下";
      const std::int64_t people = is_group ? 10 + static_cast<std::int64_t>(below(25)) : 1;
      const Create press{"tally", {{"gate_id", gate}, {"category", category}, {"delta", people}}};
      const EntryId id = must(batch.execute(press)).id;
      if (below(90) == 0) (void)must(batch.execute(Void{id, "押し間違い"}));
    }
    if (minute % 60 == 0) {
      const std::int64_t shown = 120 + (240 - minute) * 2;
      (void)must(
          batch.execute(Create{"counter_reading", {{"gate_id", south}, {"reading", shown}}}));
    }
  }
  must(batch.commit());
}

void LivelyDay::answer() {
  constexpr const char* languages[] = {"ja", "ja", "ja", "ja-easy", "en", "zh-Hans", "ko"};
  constexpr const char* ages[] = {"u20", "20", "40", "40", "60", "60"};
  for (int i = 0; i < 40; ++i) {
    be_at(200 - 4.7 * i);
    const std::string satisfied = std::to_string(5 - below(3) * below(2));
    const std::string answers = R"({"q1":")" + satisfied + R"(","q2":")" +
                                ages[below(std::size(ages))] + R"(","q3":[)" +
                                (below(2) == 0 ? R"("food")" : R"("food","stage")") + "]}";
    kiosk_.create("response", {{"questionnaire_id", there(kiosk_, paper_)},
                               {"subject_id", there(kiosk_, event_)},
                               {"channel", "kiosk"},
                               {"lang", languages[below(std::size(languages))]},
                               {"answers", answers}});
  }
}

// To headquarters: all but the first file of the entrance; and a file of a device that nobody enrolled.
void LivelyDay::come_in() {
  be_at(1);
  stranger_.create(
      "tally",
      {{"gate_id", there(stranger_, front_)}, {"category", "一般"}, {"delta", std::int64_t{500}}});
  for (DemoDevice* device : {&bus_, &second_})
    merge(hq_, hand_over_later(*device, Mode::plain, Range::all));
  for (DemoDevice* device : {&kiosk_, &stranger_})
    merge(hq_, hand_over_later(*device, Mode::open, Range::all));
  merge(hq_, hand_over_later(entrance_, Mode::open, Range::since_export));
}

}  // namespace

int make_lively_day(const Context& context, const std::string& folder, const Moment& now,
                    unsigned seed) {
  if (const Status made = make_demo_folder(folder); !made) return refuse(context, made.error());
  try {
    must(make_folder(Path(folder) / "bundles"));
    LivelyDay(folder, now, seed).make();
    for (const char* file : {"bus.db", "entrance.db", "kiosk.db", "headquarters.db"})
      put_line((Path(folder) / file).text());
    return done;
  } catch (const Stop& stop) {
    return refuse(context, stop.error);
  }
}

}  // namespace renkei::cli
