// Made the files v1* of this folder, once, when format 1 was released. Kept to show how; never run
// by the tests, and never to be run again for a released version (see README.md here).
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>

#include "core/session/session.hpp"

using namespace renkei;

namespace {

// Fixed clock and fixed "randomness": the same files on every machine.
struct Machine {
  std::uint64_t state;
  std::int64_t now_ms = 1'697'238'000'000;  // 2023-10-14T08:00:00+09:00
  Surroundings surroundings() {
    return {[this] {
              return Moment{now_ms += 1'000, 540};
            },
            [this](std::span<unsigned char> out) {
              for (unsigned char& byte : out) {
                state = state * 6364136223846793005u + 1442695040888963407u;
                byte = static_cast<unsigned char>(state >> 56);
              }
            }};
  }
};

template <class T>
T must(Result<T> result) {
  if (result) return std::move(*result);
  std::fprintf(stderr, "refused: %s\n", std::string(code_name(result.error().code)).c_str());
  std::exit(1);
}

EntryId done(Session& session, const Command& command) { return must(session.execute(command)).id; }

void record_a_day(Session& s) {
  const EntryId event = done(s, Create{"event",
                                       {{"name", "交流フェア"},
                                        {"starts_on", "2023-10-14"},
                                        {"lat", 35.6895},
                                        {"co_organiser", R"(["千代田区","港区"])"}}});
  const EntryId tour =
      done(s, Create{"tour", {{"event_id", event}, {"capacity", std::int64_t{40}}}});
  const EntryId stop =
      done(s, Create{"stop", {{"tour_id", tour}, {"name", "𠮷野の里"}, {"plan_arrive", "10:30"}}});
  const EntryId person = done(s, Create{"participant",
                                        {{"tour_id", tour},
                                         {"name", "𠮷田 花子"},
                                         {"kana", "ヨシダ ハナコ"},
                                         {"birth", "1960-02-29"},
                                         {"allergy", "そば"},
                                         {"bus", "1"},
                                         {"consent_contact_later", std::int64_t{1}}}});
  done(s, Create{"participant", {{"tour_id", tour}, {"name", "取り消した人"}}});
  const EntryId gone = done(s, Create{"participant", {{"tour_id", tour}, {"name", "消された人"}}});
  done(s, Create{"check_in", {{"participant_id", person}, {"stop_id", stop}, {"method", "qr"}}});
  done(s, RollCall{{{"tour_id", tour}, {"phase", "boarding"}, {"counted_n", std::int64_t{39}}},
                   {{person, "present"}}});
  const EntryId gate = done(s, Create{"gate", {{"event_id", event}, {"name", "正面"}}});
  done(s, Create{"tally",
                 {{"gate_id", gate},
                  {"category", "一般"},
                  {"delta", std::int64_t{12}},
                  {"at", *parse_moment("2023-10-14T09:30:15.250+09:00")}}});
  const EntryId mistake = done(
      s, Create{"tally", {{"gate_id", gate}, {"category", "一般"}, {"delta", std::int64_t{-3}}}});
  done(s, Void{mistake, "押し間違い"});
  // Enough of a kind for the codings that want several values.
  for (std::int64_t hour = 9; hour < 15; ++hour) {
    const std::string clock = (hour < 10 ? "0" : "") + std::to_string(hour);
    done(s, Create{"stop",
                   {{"tour_id", tour},
                    {"name", std::to_string(hour) + "番目"},
                    {"seq", hour},
                    {"plan_arrive", clock + ":05"},
                    {"plan_depart", clock + (hour % 2 == 0 ? ":30" : ":45")},
                    {"allergens_note", "そば、卵"}}});
  }
  const EntryId form = done(
      s, Create{"questionnaire",
                {{"title", "満足度"},
                 {"questions", R"([{"key":"q1","type":"scale"},{"key":"q2","type":"text"}])"}}});
  done(s,
       Create{"response", {{"questionnaire_id", form}, {"answers", R"({"q1":5,"q2":"🍎が良い"})"}}});
  done(s, Set{event, {{"venue", "広場"}}});
  done(s, Set{person, {{"phone", "09012345678"}, {"bus", "2"}}});
  done(s, Erase{gone});
}

void make(const std::string& folder) {
  Machine first{1}, second{2};
  Session kiosk =
      must(Session::create(folder + "/kiosk.db", {"受付1", "131016", "s1"}, first.surroundings()));
  Session bus =
      must(Session::create(folder + "/bus.db", {"バス1", "131016", "s2"}, second.surroundings()));
  record_a_day(kiosk);
  must(kiosk.export_bundle(folder + "/v1-open.renkei", {ExportOptions::Mode::open}));
  must(kiosk.export_bundle(folder + "/v1-plain.renkei", {ExportOptions::Mode::plain}));
  must(bus.merge(std::vector<std::string>{folder + "/v1-plain.renkei"}));
  const EntryId event = must(bus.list("event")).at(0).id();
  done(bus, Set{event, {{"venue", "体育館"}}});
  done(bus, Create{"need", {{"text", "駐車場が足りない"}, {"heard_from", "商工会"}}});
  must(bus.export_bundle(folder + "/v1-bus.renkei", {ExportOptions::Mode::plain}));
  done(kiosk, Set{must(kiosk.list("event")).at(0).id(), {{"venue", "雨天は公民館"}}});
  must(kiosk.merge(std::vector<std::string>{folder + "/v1-bus.renkei"}));
}

}  // namespace

int main(int count, char** arguments) {
  if (count != 2) return 2;
  const std::string folder = arguments[1];
  make(folder);
  std::filesystem::rename(folder + "/kiosk.db", folder + "/v1.db");
}
