// A roster of a whole region's people, imported, against the same rows inserted by SQLite alone.
#include <array>
#include <fstream>

#include "core/register/registers.hpp"
#include "tests/bench/child.hpp"
#include "tests/bench/commands.hpp"
#include "tests/bench/dice.hpp"
#include "tests/bench/options.hpp"
#include "tests/bench/plain_sqlite.hpp"
#include "tests/bench/stores.hpp"

namespace renkei::bench {
namespace {

constexpr double aim_people = 200'000, aim_s = 5, aim_mib = 200;

struct Person {
  std::string name, kana, sex, ward, phone, note;
  std::int64_t no = 0, age = 0;
};

// Names of many combinations, as a region's people have: most are nobody's namesake.
Person person_of(Dice& dice, std::int64_t no) {
  constexpr std::array<const char*, 16> first = {"高", "佐", "鈴", "田", "渡", "伊", "山", "中",
                                                 "小", "加", "吉", "木", "松", "斎", "林", "村"};
  constexpr std::array<const char*, 16> second = {"橋", "藤", "木", "中", "邊", "東", "本", "村",
                                                  "林", "田", "口", "山", "崎", "水", "野", "川"};
  constexpr std::array<const char*, 16> third = {"太", "花", "一", "美", "健", "直", "翔", "桜",
                                                 "蓮", "結", "陽", "恵", "誠", "裕", "隆", "明"};
  constexpr std::array<const char*, 16> fourth = {"郎", "子", "也", "代", "樹", "斗", "奈", "菜",
                                                  "輔", "美", "江", "司", "夫", "香", "平", "介"};
  constexpr std::array<const char*, 16> kana = {"ア", "カ", "サ", "タ", "ナ", "ハ", "マ", "ヤ",
                                                "ラ", "キ", "シ", "チ", "ニ", "ヒ", "ミ", "リ"};
  constexpr std::array<const char*, 8> wards = {"千代田区", "中央区", "港区",   "新宿区",
                                                "文京区",   "台東区", "墨田区", "世田谷区"};
  const auto one = [&](const auto& words) {
    return std::string(words[static_cast<std::size_t>(dice.below(std::ssize(words)))]);
  };
  const auto digits = [&] { return std::to_string(dice.between(1000, 9999)); };
  Person person;
  person.no = no;
  person.name = one(first) + one(second) + " " + one(third) + one(fourth);
  for (int letter = 0; letter < 7; ++letter) person.kana += (letter == 4 ? " " : "") + one(kana);
  person.age = dice.between(18, 84);
  person.sex = dice.chance(50) ? "男" : "女";
  person.ward = one(wards);
  person.phone = "090-" + digits() + "-" + digits();
  if (dice.below(500) == 0) person.note = "車椅子";
  return person;
}

void write_roster(const std::string& path, const std::vector<Person>& people) {
  std::ofstream out(path, std::ios::binary);
  out << "No,氏名,フリガナ,年齢,性別,居住区,電話番号,備考\n";
  for (const Person& one : people)
    out << one.no << ',' << one.name << ',' << one.kana << ',' << one.age << ',' << one.sex << ','
        << one.ward << ',' << one.phone << ',' << one.note << '\n';
  if (!out.flush()) throw std::runtime_error("cannot write " + path);
}

void insert_plainly(const std::string& path, const std::vector<Person>& people) {
  PlainSqlite database(path);
  database.execute(
      "CREATE TABLE person(e INTEGER PRIMARY KEY, tour INTEGER, no INTEGER, name TEXT, kana TEXT, "
      "age INTEGER, sex TEXT, ward TEXT, phone TEXT, note TEXT);"
      "CREATE INDEX person_of ON person(tour); BEGIN IMMEDIATE");
  sqlite3_stmt* insert = database.prepare("INSERT INTO person VALUES(?,1,?,?,?,?,?,?,?,?)");
  for (const Person& one : people) {
    int at = 0;
    for (const std::int64_t number : {one.no, one.no}) sqlite3_bind_int64(insert, ++at, number);
    sqlite3_bind_int64(insert, 5, one.age);
    const std::pair<int, const std::string*> texts[] = {{3, &one.name},  {4, &one.kana},
                                                        {6, &one.sex},   {7, &one.ward},
                                                        {8, &one.phone}, {9, &one.note}};
    for (const auto& [column, text] : texts)
      sqlite3_bind_text(insert, column, text->data(), static_cast<int>(text->size()),
                        SQLITE_STATIC);
    database.run(insert);
  }
  database.execute("COMMIT");
}

// A store with an event and its tour.
void plan_tour(const std::string& path) {
  Session session = new_headquarters(path);
  const EntryId event =
      must(session.execute(Create{"event", {{"name", "物産展"}, {"starts_on", "2023-10-14"}}}),
           "event")
          .id;
  must(session.execute(Create{"tour", {{"event_id", event}, {"name", "十勝の旅"}}}), "tour");
}

}  // namespace

void import_roster(Session& session, const std::string& file) {
  const EntryId tour = must(session.list("tour"), "list").back().id();
  must(session.import_register(*find_register("roster"), file, {.tour = tour}), "import");
}

int run_import(const Words& words) {
  const Options options(words, {"people", "rounds", "seed", "json", "folder"});
  const Scratch scratch(options.text("folder"));
  const std::int64_t count = options.number("people", 200'000);
  Dice dice(static_cast<std::uint64_t>(options.number("seed", 1)));
  std::vector<Person> people;
  people.reserve(static_cast<std::size_t>(count));
  for (std::int64_t no = 1; no <= count; ++no) people.push_back(person_of(dice, no));
  const std::string file = scratch.path("roster.csv");
  write_roster(file, people);

  Board board;
  const std::int64_t rounds = options.number("rounds", 3);
  const std::string renkei = "renkei: a roster", plain = "SQLite: the same rows";
  for (std::int64_t round = 0; round < rounds; ++round) {
    const std::string store = scratch.path("people.store"), floor = scratch.path("floor.db");
    plan_tour(store);
    {
      Session session = must(Session::open(store), "open");
      board.time(renkei, spent_on([&] { import_roster(session, file); }), count);
    }
    board.time(plain, spent_on([&] { insert_plainly(floor, people); }), count);
    remove_store(store);
    remove_store(floor);
  }
  const std::string store = scratch.path("memory.store");
  plan_tour(store);
  const double idle = peak_memory_of({"idle", store});
  const double peak = peak_memory_of({"import", store, file});
  const double part = static_cast<double>(count) / aim_people;
  board.ratio("a roster / the same rows by SQLite alone", renkei, plain, 0);
  board.fact("a roster of " + std::to_string(count), board.median_seconds(renkei), "s",
             aim_s * part);
  board.fact("peak memory above an opened store", peak - idle, "MiB", aim_mib * part);
  board.print();
  const std::string json = options.text("json");
  if (!json.empty() && !board.write_json(json)) throw std::runtime_error("cannot write " + json);
  return 0;
}

}  // namespace renkei::bench
