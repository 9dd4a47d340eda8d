// A plan at headquarters on a real store: copied as a whole or not at all, and handed to its posts, of which each
// gets the names that it needs and no other.
#include <doctest/doctest.h>

#include <filesystem>

#include "core/figures/event_parts.hpp"
#include "core/model/kinds.hpp"
#include "tests/support/scratch.hpp"
#include "ui/desk/desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using laws::done;
using laws::Machine;
using laws::Scratch;

namespace {

struct Headquarters {
  Scratch folder;
  Machine machine{1};
  std::string store = folder / "hq.db", stick = folder / "USB-07";
  EntryId event = 0, tour = 0, other = 0, bus = 0, entrance = 0;
  std::optional<Desk> desk;
  std::optional<Reader> reader;

  Headquarters() {
    std::filesystem::create_directories(stick);
    {
      Session session = laws::made(store, "本部", machine);
      event = done(session, Create{"event", {{"name", "第3回 交流"}, {"starts_on", "2023-10-14"}}});
      tour = add_tour(session, "里山", "髙橋 花子");
      other = add_tour(session, "海辺", "佐藤 次郎");
      const EntryId gate = done(session, Create{"gate", {{"event_id", event}, {"name", "正面"}}});
      bus = add_post(session, "1号車", "on_board", "tour_id", tour);
      add_post(session, "2号車", "on_board", "tour_id", other);
      entrance = add_post(session, "正面入口", "counting", "gate_id", gate);
    }
    desk.emplace(Places{store, folder / "export",
                        [this] {
                          return std::vector<Drive>{{"USB-07", stick, {}, false, {}}};
                        }},
                 machine.surroundings(), read_keepsakes(keepsakes_path(store)), Wishes{});
    desk->start();
  }
  EntryId add_tour(Session& session, const char* name, const char* person) {
    const EntryId made = done(session, Create{"tour", {{"event_id", event}, {"name", name}}});
    done(session, Create{"participant", {{"tour_id", made}, {"name", person}}});
    return made;
  }
  static EntryId add_post(Session& session, const char* name, const char* role, const char* field,
                          EntryId where) {
    return done(session, Create{"post", {{"name", name}, {"role", role}, {field, where}}});
  }
  void finish() {
    do desk->look_around();
    while (desk->wait());
  }
  void open(Screen screen) {
    desk->answer({shell::GoTo{{screen, event}}});
    finish();
  }
  void hand_out() {
    open(Screen::handing);
    desk->answer({handing::FillIn{{"当日", "責任者", "USB-07", "s01"}}, handing::HandOut{}});
    finish();
  }
  // As the store has them now.
  const Records& records() {
    auto opened = Reader::open(store);
    REQUIRE(opened);
    reader.emplace(std::move(*opened));
    return reader->records();
  }
  const handing::Model& model() const { return desk->app().handing; }
  std::string file_of(EntryId post) const {
    const auto at = model().written.find(post);
    return at == model().written.end() || !at->second.result ? "" : at->second.result->file;
  }
};

// Who is named in a store that takes in that file alone.
std::string names_in(const Headquarters& hq, const std::string& file) {
  Machine machine(2);
  Session post = laws::made(
      hq.folder / ("post" + std::to_string(file.size()) + Path(file).name().substr(0, 24) + ".db"),
      "持ち場", machine);
  laws::merged(post, file);
  std::string names;
  for (const auto& person : all<Participant>(post.records())) names += person.fields.name + ';';
  return names;
}

template <class Kind>
std::size_t count(const Records& records) {
  return all<Kind>(records).size();
}

}  // namespace

TEST_CASE("each post is handed its own file: a bus the names of its tour, a gate nobody's") {
  Headquarters hq;
  hq.hand_out();
  REQUIRE(hq.model().written.size() == 3);
  REQUIRE_FALSE(hq.file_of(hq.bus).empty());
  CHECK(hq.file_of(hq.bus).starts_with(hq.stick));
  CHECK(names_in(hq, hq.file_of(hq.bus)) == "髙橋 花子;;");
  CHECK(names_in(hq, hq.file_of(hq.entrance)) == ";;");
  CHECK(laws::bytes_of(hq.file_of(hq.entrance)).find("髙橋") == std::string::npos);
}

