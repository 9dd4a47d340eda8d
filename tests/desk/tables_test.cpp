// Tables on a real store: made beside the drawing, and saved without ever replacing a file.
#include <doctest/doctest.h>

#include "core/model/kinds.hpp"
#include "core/output/writers.hpp"
#include "tests/support/scratch.hpp"
#include "ui/desk/desk.hpp"

using namespace renkei;
using namespace renkei::ui;
using laws::done;
using laws::Machine;
using laws::Scratch;

namespace {

struct TableDesk {
  Scratch folder;
  Machine machine{1};
  std::string store = folder / "field.db";
  std::optional<Desk> desk;

  TableDesk() {
    {
      Session session = laws::made(store, "本部", machine);
      done(session, Create{"event", {{"name", "髙﨑の見本市 𠮷"}, {"starts_on", "2023-10-14"}}});
    }
    desk.emplace(Places{store, folder / "export"}, machine.surroundings(),
                 read_keepsakes(keepsakes_path(store)), Wishes{});
    desk->start();
  }
  void finish() {
    do desk->look_around();
    while (desk->wait());
  }
  void save(const char* format) {
    desk->answer({tables::Intent(tables::Save{format})});
    finish();
  }
  std::string bytes(const std::string& name) const {
    return laws::bytes_of(folder / "export/" + name);
  }
};

}  // namespace

TEST_CASE("a report is made from the store and saved as it is shown, never over another file") {
  TableDesk at;
  REQUIRE(at.desk->go_to("tables?report=visitors"));
  at.finish();
  const tables::Model& shown = at.desk->app().tables;
  REQUIRE(shown.made);
  at.save("csv");
  CHECK(at.bytes(tables::file_stem(shown, at.desk->app().situation) + ".csv") ==
        write_csv(*shown.made));
  CHECK_FALSE(shown.saved.empty());
  const std::string first = shown.saved;
  at.save("csv");
  CHECK(shown.saved != first);
  CHECK(shown.saved.ends_with("-2.csv"));
  for (const char* format : {"xlsx", "html", "json", "txt"}) {
    at.save(format);
    CHECK(shown.saved.ends_with(format));
  }
}

TEST_CASE("what Shift_JIS cannot say is refused and leaves no file") {
  TableDesk at;
  REQUIRE(at.desk->go_to("tables?report=visitors"));
  at.finish();
  at.save("cp932");
  REQUIRE(at.desk->app().refusal);
  CHECK(at.desk->app().refusal->code == Code::characters_lost);
  CHECK(at.desk->app().tables.saved.empty());
  CHECK_FALSE(at.desk->app().tables.saving);
}
