#include <doctest/doctest.h>

#include <filesystem>

#include "tests/cli/program.hpp"

using namespace renkei::test;

TEST_CASE("wrong usage ends with 2, says so in the reader's language and changes nothing") {
  const Folder folder;
  for (const Words& words :
       {Words{}, Words{"fly"}, Words{"init"}, Words{"list"}, Words{"show"},
        Words{"--format", "xml", "status"}, Words{"--lang", "fr", "status"},
        Words{"status", "--nonsense"}, Words{"resolve", "id", "name"},
        Words{"resolve", "id", "name", "--keep", "1", "--value", "x"},
        Words{"resolve", "id", "name", "--keep", "0"}, Words{"list", "tour", "--where", "name"},
        Words{"merge"}, Words{"export"}, Words{"export", "--to", "x", "--mode", "secret"},
        Words{"export", "--to", "x", "--all", "--since-export"}, Words{"backup"}, Words{"demo"},
        Words{"import", "pictures", "x", "--tour", "y"}}) {
    const Store store(folder, "none", false);
    const Ran ran = store(words);
    CAPTURE(words.empty() ? "" : words[0]);
    CHECK(ran.code == 2);
    CHECK(ran.out == "");
    CHECK(says(ran.err, "何も変えていません"));
    CHECK(read_file(store.file()) == "");
  }
  CHECK(says(run({"--lang", "en", "fly"}).err, "Nothing was changed"));
}

TEST_CASE(
    "an import that names nothing to import into says what to add, before it reads the file") {
  const Folder folder;
  const Store store(folder, "d");
  const Ran ran = store({"import", "roster", folder / "none.csv"});
  CHECK(ran.code == 1);
  CHECK(says(ran.err, "[missing_option]"));
  CHECK(says(ran.err, "--tour ID"));
}

TEST_CASE("help is on stdout, in Japanese or English, and names every command") {
  const Ran ja = run({"--help"}), en = run({"--lang", "en", "--help"});
  CHECK(ja.code == 0);
  CHECK(ja.err == "");
  CHECK(says(ja.out, "食い違い"));
  CHECK(says(en.out, "conflict"));
  for (const char* command :
       {"init",   "apply",    "list",   "show",      "waiting",   "kinds",  "import",
        "export", "merge",    "status", "conflicts", "resolve",   "enrol",  "trust",
        "revoke", "erasures", "digest", "verify",    "rebuild",   "backup", "report",
        "demo",   "zone",     "tokens", "new",       "completion"}) {
    CAPTURE(command);
    CHECK(says(ja.out, command));
    const Ran help = run({command, "--help"});
    CHECK(help.code == 0);
    CHECK(!says(help.out, "cli."));  // a sentence that nobody wrote
  }
  CHECK(!says(ja.out + en.out, "cli."));
  CHECK(run({"--version"}).out.rfind("renkei ", 0) == 0);
}

TEST_CASE("a refusal prints its code and the three parts to stderr and ends with 1") {
  const Folder folder;
  const Store store(folder, "none", false);
  for (const Words& words :
       {Words{"status"}, Words{"digest"}, Words{"list", "tour"}, Words{"apply"}, Words{"verify"},
        Words{"conflicts"}, Words{"rebuild"}, Words{"export", "--to", folder.path()},
        Words{"merge", "x"}, Words{"backup", folder / "b.db"}, Words{"report", "overview"}}) {
    CAPTURE(words[0]);
    const Ran ja = store(words);
    CHECK(ja.code == 1);
    CHECK(ja.out == "");
    CHECK(says(ja.err, "[store_missing]"));
    CHECK(says(ja.err, "無事なもの: "));
    CHECK(says(ja.err, "次にすること: "));
    CHECK(says(ja.err, store.file()));
    Words english = words;
    english.insert(english.end(), {"--lang", "en"});
    const Ran en = store(english);
    CHECK(says(en.err, "Safe: "));
    CHECK(says(en.err, "Next: "));
  }
}

TEST_CASE("the demonstration writes into no folder that holds anything, and over no file") {
  const Folder folder;
  write_file(folder / "file", "mine");
  for (const std::string& place : {folder.path(), folder / "file"}) {
    CAPTURE(place);
    const Ran ran = run({"--lang", "en", "demo", place});
    CHECK(ran.code == 1);
    CHECK(says(ran.err, "[folder_not_empty]"));
    CHECK(says(ran.err, "Safe: "));
    CHECK(says(ran.err, "Next: "));
  }
  CHECK(read_file(folder / "file") == "mine");
}

TEST_CASE("global options may stand before or behind the command") {
  const Folder folder;
  const Store store(folder);
  CHECK(run({"list", "tour", "--format", "json", "--store", store.file()}).code == 0);
  CHECK(run({"--store", store.file(), "status", "--format=json"}).line()["conflicts"] == 0);
}

TEST_CASE("CSV is only for tables; what cannot be a table is refused before anything is done") {
  const Folder folder;
  const Store store(folder, "new", false);
  const Ran ran = store({"--format", "csv", "init", "--device", "x"});
  CHECK(ran.code == 1);
  CHECK(says(ran.err, "format_unavailable"));
  CHECK(read_file(store.file()) == "");
}

TEST_CASE("a word that is no command is named, with the way to those that are") {
  for (const Words& words : {Words{"nosuch"}, Words{"--format", "json", "nosuch", "x"}}) {
    const Ran ja = run(words);
    CHECK(ja.code == 2);
    CHECK(says(ja.err, "「nosuch」"));
    CHECK(says(ja.err, "renkei --help"));
  }
  CHECK(says(run({"list", "tour", "--nosuch"}).err, "renkei list --help"));
  CHECK(says(run({"--lang", "en", "nosuch"}).err, "There is no command \"nosuch\"."));
}

TEST_CASE("a store without a name is wrong usage, and what is missing is told") {
  const Ran ran = run({"--lang", "en", "--store", "", "status"});
  CHECK(ran.code == 2);
  CHECK(says(ran.err, "--store"));
  CHECK(says(ran.err, "the name of a file is missing"));
  CHECK(says(run({"--store", "", "status"}).err, "ファイルの名前がありません"));
}

TEST_CASE("what is no text is refused before anything is done, be it a file's name or a value") {
  const Folder folder;
  const Store store(folder);
  const std::string odd = folder / "x\xff.db";
  for (const Words& words :
       {Words{"--store", odd, "init", "--device", "x"}, Words{"--store", odd, "status"},
        Words{"--store", store.file(), "backup", odd},
        Words{"--store", store.file(), "export", "--to", folder / "\xe3\x81.renkei"},
        Words{"--store", store.file(), "report", "overview", "--to", folder / "\x80.csv"},
        Words{"--store", store.file(), "merge", folder / "\xed\xa0\x80"},
        Words{"--store", store.file(), "list", "event", "--where", "name=\xff"},
        Words{"--lang", "en", "demo", folder / "d\xc0"}}) {
    const Ran ran = run(words);
    CAPTURE(words[2]);
    CHECK(ran.code == 1);
    CHECK(says(ran.err, "[bad_text]"));
    CHECK(says(ran.err, "UTF-8"));
    CHECK(ran.out == "");
  }
  std::size_t files = 0;
  for (const auto& each : std::filesystem::directory_iterator(folder.path())) {
    ++files;
    CHECK(each.path() == std::filesystem::path(store.file()));
  }
  CHECK(files == 1);
}