TEST_CASE("names leave with a record and a slip for each post, others without") {
  Headquarters hq;
  hq.hand_out();
  const auto handovers = all<Handover>(hq.records());
  REQUIRE(handovers.size() == 2);
  CHECK(handovers[0].fields.tour_id.id == hq.tour);
  CHECK(handovers[1].fields.tour_id.id == hq.other);
  for (const auto& handover : handovers)
    CHECK(std::filesystem::exists(hq.folder /
                                  ("export/持出し票-" + handover.fields.slip_no + ".html")));
}

TEST_CASE("a file that cannot be written stops no other, and its handover is void") {
  Headquarters hq;
  hq.open(Screen::handing);
  hq.desk->answer({handing::FillIn{{"当日", "責任者", "USB-07", "s01"}}});
  const auto& situation = hq.desk->app().situation;
  const HandingOut out = hand_out(hq.model().files, {}, {"USB-07", hq.stick}, hq.model().slip,
                                  situation, hq.records());
  laws::put_bytes(out.work.files.at(0).place, "somebody's file");
  const EntryId failed = out.posts.at(0);
  hq.desk->answer({handing::HandOut{}});
  hq.finish();
  REQUIRE(hq.model().written.size() == 3);
  for (const auto& [post, fate] : hq.model().written)
    CHECK(static_cast<bool>(fate.result) == (post != failed));
  CHECK(hq.model().written.at(failed).result.error().code == Code::file_exists);
  CHECK(laws::bytes_of(out.work.files.at(0).place) == "somebody's file");
  CHECK(count<Handover>(hq.records()) == 1);
  CHECK_FALSE(hq.desk->app().refusal);
}

TEST_CASE("a copy is there as a whole, and counts as saved") {
  Headquarters hq;
  hq.open(Screen::copying);
  hq.desk->answer({copying::CopyNow{}});
  hq.finish();
  const EntryId made = hq.desk->app().copying.made;
  REQUIRE(made != 0);
  const EventParts parts = parts_of(hq.records(), made);
  CHECK(parts.tours.size() == 2);
  CHECK(parts.posts.size() == 3);
  CHECK(hq.desk->app().situation.device.saved == *laws::opened(hq.store, hq.machine).recorded());
}

TEST_CASE("a copy of which one part is refused leaves nothing at all") {
  Headquarters hq;
  Clerk clerk({hq.store, hq.folder / "export"}, hq.machine.surroundings(), {});
  REQUIRE(std::get<Opened>(clerk.carry_out(OpenWork{}, {})).result);
  const std::size_t before = count<Event>(hq.records());
  Together together = copy_of_event(hq.records(), hq.event, "2024-10-12").together;
  std::get<Create>(together.steps.back().command).fields.push_back({"role", "no such role"});
  const WorkEnd end = clerk.carry_out(TogetherWork{together}, {});
  REQUIRE_FALSE(std::get<DoneTogether>(end).result);
  CHECK(is_refused(end));
  hq.finish();
  CHECK(count<Event>(hq.records()) == before);
  CHECK(count<Gate>(hq.records()) == 1);
  together.steps.pop_back();
  CHECK(std::get<DoneTogether>(clerk.carry_out(TogetherWork{together}, {})).result);
}

TEST_CASE("files that were not begun when it was stopped are said to be so") {
  Headquarters hq;
  Clerk clerk({hq.store, hq.folder / "export"}, hq.machine.surroundings(), {});
  REQUIRE(std::get<Opened>(clerk.carry_out(OpenWork{}, {})).result);
  HandOutWork work;
  for (const char* name : {"a", "b", "c"})
    work.files.push_back({hq.stick + '/' + name + ".renkei", {}, {}});
  double last = 0;
  const auto end = clerk.carry_out(work, [&](const MergeProgress& progress) {
    CHECK(progress.part >= last);
    last = progress.part;
    return progress.part < 0.3 || !progress.at_rest;
  });
  const auto& files = std::get<HandedOut>(end).files;
  REQUIRE(files.size() == 3);
  CHECK(files[0].result);
  for (const std::size_t i : {1, 2}) CHECK(files[i].result.error().code == Code::stopped);
  CHECK(std::filesystem::exists(hq.stick + "/a.renkei"));
  CHECK_FALSE(std::filesystem::exists(hq.stick + "/b.renkei"));
}
