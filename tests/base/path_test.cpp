#include "core/base/path.hpp"

#include <doctest/doctest.h>

#include <fstream>

#include "tests/support/scratch.hpp"

using namespace renkei;
using namespace renkei::laws;

TEST_CASE("a path has a last part and a folder, whatever separators stand at its end") {
  CHECK(Path("/media/stick/a.renkei").name() == "a.renkei");
  CHECK(Path("/media/stick/a.renkei").parent() == Path("/media/stick"));
  CHECK(Path("media/stick/").name() == "stick");
  CHECK(Path("media/stick//").parent() == Path("media"));
  CHECK(Path("a").parent().empty());
  CHECK(Path("/a").parent() == Path("/"));
  CHECK(Path("/").parent() == Path("/"));
  CHECK((Path("a/b") / "c").text() == "a/b/c");
  CHECK((Path("a/b/") / "c").text() == "a/b/c");
  CHECK((Path() / "c").text() == "c");
}

TEST_CASE("Japanese names come back from the system as they went in, also those beyond 16 bits") {
  const Scratch folder;
  const std::string name = "名簿髙𠮷①.csv";
  const Path path = Path(folder.path()) / name;
  std::ofstream(path.native()) << "x";
  CHECK(bytes_of(folder / name) == "x");
  CHECK(Path(path.native()).text() == path.text());
  CHECK(path.name() == name);
}

#ifndef _WIN32
TEST_CASE("bytes that are no UTF-8 name the file that they name") {
  const Scratch folder;
  const Path path = Path(folder.path()) / std::string("roster\xff.csv");
  std::ofstream(path.native()) << "x";
  CHECK(std::filesystem::exists(folder / "roster\xff.csv"));
  CHECK(Path(path.native()).name() == "roster\xff.csv");
}
#endif
